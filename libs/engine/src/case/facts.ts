import { isRefusal, type Refusal } from '@fallspur/kernel';
import type { Batch } from './batch.ts';
import type { Command, FactInput } from './commands.ts';
import { factEvent } from './fact-input.ts';
import { isAwaited, publishFact, rootStarts } from './publishing.ts';
import { no } from './refusals.ts';
import { finishTask, mayWorkOn } from './tasks.ts';
import type { InstanceState, TaskState } from './state.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** A fact happened. If exactly one open task waits to record it, it is that task's completion. [decisions.md 6] */
export const recordFact = (batch: Batch, { fact }: Of<'RecordFact'>): Refusal | void => record(batch, fact);

/** Several facts, each on the case as the one before left it; one refusal refuses all. */
export function recordFacts(batch: Batch, { facts }: Of<'RecordFacts'>): Refusal | void {
  for (const [index, fact] of facts.entries()) {
    const refusal = record(batch, fact);
    if (isRefusal(refusal)) return { ...refusal, details: { ...refusal.details, fact: index } };
    batch.run();
  }
}

function record(batch: Batch, fact: FactInput): Refusal | void {
  const prepared = factEvent(batch, fact);
  if ('refusal' in prepared) return prepared.refusal;
  const { event } = prepared;
  const tasks = tasksRecording(batch, event.type, event.personIds);
  if (tasks.length > 1)
    return no('AMBIGUOUS_TASK', {
      choices: tasks.map(({ instance, task }) => ({
        instance: instance.id,
        task: task.key,
        process: instance.definition.process,
      })),
    });
  const [found] = tasks;
  if (found) {
    const refusal = mayWorkOn(batch, found.instance, found.task);
    if (refusal) return refusal;
  } else warnIfNobodyWaited(batch, event);
  batch.enqueue(
    {
      ...event,
      causationId: batch.command.causationId ?? null,
      move: (movement) =>
        publishFact(
          movement,
          found
            ? { instance: found.instance.id, work: (walk) => walk.run(() => finishTask(walk, found.task.key, {})) }
            : null,
        ),
    },
    true,
  );
}

interface OpenTask {
  readonly instance: InstanceState;
  readonly task: TaskState;
}

/** Open tasks that record this type for these persons; those bound to one of them go before those bound to nobody. */
function tasksRecording(batch: Batch, type: string, personIds: readonly string[]): readonly OpenTask[] {
  const all = Object.values(batch.state.instances).flatMap((instance) =>
    Object.values(instance.tasks)
      .filter(({ fact }) => fact === type)
      .map((task) => ({ instance, task })),
  );
  const bound = all.filter(({ instance }) => instance.personId !== null && personIds.includes(instance.personId));
  if (bound.length) return bound;
  return personIds.length ? all.filter(({ instance }) => instance.personId === null) : all;
}

function warnIfNobodyWaited(batch: Batch, event: Parameters<typeof isAwaited>[1]): void {
  const { definitions } = batch.env;
  const starts = definitions.startedBy(batch.kind.name, event.type);
  if (isAwaited(Object.values(batch.state.instances), event)) return;
  if (starts.some((definition) => rootStarts(definition, 'message', event.type).length)) return;
  const usual = definitions.recordedBy(batch.kind.name, event.type);
  if (!usual.length) return;
  batch.warn([
    {
      code: 'NO_STEP_WAITED',
      message: 'Kein Schritt eines Prozesses wartet auf diesen Fakt; er gilt auch so.',
      details: { type: event.type, processes: usual.map(({ process }) => process) },
    },
  ]);
}
