import { parseInstant } from '@fallspur/kernel';
import { queriesOf, type Projection, type Rows } from '@fallspur/views';
import { elementOf, followMigration, onEachStep } from './steps.ts';

interface TimerTables {
  timers: {
    case_id: string;
    instance: string;
    /** `<elementId>#<ordinal>`. */
    timer: string;
    element: string;
    process: string;
    /** UTC instant in the log's form, so that text order is time order. */
    due_at: string;
    position: number;
  };
}

/** Every timer some running instance waits for: what the timer worker fires, and what «Fristen» lists. */
export const timersProjection: Projection = {
  name: 'timers',
  version: 2,
  schema: [
    `create table timers (
      case_id text not null, instance text not null, timer text not null, element text not null, process text not null,
      due_at text not null, position integer not null,
      primary key (case_id, instance, timer)) without rowid, strict`,
    'create index timers_by_due on timers (due_at, position, case_id, instance, timer)',
  ],
  handlers: {
    '*': onEachStep((step, projected, db) => {
      const { stream, position } = projected;
      followMigration('timers', 'timer', step, projected, db);
      // Fired before set: a cycle fires and is set again in one step, under the same key.
      for (const key of [...(step.timers?.fired ?? []), ...(step.timers?.cancelled ?? [])])
        db.sql('delete from timers where case_id = ? and instance = ? and timer = ?').run(stream, step.instance, key);
      for (const { key, dueAt } of step.timers?.set ?? [])
        if (!step.timers?.cancelled?.includes(key))
          db.sql('insert or replace into timers values (?, ?, ?, ?, ?, ?, ?)').run(
            stream,
            step.instance,
            key,
            elementOf(key),
            step.definition.process,
            parseInstant(dueAt),
            position,
          );
      if (step.ended) db.sql('delete from timers where case_id = ? and instance = ?').run(stream, step.instance);
    }),
  },
};

/** A timer that waits. */
export interface WaitingTimer {
  readonly caseId: string;
  readonly instance: string;
  readonly timer: string;
  readonly dueAt: string;
}

/** What is due up to (and including) an instant: by due instant, then in the order in which they were set. */
export const dueTimers = (rows: Rows, until: string, limit = 1000): readonly WaitingTimer[] =>
  rows.all(waiting.where('due_at', '<=', parseInstant(until)).limit(limit));

/** The instant at which the next timer is due, if any waits. */
export const nextTimerDue = (rows: Rows): string | undefined => rows.first(waiting.limit(1))?.dueAt;

/** What a case waits for. */
export const timersOfCase = (rows: Rows, caseId: string): readonly WaitingTimer[] =>
  rows.all(waiting.where('case_id', '=', caseId));

const waiting = queriesOf<TimerTables>()
  .selectFrom('timers')
  .select(['case_id as caseId', 'instance', 'timer', 'due_at as dueAt'])
  .orderBy('due_at')
  .orderBy('position')
  .orderBy('case_id')
  .orderBy('instance')
  .orderBy('timer');
