import type { Step } from '@fallspur/engine';
import type { Handler, ProjectedEvent, ProjectionDb } from '@fallspur/views';

/** A handler for the workshop's rows: called for each step of each event, whatever its type. [decisions.md 7] */
export const onEachStep =
  (work: (step: Step, projected: ProjectedEvent, db: ProjectionDb) => void): Handler =>
  (projected, db) => {
    for (const step of stepsOf(projected)) work(step, projected, db);
  };

/**
 * After a migration the rows of an instance go by the process and the keys of the other version: what is named otherwise
 * has been neither left nor closed. To be called before the step's own moves, which speak in the new keys.
 */
export function followMigration(
  table: 'tasks' | 'timers' | 'jobs' | 'incidents' | 'steps_standing',
  keyColumn: 'task' | 'timer' | 'job' | 'incident' | 'element_key',
  { instance, definition, migrated }: Step,
  { stream }: ProjectedEvent,
  db: ProjectionDb,
): void {
  if (!migrated) return;
  const ofInstance = 'where case_id = ? and instance = ?';
  if (migrated.from.process !== definition.process)
    db.sql(`update ${table} set process = ? ${ofInstance}`).run(definition.process, stream, instance);
  for (const [from, to] of Object.entries(migrated.keys))
    db.sql(`update ${table} set ${keyColumn} = ?, element = ? ${ofInstance} and ${keyColumn} = ?`).run(
      to,
      elementOf(to),
      stream,
      instance,
      from,
    );
}

/** The steps of an event; the envelope carries them as plain JSON. */
export const stepsOf = ({ event }: ProjectedEvent): readonly Step[] =>
  (event.steps ?? []) as unknown as readonly Step[];

/** The element id of an element key `<elementId>#<ordinal>`. */
export const elementOf = (key: string): string => key.slice(0, key.lastIndexOf('#'));
