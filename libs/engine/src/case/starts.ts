import type { Refusal } from '@fallspur/kernel';
import type { CompiledDefinition, ElementTable, Trigger } from '../definition.ts';
import { armTrigger } from './arming.ts';
import { Batch } from './batch.ts';
import type { Command } from './commands.ts';
import { engineEvent } from './engine-event.ts';
import type { ChartKey } from './events.ts';
import type { Movement } from './movement.ts';
import { processStarts } from './publishing.ts';
import { no } from './refusals.ts';
import { endInstance } from './scopes.ts';
import type { CaseState, InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/**
 * Starts nobody begins by hand and no fact of a case begins: timers, signals, conditions. They belong to no case of the
 * process, because there is none yet; they listen in the case of its deployments, and each that happens is told in
 * `Step.begins`. Who follows the log starts an instance for it, in a case of its own. [decisions.md 1, 3]
 */
export const startsByItself = (definition: CompiledDefinition): readonly ElementTable[] =>
  // One of several events that begin a process together waits for the others in their case.
  processStarts(definition).filter((start) => start.beginsBehind === undefined && triggersOf(start).some(isByItself));

/** What listens for the starts of a process in the case of its deployments. */
export const listenerIn = ({ instances }: CaseState): InstanceState | undefined =>
  Object.values(instances).find(({ listens }) => listens);

/** A version begins to listen and takes the place of an earlier one; a superseded one changes nothing. */
export function awaitStarts(batch: Batch, { process, version }: Of<'AwaitStarts'>): Refusal | void {
  const definition = batch.env.definitions.version(process, { version });
  if (!definition) return no('PROCESS_UNKNOWN', { process, version });
  const earlier = listenerIn(batch.state);
  if (earlier?.definition.version === version) return askConditions(batch);
  if (earlier ? version < earlier.definition.version : startsByItself(definition).length === 0) return;
  engineEvent(batch, 'StartsAwaited', (movement) => {
    if (earlier) fallSilent(movement, earlier);
    const walk = movement.start(definition, process, { personId: null, listens: true }, 'awaits');
    walk.run(() => {
      const root = walk.draft.nextKey(definition.root);
      walk.draft.openChart(definition.root, root, null, root);
      listenForStarts(walk, root, earlier !== undefined);
    });
  });
}

/** `again`: what held or was past already has begun its instance then. Rounds of a cycle nobody listened to are not made up. */
export function listenForStarts(walk: Walk, root: ChartKey, again: boolean): void {
  const { draft } = walk;
  draft.disarm(root);
  for (const start of startsByItself(draft.definition))
    for (const [index, trigger] of triggersOf(start).entries()) {
      if (!isByItself(trigger)) continue;
      const armed = { key: draft.nextKey(start.id), on: root, ...(index ? { trigger: index } : {}) };
      armTrigger(walk, trigger, armed, again || (trigger.kind === 'timer' && trigger.mode === 'cycle'));
    }
}

function fallSilent(movement: Movement, { id, definition, charts }: InstanceState): void {
  const walk = movement.walkOf(id);
  const [root] = Object.keys(charts);
  if (!walk || root === undefined) return;
  walk.draft.because('awaits', definition.process);
  walk.run(() => endInstance(walk, root, 'terminated', null));
}

/** Time, parameters and registers may have changed what a condition answers. Nothing is recorded where none did. */
function askConditions(batch: Batch): void {
  const ask = (of: Batch): void => engineEvent(of, 'StartsAwaited', () => undefined);
  const trial = new Batch(batch.kind, batch.state, batch.command, batch.env);
  ask(trial);
  trial.run();
  if (trial.events.some(({ steps }) => steps?.length)) ask(batch);
}

const triggersOf = ({ behaviour }: ElementTable): readonly Trigger[] =>
  behaviour.kind === 'catch' ? behaviour.triggers : [];

const isByItself = ({ kind }: Trigger): boolean => kind === 'timer' || kind === 'signal' || kind === 'condition';
