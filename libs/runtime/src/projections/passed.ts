import type { Step } from '@fallspur/engine';
import { localDateOf } from '@fallspur/kernel';
import { queriesOf, type ProjectedEvent, type Projection, type ProjectionDb, type Rows } from '@fallspur/views';
import { elementOf, followMigration, onEachStep } from './steps.ts';

/** An element a case has completed, in whichever of its instances. */
export interface CompletedElement {
  readonly process: string;
  readonly element: string;
  readonly times: number;
  /** Local dates of the events that completed it first and last. */
  readonly firstOn: string;
  readonly lastOn: string;
}

/** An element at which an instance stands now. */
export interface StandingElement {
  readonly instance: string;
  /** `<elementId>#<ordinal>`. */
  readonly key: string;
  readonly element: string;
  readonly process: string;
  /** Local date on which it came there. */
  readonly since: string;
}

interface StepTables {
  steps_passed: {
    process: string;
    element: string;
    case_id: string;
    times: number;
    first_on: string;
    last_on: string;
  };
  steps_standing: {
    case_id: string;
    instance: string;
    element_key: string;
    process: string;
    element: string;
    since: string;
  };
}

/**
 * Where cases stand and what they have been through: «steht bei Schritt», «hat Schritt durchlaufen». A migration renames
 * where they stand; what they have been through keeps the name it had then.
 */
export const stepsProjection: Projection = {
  name: 'steps',
  version: 2,
  schema: [
    `create table steps_passed (
      process text not null, element text not null, case_id text not null, times integer not null,
      first_on text not null, last_on text not null,
      primary key (process, element, case_id)) without rowid, strict`,
    'create index steps_passed_by_case on steps_passed (case_id)',
    `create table steps_standing (
      case_id text not null, instance text not null, element_key text not null, process text not null,
      element text not null, since text not null,
      primary key (case_id, instance, element_key)) without rowid, strict`,
    'create index steps_standing_by_element on steps_standing (process, element)',
  ],
  handlers: {
    '*': onEachStep((step, projected, db) => {
      const day = localDateOf(projected.event.meta.occurredOn);
      followMigration('steps_standing', 'element_key', step, projected, db);
      move(step, projected, day, db);
      for (const { key, how } of step.left) if (how === 'completed') pass(elementOf(key), step, projected, day, db);
      if (step.ended)
        db.sql('delete from steps_standing where case_id = ? and instance = ?').run(projected.stream, step.instance);
    }),
  },
};

function move(step: Step, { stream }: ProjectedEvent, day: string, db: ProjectionDb): void {
  const left = new Set(step.left.map(({ key }) => key));
  // What a token only runs through never stands.
  for (const { key } of step.entered)
    if (!left.delete(key))
      db.sql('insert or ignore into steps_standing values (?, ?, ?, ?, ?, ?)').run(
        stream,
        step.instance,
        key,
        step.definition.process,
        elementOf(key),
        day,
      );
  for (const key of left)
    db.sql('delete from steps_standing where case_id = ? and instance = ? and element_key = ?').run(
      stream,
      step.instance,
      key,
    );
}

// What happened need not be recorded in order, so first and last are compared and not taken over.
const pass = (element: string, step: Step, { stream }: ProjectedEvent, day: string, db: ProjectionDb): void => {
  db.sql(
    `insert into steps_passed values (?, ?, ?, 1, ?, ?) on conflict do update set
       times = times + 1, first_on = min(first_on, excluded.first_on), last_on = max(last_on, excluded.last_on)`,
  ).run(step.definition.process, element, stream, day, day);
};

/** What a case has completed, the earliest first. */
export const completedOf = (rows: Rows, caseId: string): readonly CompletedElement[] =>
  rows.all(
    queriesOf<StepTables>()
      .selectFrom('steps_passed')
      .select(['process', 'element', 'times', 'first_on as firstOn', 'last_on as lastOn'])
      .where('case_id', '=', caseId)
      .orderBy('first_on')
      .orderBy('process')
      .orderBy('element'),
  );

/** Where the instances of a case stand. */
export const standingOf = (rows: Rows, caseId: string): readonly StandingElement[] =>
  rows.all(
    queriesOf<StepTables>()
      .selectFrom('steps_standing')
      .select(['instance', 'element_key as key', 'element', 'process', 'since'])
      .where('case_id', '=', caseId)
      .orderBy('since')
      .orderBy('instance')
      .orderBy('element_key'),
  );
