import { isRefusal, type Refusal } from '@fallspur/kernel';
import type { Batch } from '../batch.ts';
import type { Command } from '../commands.ts';
import { engineEvent } from '../engine-event.ts';
import { idOfKey } from '../keys.ts';
import { definitionOf, type Movement } from '../movement.ts';
import { no } from '../refusals.ts';
import { planMigration, type MigrationPlan } from './plan.ts';
import { rehouse } from './rehouse.ts';
import { renewArmed } from './renew-armed.ts';
import { renewWork } from './renew-work.ts';

type Migrate = Extract<Command, { type: 'MigrateInstance' }>;

/**
 * Lets a running instance go on under another version of its process, if that version can come to stand as it stands.
 * What it called keeps its own version. [engine.md 5]
 */
export function migrateInstance(
  batch: Batch,
  { instance: id, reason, version, map, ...named }: Migrate,
): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: id });
  if (!reason.trim()) return no('REASON_MISSING');
  const { definitions } = batch.env;
  const process = named.process ?? instance.definition.process;
  const target = version === undefined ? definitions.latest(process) : definitions.version(process, { version });
  if (!target) return no('PROCESS_UNKNOWN', { process, ...(version === undefined ? {} : { version }) });
  const plan = planMigration(instance, definitionOf(batch, instance), target, map);
  if (isRefusal(plan)) return plan;
  const data = { grund: reason };
  engineEvent(batch, 'InstanceMigrated', (movement) => carryOut(movement, plan), { instance, data });
}

function carryOut(movement: Movement, { source, target, carried, migrated, rehousing }: MigrationPlan): void {
  const walk = movement.migrate(carried, target, migrated);
  walk.draft.because('migrated', source.process);
  const was = new Map(Object.entries(migrated.keys).map(([from, to]) => [to, from]));
  const idBefore = (key: string): string => idOfKey(was.get(key) ?? key);
  for (const { id, parent } of movement.instances) {
    const element = parent?.instance === carried.id ? migrated.keys[parent.element] : undefined;
    const called = element === undefined ? undefined : movement.walkOf(id);
    if (!called || element === undefined) continue;
    called.draft.because('migrated', idOfKey(element));
    called.draft.rehost({ instance: carried.id, element });
  }
  walk.run(() => {
    rehouse(walk, rehousing);
    renewWork(walk, source, idBefore);
    for (const [to, from] of was) walk.draft.sayRenamed(from, to);
    renewArmed(walk, source, idBefore);
  });
}
