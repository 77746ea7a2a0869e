import type { OpenedJob, Step } from '@fallspur/engine';
import { epochMillisecondsOf, instantOf } from '@fallspur/kernel';
import { queriesOf, type ProjectedEvent, type Projection, type ProjectionDb, type Rows } from '@fallspur/views';
import { elementOf, followMigration, onEachStep } from './steps.ts';

/** A job some running instance waits for. */
export interface WaitingJob {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>`. */
  readonly job: string;
  readonly element: string;
  readonly process: string;
  readonly type: string;
  /** Tries left before it becomes an incident. */
  readonly retries: number;
  /** Tries that have failed so far; an incident that is resolved does not set it back. */
  readonly tries: number;
  /** UTC instant at which it was recorded that somebody should do it. */
  readonly since: string;
  /** UTC instant of its next try; null while an incident stands at it. */
  readonly notBefore: string | null;
}

interface JobTables {
  jobs: {
    case_id: string;
    instance: string;
    job: string;
    element: string;
    process: string;
    type: string;
    retries: number;
    tries: number;
    /** Failed tries since it was opened or last taken up again: what the wait doubles with. */
    failures: number;
    since: string;
    not_before: string | null;
    position: number;
  };
}

const WAIT_FIRST_SECONDS = 10;
const WAIT_MAX_SECONDS = 3600;

/**
 * Every open job. When it is tried next is derived, not recorded: the log says when a try failed and how many had failed
 * before, and the wait doubles from ten seconds up to an hour. Another rule is another version of these rows.
 */
export const jobsProjection: Projection = {
  name: 'jobs',
  version: 1,
  schema: [
    `create table jobs (
      case_id text not null, instance text not null, job text not null, element text not null, process text not null,
      type text not null, retries integer not null, tries integer not null, failures integer not null,
      since text not null, not_before text, position integer not null,
      primary key (case_id, instance, job)) without rowid, strict`,
    'create index jobs_by_type on jobs (type, not_before, position)',
  ],
  handlers: {
    '*': onEachStep((step, projected, db) => {
      followMigration('jobs', 'job', step, projected, db);
      for (const job of step.jobs?.opened ?? []) open(job, step, projected, db);
      for (const { key, retries } of step.jobs?.failed ?? []) fail(key, retries, step, projected, db);
      // Somebody must look first; resolving the incident opens the job again.
      for (const { key } of step.incidents?.raised ?? [])
        db.sql(`update jobs set not_before = null ${THIS_JOB}`).run(projected.stream, step.instance, key);
      for (const key of step.jobs?.closed ?? [])
        db.sql(`delete from jobs ${THIS_JOB}`).run(projected.stream, step.instance, key);
      if (step.ended)
        db.sql('delete from jobs where case_id = ? and instance = ?').run(projected.stream, step.instance);
    }),
  },
};

const THIS_JOB = 'where case_id = ? and instance = ? and job = ?';

// What a migration says anew goes on as it was; what an incident stopped begins its waits from the first one.
const open = (job: OpenedJob, step: Step, { stream, position, event }: ProjectedEvent, db: ProjectionDb): void => {
  db.sql(
    `insert into jobs values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)
     on conflict do update set type = excluded.type, retries = excluded.retries
       ${step.migrated ? '' : ', failures = 0, not_before = excluded.not_before'}`,
  ).run(
    stream,
    step.instance,
    job.key,
    elementOf(job.key),
    step.definition.process,
    job.type,
    job.retries,
    event.meta.recordedAt,
    event.meta.recordedAt,
    position,
  );
};

function fail(job: string, retries: number, step: Step, { stream, event }: ProjectedEvent, db: ProjectionDb): void {
  const ids = [stream, step.instance, job] as const;
  const row = db.sql(`select failures from jobs ${THIS_JOB}`).get(...ids) as { failures: number } | undefined;
  if (!row) return;
  const next = epochMillisecondsOf(event.meta.recordedAt) + waitSeconds(row.failures) * 1000;
  db.sql(`update jobs set retries = ?, tries = tries + 1, failures = failures + 1, not_before = ? ${THIS_JOB}`).run(
    retries,
    instantOf(next),
    ...ids,
  );
}

const waitSeconds = (failuresBefore: number): number =>
  Math.min(WAIT_MAX_SECONDS, WAIT_FIRST_SECONDS * 2 ** failuresBefore);

/** Jobs of these types whose next try may begin now: the longest due first. */
export const dueJobs = (rows: Rows, types: readonly string[], until: string, limit = 1000): readonly WaitingJob[] =>
  rows.all(
    inOrder
      .where('type', 'in', [...types])
      .where('not_before', '<=', until)
      .limit(limit),
  );

/** The instant at which the next try of these types may begin, if any waits. */
export const nextJobDue = (rows: Rows, types: readonly string[]): string | undefined =>
  rows.first(
    inOrder
      .where('type', 'in', [...types])
      .where('not_before', 'is not', null)
      .limit(1),
  )?.notBefore ?? undefined;

/** All open jobs, or those of one type. */
export const openJobs = (rows: Rows, type?: string): readonly WaitingJob[] =>
  rows.all(inOrder.$if(type !== undefined, (query) => query.where('type', '=', type ?? '')));

const inOrder = queriesOf<JobTables>()
  .selectFrom('jobs')
  .select([
    'case_id as caseId',
    'instance',
    'job',
    'element',
    'process',
    'type',
    'retries',
    'tries',
    'since',
    'not_before as notBefore',
  ])
  .orderBy('not_before')
  .orderBy('position')
  .orderBy('case_id')
  .orderBy('instance')
  .orderBy('job');
