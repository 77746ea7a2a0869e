import type { CaseEvent, DefinitionCatalog, InstanceState, Step } from '@fallspur/engine';
import { localDateOf } from '@fallspur/kernel';
import { explainedIn, type Explained } from './because.ts';
import type { CaseFile, Surroundings } from './case-file.ts';
import { fieldWords } from './field-words.ts';
import { instanceRecords, type InstanceRecord } from './instance-records.ts';
import { diagramNames, elementIdOf, factTitle, type DiagramNames } from './names.ts';
import { rolesInWords, rolesOfTask } from './role-names.ts';
import { swissDate } from './swiss.ts';

/** What the diagram of an instance shows, and the list beside it says; undefined where the case has no such instance. */
export const instanceDiagram = (file: CaseFile, instance: string, around: Surroundings) => {
  const record = instanceRecords(file).get(instance);
  if (!record) return undefined;
  const names = diagramNames(around.definitions, record.definition);
  const { process, version, sha256 } = record.definition;
  return {
    instance,
    process,
    processName: names.process,
    version,
    sha256,
    revision: file.state.revision,
    tokens: tokensOf(file.state.instances[instance], record, names, around),
    ...pathOf(record, around.definitions, new Set(file.events.map(({ type }) => type))),
  };
};

/**
 * What the instance went through, in the order of the first time. What it passed before a migration is shown where the
 * drawing of its present version has it.
 */
const pathOf = (
  { steps, definition }: InstanceRecord,
  definitions: DefinitionCatalog,
  recorded: ReadonlySet<string>,
) => {
  let visited = new Map<string, { times: number; firstOn: string }>();
  let flows = new Map<string, number>();
  let decisions: readonly Decision[] = [];
  for (const { step, event } of steps) {
    if (step.migrated) {
      const now = renaming(step.migrated.map);
      visited = new Map([...visited].map(([element, visit]) => [now(element), visit]));
      flows = new Map([...flows].map(([flow, times]) => [now(flow), times]));
      decisions = decisions.map((one) => ({ ...one, element: now(one.element) }));
    }
    const on = localDateOf(event.meta.occurredOn);
    for (const { key } of step.entered) {
      const before = visited.get(elementIdOf(key));
      visited.set(elementIdOf(key), { times: (before?.times ?? 0) + 1, firstOn: before?.firstOn ?? on });
    }
    for (const flow of step.taken) flows.set(flow, (flows.get(flow) ?? 0) + 1);
    decisions = [...decisions, ...decisionsIn(step, event, definitions, recorded)];
  }
  const names = diagramNames(definitions, definition);
  return {
    visited: [...visited].map(([element, visit]) => ({ element, name: names.element(element), ...visit })),
    flows: [...flows].map(([flow, times]) => ({ flow, times })),
    decisions,
  };
};

const renaming =
  (map: Readonly<Record<string, string>>) =>
  (id: string): string =>
    map[id] ?? id;

interface Decision extends Explained {
  readonly eventId: string;
  readonly on: string;
}

/** Explained in the words of the version that asked. */
const decisionsIn = (
  step: Step,
  event: CaseEvent,
  definitions: DefinitionCatalog,
  recorded: ReadonlySet<string>,
): readonly Decision[] => {
  if (!step.decisions?.length) return [];
  const names = diagramNames(definitions, step.definition);
  const words = fieldWords(names.definition, definitions, recorded);
  const index = event.steps?.indexOf(step) ?? 0;
  return explainedIn(step, names, { withheld: event.withheld, index, words }).map((one) => ({
    eventId: event.id,
    on: localDateOf(event.meta.occurredOn),
    ...one,
  }));
};

const tokensOf = (
  instance: InstanceState | undefined,
  record: InstanceRecord,
  names: DiagramNames,
  around: Surroundings,
) => {
  if (!instance) return [];
  const standing = Map.groupBy(Object.keys(instance.elements), elementIdOf);
  const tokens = [...standing].map(([element, keys]) => ({
    element,
    name: names.element(element),
    count: keys.length,
    since: keys.map((key) => record.stays.get(key)?.from ?? record.startedOn).sort()[0] ?? record.startedOn,
    waitsFor: [...new Set(keys.map((key) => waitsFor(key, instance, names, around)))].join('; '),
  }));
  return [...tokens, ...tokensBeforeJoins(instance, record, names)];
};

/** Tokens that arrived at a join and wait for the others. */
const tokensBeforeJoins = ({ charts }: InstanceState, record: InstanceRecord, names: DiagramNames) => {
  const waiting = new Map<string, number>();
  for (const { marking } of Object.values(charts))
    for (const [flow, count] of Object.entries(marking.tokens)) {
      const join = names.definition?.flows[flow]?.target;
      if (join !== undefined) waiting.set(join, (waiting.get(join) ?? 0) + count);
    }
  return [...waiting].map(([element, count]) => ({
    element,
    name: names.element(element),
    count,
    since: lastArrivalAt(element, record, names),
    waitsFor: 'wartet auf die übrigen Wege',
  }));
};

const lastArrivalAt = (join: string, { steps, startedOn }: InstanceRecord, { definition }: DiagramNames): string => {
  const arrival = steps.findLast(({ step }) => step.taken.some((flow) => definition?.flows[flow]?.target === join));
  return arrival ? localDateOf(arrival.event.meta.occurredOn) : startedOn;
};

const waitsFor = (
  key: string,
  { incidents, tasks, jobs, timers, subscriptions }: InstanceState,
  names: DiagramNames,
  { definitions, personName }: Surroundings,
): string => {
  const incident = incidents[key];
  if (incident) return 'Störung';
  const task = tasks[key];
  if (task?.assignee) return `übernommen von ${personName(task.assignee)}`;
  const roles = task && rolesOfTask(task.role);
  if (task) return roles ? rolesInWords(roles) : 'wer Zeit hat';
  const job = jobs[key];
  if (job) return `Auftrag «${job.type}»`;
  const events = [
    ...Object.values(timers).flatMap(({ on, dueAt }) => (on === key ? `frühestens am ${swissDate(dueAt)}` : [])),
    ...Object.values(subscriptions).flatMap(({ on, kind, name, key: own }) =>
      on !== key
        ? []
        : kind === 'condition'
          ? `Bedingung «${names.element(own)}»`
          : `«${factTitle(definitions, name)}»`,
    ),
  ];
  return events.length ? events.join(' oder ') : 'was darin läuft';
};
