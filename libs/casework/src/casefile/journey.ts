import type { CaseEvent, InstanceState } from '@fallspur/engine';
import { isFactType } from '@fallspur/engine';
import { localDateOf, type LocalDate } from '@fallspur/kernel';
import { dueDayOf } from '@fallspur/runtime';
import type { CaseFile, Surroundings } from './case-file.ts';
import { instanceRecords, type InstanceRecord, type Stay } from './instance-records.ts';
import { diagramNames, elementIdOf, factTitle, type DiagramNames } from './names.ts';

/** Every instance as a band on one time axis, with the facts beneath. */
export const journeyOf = (file: CaseFile, around: Surroundings) => {
  const { definitions, today } = around;
  const bands = [...instanceRecords(file).values()].map((record) =>
    bandOf(record, file.state.instances[record.instance], around),
  );
  const facts = file.events.filter(isShown).map(({ id, type, meta }) => ({
    eventId: id,
    title: factTitle(definitions, type),
    on: localDateOf(meta.occurredOn),
  }));
  const days = [...bands.map(({ from }) => from), ...facts.map(({ on }) => on)].sort();
  const ends = [today, ...bands.flatMap(({ due, to }) => [...due.map(({ on }) => on), ...(to ? [to] : [])])].sort();
  return { from: days[0] ?? today, to: ends.at(-1) ?? today, today, bands, facts };
};

const isShown = ({ type, data }: CaseEvent): boolean =>
  isFactType(type) && !('korrigiert' in data) && !('storniert' in data);

const bandOf = (record: InstanceRecord, running: InstanceState | undefined, { definitions, today }: Surroundings) => {
  const names = diagramNames(definitions, record.definition);
  return {
    instance: record.instance,
    processName: names.process,
    state: record.state,
    from: record.startedOn,
    to: record.endedOn,
    outcome: record.outcome === null ? null : names.element(record.outcome),
    stays: [...record.stays.values()].flatMap((stay) => stayIn(stay, diagramNames(definitions, stay.definition))),
    due: running ? duesOf(running, names, today) : [],
  };
};

const HOLDS: ReadonlySet<string> = new Set(['userTask', 'job', 'catch', 'eventGateway']);

/** Only where a person or a timer held the token; what passes at once is no stay. */
const stayIn = ({ key, from, to, passed }: Stay, names: DiagramNames) => {
  const element = elementIdOf(key);
  if (passed || !HOLDS.has(names.definition?.elements[element]?.behaviour.kind ?? '')) return [];
  return [{ element, name: names.element(element), from, to }];
};

const duesOf = ({ tasks, timers }: InstanceState, names: DiagramNames, today: LocalDate) =>
  [
    ...Object.values(tasks).flatMap(({ key, name, dueAt }) => {
      const on = dueDayOf(dueAt);
      return on === null ? [] : [{ name: name ?? names.element(key), on }];
    }),
    ...Object.values(timers).map(({ key, dueAt }) => ({ name: names.element(key), on: localDateOf(dueAt) })),
  ]
    .map((due) => ({ ...due, overdue: due.on < today }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
