import type { Provider } from '@nestjs/common';
import { namesOf, Worklist } from '@fallspur/casework';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/** The worklist of this house. One for all who ask: the names it finds dossiers by are read once and kept in memory only. */
export const worklistProvider: Provider = {
  provide: Worklist,
  inject: [HOUSE, DemonstrationPeople],
  useFactory: (house: House, people: DemonstrationPeople): Worklist =>
    new Worklist({
      answer: (ask) => house.views.answer(ask),
      state: (caseId) => house.runtime.state(caseId),
      municipality: (bfs) => municipalityThen(house.register, bfs, localDateOfInstant(house.clock.now())),
      names: (process, sha256, element) => {
        const names = namesOf(house.deployed.definitions, process, sha256 ?? undefined);
        return { process: names.process, element: names.element(element) };
      },
      person: (user) => people.find(user)?.label ?? user,
      isStep: (process, element) =>
        STEPS.test(house.deployed.definitions.latest(process)?.elements[element]?.type ?? ''),
    }),
};

/** What a caseworker would call a step: activities and what may happen meanwhile, not gateways, starts and ends. */
const STEPS = /task$|^callActivity$|^(subProcess|transaction|adHocSubProcess)$|^(boundary|intermediateCatch)Event$/i;
