import { Stage, type CaseEvent } from '@fallspur/engine';
import { localDateOf, startOfDay, type JsonObject } from '@fallspur/kernel';
import { deployedFromFiles } from '../../deployment/from-files.ts';
import type { ReadDeployed } from '../../deployment/deployed-reader.ts';
import { dossierKind } from '../../dossier/dossier-kind.ts';
import { recordableFacts } from '../../forms/recordable.ts';
import { readProposals } from '../../testing/files.ts';
import { arrived } from '../../testing/given.ts';
import { caseFileOf, type CaseFile, type Moment, type Surroundings, type Viewer } from '../case-file.ts';

const RECORDED_AT = '2015-01-01T00:00:00Z';

/** What is deployed from `processes/`, read once a spec. */
export const deployedHere = (): Promise<ReadDeployed> => deployedFromFiles(readProposals(), RECORDED_AT);

export const ib: Viewer = { user: 'anna', office: 'EG-2513', roles: ['IB'] };
export const residents: Viewer = { user: 'beat', office: 'EG-2513', roles: ['EWD'] };

export const surroundings = (deployed: ReadDeployed, today: string): Surroundings => ({
  definitions: deployed.definitions,
  recordable: (roles) => recordableFacts(deployed, roles),
  today,
  municipality: (bfs) => ({ bfs, name: bfs === 2513 ? 'Biberist' : `Gemeinde ${bfs}` }),
  officeName: (key) => (key === 'EG-2513' ? 'Einwohnergemeinde Biberist' : key),
  personName: (user) => ({ anna: 'Anna Muster', carla: 'Carla Muster' })[user] ?? user,
});

/** A mother and her child who have just arrived in Biberist, with the real processes of the house. */
export class StagedFamily {
  readonly stage: Stage;

  constructor(deployed: ReadDeployed) {
    this.stage = new Stage({
      definitions: deployed.definitions,
      kind: dossierKind,
      parameters: (day) => deployed.parameters(day, RECORDED_AT),
      register: (name, day) => deployed.register(name, day, RECORDED_AT),
      functions: deployed.functions,
      clock: '2015-07-05T08:00:00.000Z',
    });
    this.as('anna');
    this.record(...arrived.map(({ type, data }) => ({ type, data })));
  }

  get events(): readonly CaseEvent[] {
    return this.stage.events;
  }

  as(person: string, role = 'IB'): this {
    this.stage.actor = { person, office: 'EG-2513', role };
    return this;
  }

  on(day: string): this {
    return this.must(this.stage.moveTo(startOfDay(day)));
  }

  record(...facts: readonly { readonly type: string; readonly data: JsonObject }[]): this {
    const occurredOn = localDateOf(this.stage.now);
    return this.must(this.stage.send({ type: 'RecordFacts', facts: facts.map((fact) => ({ ...fact, occurredOn })) }));
  }

  complete(element: string, data: JsonObject): this {
    return this.must(this.stage.send({ type: 'CompleteTask', task: this.taskOf(element), data }));
  }

  claim(element: string): this {
    return this.must(this.stage.send({ type: 'ClaimTask', task: this.taskOf(element) }));
  }

  correct(event: string, data: JsonObject, reason: string): this {
    return this.must(this.stage.send({ type: 'CorrectFact', event, data, reason }));
  }

  void(event: string, reason: string): this {
    return this.must(this.stage.send({ type: 'VoidFact', event, reason }));
  }

  fact(type: string): CaseEvent {
    const found = this.events.findLast((event) => event.type === type);
    if (!found) throw new Error(`no ${type} on stage; there are ${this.events.map((one) => one.type).join(', ')}`);
    return found;
  }

  file(moment: Moment = {}): CaseFile {
    return caseFileOf(this.stage.state.caseId, this.events, moment);
  }

  taskOf(element: string): { readonly instance: string; readonly task: string } {
    for (const instance of Object.values(this.stage.state.instances))
      for (const task of Object.keys(instance.tasks))
        if (task.startsWith(`${element}#`)) return { instance: instance.id, task };
    throw new Error(`no open task ${element}`);
  }

  private must(refusal: { readonly code: string; readonly message: string } | undefined): this {
    if (refusal) throw new Error(`${refusal.code}: ${refusal.message}`);
    return this;
  }
}
