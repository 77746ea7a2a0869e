import type { CaseEvent, DefinitionRef, ElementKey, Migrated, Step } from '@fallspur/engine';
import { localDateOf } from '@fallspur/kernel';
import type { CaseFile, Surroundings } from './case-file.ts';
import { diagramNames } from './names.ts';
import { personName } from './persons.ts';

/** How long a token stood at an element. */
export interface Stay {
  readonly key: ElementKey;
  /** The version whose diagram names the element. */
  readonly definition: DefinitionRef;
  readonly from: string;
  /** Null: still there. */
  to: string | null;
  /** It went on within the event that brought it. */
  passed: boolean;
}

/** What happened to one instance, gathered from the steps of its case. */
export interface InstanceRecord {
  readonly instance: string;
  /** The version it runs on now: a migration changes it. */
  definition: DefinitionRef;
  readonly personId: string | null;
  readonly startedOn: string;
  endedOn: string | null;
  state: 'running' | 'completed' | 'terminated' | 'cancelled';
  /** Id of the end event. */
  outcome: string | null;
  readonly steps: { readonly step: Step; readonly event: CaseEvent }[];
  /** By element key, in the order of entering. */
  stays: Map<ElementKey, Stay>;
}

/** The instances of a case in the order of their start: one pass over its steps. */
export const instanceRecords = ({ events }: Pick<CaseFile, 'events'>): ReadonlyMap<string, InstanceRecord> => {
  const records = new Map<string, InstanceRecord>();
  for (const event of events)
    for (const step of event.steps ?? []) {
      const day = localDateOf(event.meta.occurredOn);
      const record = records.get(step.instance) ?? bornOf(step, day);
      records.set(step.instance, record);
      record.definition = step.definition;
      record.steps.push({ step, event });
      follow(record, step, day);
    }
  return records;
};

const bornOf = (step: Step, day: string): InstanceRecord => ({
  instance: step.instance,
  definition: step.definition,
  personId: step.personId ?? null,
  startedOn: day,
  endedOn: null,
  state: 'running',
  outcome: null,
  steps: [],
  stays: new Map(),
});

const follow = (record: InstanceRecord, step: Step, day: string): void => {
  const { definition } = step;
  if (step.migrated) record.stays = carriedOver(record.stays, step.migrated, definition);
  for (const { key } of step.entered) record.stays.set(key, { key, definition, from: day, to: null, passed: false });
  const entered = new Set(step.entered.map(({ key }) => key));
  for (const { key } of step.left) {
    const stay = record.stays.get(key);
    if (!stay) continue;
    stay.to = day;
    stay.passed = entered.has(key);
  }
  if (!step.ended) return;
  record.state = step.ended.state;
  record.outcome = step.ended.outcome;
  record.endedOn = day;
};

/** Where tokens still stand, the other version names the element; what is over keeps the name it had. */
const carriedOver = (stays: InstanceRecord['stays'], { keys }: Migrated, definition: DefinitionRef) =>
  new Map(
    [...stays.values()].map((stay) => {
      const moved = stay.to === null ? { ...stay, key: keys[stay.key] ?? stay.key, definition } : stay;
      return [moved.key, moved] as const;
    }),
  );

/** An instance as the page of its case lists it. */
export const instanceView = (record: InstanceRecord, { state }: CaseFile, { definitions }: Surroundings) => {
  const names = diagramNames(definitions, record.definition);
  const { personId, outcome } = record;
  return {
    instance: record.instance,
    process: record.definition.process,
    processName: names.process,
    version: record.definition.version,
    sha256: record.definition.sha256,
    person:
      personId === null ? null : { personId, name: personName(state.domain.persons, personId) ?? 'Name nicht lesbar' },
    state: record.state,
    outcome: outcome === null ? null : names.element(outcome),
    startedOn: record.startedOn,
    endedOn: record.endedOn,
  };
};
