import { isInstant, isLocalDate, localDateOf } from '@fallspur/kernel';
import { dueDayOf } from '@fallspur/runtime';
import { unitRefOf } from '../views/unit-label.ts';
import type { CaseFile, Surroundings } from './case-file.ts';
import { instanceRecords, type InstanceRecord } from './instance-records.ts';
import { diagramNames, elementIdOf } from './names.ts';
import type { OpenStep } from './now.ts';

/** These open tasks of a case as a worklist shows them, at the moment of the file; the soonest due first. */
export const taskRows = (file: CaseFile, steps: readonly OpenStep[], around: Surroundings) => {
  const records = instanceRecords(file);
  const unit = unitRefOf(file.state.domain, around.today, around.municipality);
  return steps
    .map(({ instance, task: key }) => rowOf(file, records.get(instance), key, around, unit))
    .filter((row) => row !== null)
    .sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : (a.dueOn ?? '9') > (b.dueOn ?? '9') ? 1 : 0));
};

const rowOf = (
  { caseId, state }: CaseFile,
  record: InstanceRecord | undefined,
  key: string,
  { definitions, personName, today }: Surroundings,
  unit: ReturnType<typeof unitRefOf>,
) => {
  const task = record && state.instances[record.instance]?.tasks[key];
  if (!task) return null;
  const names = diagramNames(definitions, record.definition);
  const dueOn = dueDayOf(task.dueAt);
  return {
    caseId,
    instance: record.instance,
    task: key,
    process: record.definition.process,
    processName: names.process,
    element: elementIdOf(key),
    name: task.name ?? names.element(key),
    fact: task.fact,
    role: task.role,
    dueOn,
    overdue: dueOn !== null && dueOn < today,
    followUpOn: dayIn(task.followUpAt),
    priority: task.priority,
    assignee: task.assignee === null ? null : { user: task.assignee, name: personName(task.assignee) },
    openedOn: openedOn(record, key),
    version: task.version,
    unit,
  };
};

const openedOn = ({ steps, stays, startedOn }: InstanceRecord, key: string): string => {
  const stay = stays.get(key);
  if (stay) return stay.from;
  // No element stands for it («Korrekturfolgen prüfen»): then the event that opened it says the day.
  const opening = steps.findLast(({ step }) => step.tasks?.opened?.some((task) => task.key === key));
  return opening ? localDateOf(opening.event.meta.occurredOn) : startedOn;
};

/** A diagram may give anything as a date; what is none is not shown. */
const dayIn = (text: string | null): string | null =>
  text !== null && (isLocalDate(text) || isInstant(text)) ? localDateOf(text) : null;
