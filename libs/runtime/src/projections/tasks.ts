import type { ChangedTask, OpenedTask, Step } from '@fallspur/engine';
import { addToDate, isInstant, isLocalDate, localDateOf, parseInstant, startOfDay } from '@fallspur/kernel';
import { queriesOf, type ProjectedEvent, type Projection, type ProjectionDb, type Rows } from '@fallspur/views';
import { elementOf, followMigration, onEachStep } from './steps.ts';

/** An open task as the worklist knows it. */
export interface OpenTask {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>`. */
  readonly task: string;
  readonly element: string;
  readonly process: string;
  /** The fact it records, null for a bare task. */
  readonly fact: string | null;
  readonly role: string | null;
  /** The office at which its case was opened, as far as known; null when only machines have touched the case so far. */
  readonly office: string | null;
  readonly personId: string | null;
  readonly dueAt: string | null;
  /** Local date: done by the end of this day. */
  readonly dueOn: string | null;
  readonly followUpAt: string | null;
  readonly priority: number;
  readonly assignee: string | null;
  /** Grows with every change: the ETag of the door. [decisions.md 13] */
  readonly version: number;
  /** Local date of the event that opened it, also where a migration has given it another name since. */
  readonly openedOn: string;
  /** Only for tasks no diagram draws: name and proposal. */
  readonly name: string | null;
  readonly proposes: string | null;
}

export interface TaskTables {
  tasks: {
    case_id: string;
    instance: string;
    task: string;
    element: string;
    process: string;
    fact: string | null;
    role: string | null;
    person_id: string | null;
    due_at: string | null;
    due_on: string | null;
    follow_up_at: string | null;
    priority: number;
    assignee: string | null;
    version: number;
    opened_on: string;
    name: string | null;
    proposes: string | null;
  };
  tasks_home: { case_id: string; office: string };
  tasks_instance: { case_id: string; instance: string; person_id: string };
}

/** Office of the workers that act by themselves: it is nobody's, so it never becomes the office of a case. */
const SYSTEM_OFFICE = 'SYSTEM';

/** Every open task of every running instance: the ground of all worklists. */
export const tasksProjection: Projection = {
  name: 'tasks',
  version: 3,
  schema: [
    `create table tasks (
      case_id text not null, instance text not null, task text not null, element text not null, process text not null,
      fact text, role text, person_id text, due_at text, due_on text, follow_up_at text, priority integer not null,
      assignee text, version integer not null, opened_on text not null, name text, proposes text,
      primary key (case_id, instance, task)) without rowid, strict`,
    'create index tasks_by_assignee on tasks (assignee, due_on)',
    'create index tasks_by_due on tasks (due_on is null, due_on, opened_on)',
    'create index tasks_by_element on tasks (process, element)',
    'create table tasks_home (case_id text primary key, office text not null) without rowid, strict',
    'create index tasks_home_by_office on tasks_home (office)',
    `create table tasks_instance (case_id text not null, instance text not null, person_id text not null,
      primary key (case_id, instance)) without rowid, strict`,
  ],
  handlers: {
    '*': onEachStep((step, projected, db) => {
      if (step.trigger === 'started') begin(step, projected, db);
      followMigration('tasks', 'task', step, projected, db);
      for (const task of step.tasks?.opened ?? []) open(task, step, projected, db);
      for (const change of step.tasks?.changed ?? []) apply(change, step, projected, db);
      for (const key of step.tasks?.closed ?? [])
        db.sql('delete from tasks where case_id = ? and instance = ? and task = ?').run(
          projected.stream,
          step.instance,
          key,
        );
      if (step.ended)
        for (const table of ['tasks', 'tasks_instance'])
          db.sql(`delete from ${table} where case_id = ? and instance = ?`).run(projected.stream, step.instance);
    }),
  },
};

function begin(step: Step, { stream, event }: ProjectedEvent, db: ProjectionDb): void {
  if (event.meta.office !== SYSTEM_OFFICE)
    db.sql('insert or ignore into tasks_home values (?, ?)').run(stream, event.meta.office);
  if (step.personId !== undefined)
    db.sql('insert into tasks_instance values (?, ?, ?)').run(stream, step.instance, step.personId);
}

// What a migration says anew has been open since it was first opened.
const open = (task: OpenedTask, step: Step, { stream, event }: ProjectedEvent, db: ProjectionDb): void => {
  db.sql(
    `insert into tasks values (?, ?, ?, ?, ?, ?, ?,
       (select person_id from tasks_instance where case_id = ? and instance = ?), ?, ?, ?, ?, null, 1, ?, ?, ?)
     on conflict do update set fact = excluded.fact, role = excluded.role, due_at = excluded.due_at,
       due_on = excluded.due_on, follow_up_at = excluded.follow_up_at, priority = excluded.priority,
       assignee = null, version = 1, name = excluded.name, proposes = excluded.proposes`,
  ).run(
    stream,
    step.instance,
    task.key,
    elementOf(task.key),
    step.definition.process,
    task.fact,
    task.role,
    stream,
    step.instance,
    task.dueAt,
    dueDayOf(task.dueAt),
    task.followUpAt,
    task.priority,
    localDateOf(event.meta.occurredOn),
    task.name ?? null,
    task.proposes ?? null,
  );
};

// What a change does not name stays; null is a value of its own (released, no due date).
function apply(change: ChangedTask, step: Step, { stream }: ProjectedEvent, db: ProjectionDb): void {
  const named = <K extends keyof ChangedTask>(key: K): readonly [number, string | null] =>
    change[key] === undefined ? [0, null] : [1, change[key]];
  db.sql(
    `update tasks set version = version + 1, assignee = iif(?, ?, assignee), due_at = iif(?, ?, due_at),
       due_on = iif(?, ?, due_on), follow_up_at = iif(?, ?, follow_up_at)
       where case_id = ? and instance = ? and task = ?`,
  ).run(
    ...named('assignee'),
    ...named('dueAt'),
    change.dueAt === undefined ? 0 : 1,
    dueDayOf(change.dueAt ?? null),
    ...named('followUpAt'),
    stream,
    step.instance,
    change.key,
  );
}

/** The day by whose end it is due. An instant at midnight is 24:00 of the day before. [specification 0.4 rule 2] */
export function dueDayOf(dueAt: string | null): string | null {
  if (dueAt === null || isLocalDate(dueAt)) return dueAt;
  if (!isInstant(dueAt)) return null;
  const day = localDateOf(dueAt);
  return parseInstant(dueAt) === startOfDay(day) ? addToDate(day, '-P1D') : day;
}

export interface TaskFilter {
  readonly caseId?: string;
  readonly role?: string;
  readonly office?: string;
  /** `null` = nobody's yet. */
  readonly assignee?: string | null;
}

/** Open tasks, the soonest due first, those without a due date last. */
export function openTasks(rows: Rows, { caseId, role, office, assignee }: TaskFilter = {}): readonly OpenTask[] {
  return rows.all(
    tasksWithHome
      .$if(caseId !== undefined, (query) => query.where('tasks.case_id', '=', caseId ?? ''))
      .$if(role !== undefined, (query) => query.where('role', '=', role ?? ''))
      .$if(office !== undefined, (query) => query.where('office', '=', office ?? ''))
      .$if(assignee !== undefined, (query) => query.where('assignee', 'is', assignee ?? null)),
  );
}

const tasksWithHome = queriesOf<TaskTables>()
  .selectFrom('tasks')
  .leftJoin('tasks_home', 'tasks_home.case_id', 'tasks.case_id')
  .select([
    'tasks.case_id as caseId',
    'instance',
    'task',
    'element',
    'process',
    'fact',
    'role',
    'office',
    'person_id as personId',
    'due_at as dueAt',
    'due_on as dueOn',
    'follow_up_at as followUpAt',
    'priority',
    'assignee',
    'version',
    'opened_on as openedOn',
    'name',
    'proposes',
  ])
  .orderBy('due_at', (by) => by.asc().nullsLast())
  .orderBy('opened_on')
  .orderBy('tasks.case_id')
  .orderBy('instance')
  .orderBy('task');
