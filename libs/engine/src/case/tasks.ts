import type { JsonObject, Refusal } from '@fallspur/kernel';
import { idOfKey } from './keys.ts';
import type { Batch } from './batch.ts';
import type { Command, TaskRef } from './commands.ts';
import { mapOutputs, takeVariables } from './data.ts';
import { engineEvent } from './engine-event.ts';
import type { ChangedTask, ElementKey, EngineEventType, StepTrigger } from './events.ts';
import { dateFault, factEvent, personsOf } from './fact-input.ts';
import { definitionOf } from './movement.ts';
import { publishFact } from './publishing.ts';
import { no } from './refusals.ts';
import type { InstanceState, TaskState } from './state.ts';
import type { Walk } from './walk.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** A task is done: a fact task records its fact, a bare task hands on its variables. */
export function completeTask(batch: Batch, command: Of<'CompleteTask'>): Refusal | void {
  const found = findTask(batch, command);
  if ('kind' in found) return found;
  const { instance, task } = found;
  const refusal = mayWorkOn(batch, instance, task);
  if (refusal) return refusal;
  const variables = command.variables ?? {};
  const finish = (walk: Walk): void => walk.run(() => finishTask(walk, task.key, variables));
  if (task.fact === null) {
    const fault = command.occurredOn === undefined ? undefined : dateFault(batch, command.occurredOn);
    if (fault) return fault;
    return engineEvent(batch, 'TaskCompleted', (movement) => withWalk(movement.walkOf(instance.id), finish), {
      instance,
      ...(command.occurredOn === undefined ? {} : { occurredOn: command.occurredOn }),
    });
  }
  const data = command.data ?? {};
  const named = personsOf(data);
  const personIds = named.length ? named : instance.personId === null ? [] : [instance.personId];
  const prepared = factEvent(batch, { type: task.fact, data, occurredOn: command.occurredOn, personIds });
  if ('refusal' in prepared) return prepared.refusal;
  batch.enqueue(
    {
      ...prepared.event,
      causationId: command.causationId ?? null,
      move: (movement) => publishFact(movement, { instance: instance.id, work: finish }),
    },
    true,
  );
}

/** Hands on what the task brought and lets its token go on. A task no element stands for is simply closed. */
export function finishTask(walk: Walk, key: ElementKey, variables: JsonObject): void {
  const { draft } = walk;
  draft.because('task', key);
  draft.closeTask(key);
  const chart = draft.elements[key];
  if (chart === undefined) return;
  const row = walk.row(idOfKey(key));
  takeVariables(walk, row, key, chart, variables);
  if (mapOutputs(walk, row, { chart, element: key }, chart)) walk.drive(chart, { type: 'done', element: row.id }, key);
}

export function claimTask(batch: Batch, command: Of<'ClaimTask'>): Refusal | void {
  const person = command.actor.person;
  return change(batch, command, 'TaskClaimed', 'claimed', { assignee: person }, (task) =>
    task.assignee !== null && task.assignee !== person ? no('TASK_CLAIMED') : undefined,
  );
}

export const assignTask = (batch: Batch, command: Of<'AssignTask'>): Refusal | void =>
  change(batch, command, 'TaskAssigned', 'assigned', { assignee: command.assignee });

export const releaseTask = (batch: Batch, command: Of<'ReleaseTask'>): Refusal | void =>
  change(batch, command, 'TaskReleased', 'released', { assignee: null });

export function scheduleTask(batch: Batch, command: Of<'ScheduleTask'>): Refusal | void {
  const { dueAt, followUpAt } = command;
  return change(batch, command, 'TaskScheduled', 'scheduled', {
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(followUpAt === undefined ? {} : { followUpAt }),
  });
}

function change(
  batch: Batch,
  command: { readonly task: TaskRef; readonly taskVersion?: number },
  type: EngineEventType,
  trigger: StepTrigger,
  changes: Omit<ChangedTask, 'key'>,
  check: (task: TaskState) => Refusal | undefined = () => undefined,
): Refusal | void {
  const found = findTask(batch, command);
  if ('kind' in found) return found;
  const { instance, task } = found;
  const refusal = mayWorkOn(batch, instance, task) ?? check(task);
  if (refusal) return refusal;
  engineEvent(
    batch,
    type,
    (movement) =>
      withWalk(movement.walkOf(instance.id), ({ draft }) => {
        draft.because(trigger, task.key);
        draft.changeTask({ key: task.key, ...changes });
      }),
    { instance },
  );
}

function findTask(
  batch: Batch,
  { task: ref, taskVersion }: { readonly task: TaskRef; readonly taskVersion?: number },
): { readonly instance: InstanceState; readonly task: TaskState } | Refusal {
  const instance = batch.state.instances[ref.instance];
  const task = instance?.tasks[ref.task];
  if (!instance || !task) return no('TASK_NOT_OPEN', { instance: ref.instance, task: ref.task });
  if (taskVersion !== undefined && taskVersion !== task.version)
    return no('TASK_CHANGED_MEANWHILE', { task: task.key, version: task.version });
  return { instance, task };
}

/** The candidate role works on a task, and the system itself; four eyes are two persons. Finer rights belong to the door. */
export function mayWorkOn(batch: Batch, instance: InstanceState, { key, role }: TaskState): Refusal | undefined {
  const { actor } = batch.command;
  const roles = role?.split(',').map((one) => one.trim());
  const allowed = !roles || actor.role === 'SYSTEM' || roles.includes(actor.role);
  if (!allowed) return no('ROLE_NOT_ALLOWED', { task: key, role, yours: actor.role });
  const row = definitionOf(batch, instance).elements[idOfKey(key)];
  const excludes = row?.behaviour.kind === 'userTask' ? row.behaviour.excludes : [];
  const done = excludes.find((id) => instance.completers[id] === actor.person);
  return done === undefined ? undefined : no('EXCLUDED_PREVIOUS_COMPLETER', { task: key, excludes: done });
}

const withWalk = (walk: Walk | undefined, work: (walk: Walk) => void): void => {
  if (walk) work(walk);
};
