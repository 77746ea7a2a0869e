import type { Provider } from '@nestjs/common';
import { namesOf, pseudonymised, Worklist, type Dossier, type WorklistHouse } from '@fallspur/casework';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { readsNames } from '../security/field-rights.ts';
import type { SignedIn } from '../security/session.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/**
 * The worklist of this house, for those who read names and for those who may not: for these it knows invented names only,
 * so that no search, no order and no count tells a real one.
 */
export class Worklists {
  readonly #clear: Worklist;
  readonly #pseudonymous: Worklist;

  constructor(house: WorklistHouse) {
    this.#clear = new Worklist(house);
    this.#pseudonymous = new Worklist({
      ...house,
      state: async (caseId) => {
        const state = await house.state(caseId);
        return caseId.startsWith('dossier-') ? { ...state, domain: pseudonymised(state.domain as Dossier) } : state;
      },
    });
  }

  for({ fields }: Pick<SignedIn, 'fields'>): Worklist {
    return readsNames(fields) ? this.#clear : this.#pseudonymous;
  }
}

/** One for all who ask: the names dossiers are found by are read once and kept in memory only. */
export const worklistProvider: Provider = {
  provide: Worklists,
  inject: [HOUSE, DemonstrationPeople],
  useFactory: (house: House, people: DemonstrationPeople): Worklists =>
    new Worklists({
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
