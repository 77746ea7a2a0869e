import { localDateOf } from '@fallspur/kernel';
import { queriesOf, type ProjectedEvent, type Projection, type ProjectionDb, type Rows } from '@fallspur/views';
import { stepsOf } from './steps.ts';

/** A case in the index of all cases. */
export interface CaseEntry {
  readonly caseId: string;
  /** `dossier`, `gemeinde`, `register`, … */
  readonly kind: string;
  /** Office that recorded its first event. */
  readonly office: string;
  /** Local date on which its first event happened. */
  readonly openedOn: string;
  /** When the latest event was recorded, and its place in the log. */
  readonly recordedAt: string;
  readonly position: number;
  readonly events: number;
}

/** A process instance of a case, running or ended. */
export interface InstanceEntry {
  readonly caseId: string;
  readonly instance: string;
  readonly process: string;
  /** Of the definition it runs under now, or ended under. */
  readonly version: number;
  readonly sha256: string;
  readonly personId: string | null;
  readonly state: 'running' | 'completed' | 'terminated' | 'cancelled';
  /** Id of the end event. */
  readonly outcome: string | null;
  readonly startedOn: string;
  readonly endedOn: string | null;
}

interface CaseTables {
  cases: {
    case_id: string;
    kind: string;
    office: string;
    opened_on: string;
    recorded_at: string;
    position: number;
    events: number;
  };
  cases_instance: {
    case_id: string;
    instance: string;
    process: string;
    version: number;
    sha256: string;
    person_id: string | null;
    state: InstanceEntry['state'];
    outcome: string | null;
    started_on: string;
    ended_on: string | null;
  };
}

/** The index of all cases and their instances. */
export const casesProjection: Projection = {
  name: 'cases',
  version: 2,
  schema: [
    `create table cases (
      case_id text primary key, kind text not null, office text not null, opened_on text not null,
      recorded_at text not null, position integer not null, events integer not null) without rowid, strict`,
    'create index cases_by_kind on cases (kind, opened_on)',
    'create index cases_by_office on cases (office)',
    `create table cases_instance (
      case_id text not null, instance text not null, process text not null, version integer not null,
      sha256 text not null, person_id text, state text not null, outcome text, started_on text not null, ended_on text,
      primary key (case_id, instance)) without rowid, strict`,
    'create index cases_instance_by_process on cases_instance (process, state)',
  ],
  handlers: {
    '*': (projected, db) => {
      touch(projected, db);
      moveInstances(projected, db);
    },
  },
};

function touch({ stream, position, event }: ProjectedEvent, db: ProjectionDb): void {
  const { revision, office, occurredOn, recordedAt } = event.meta;
  if (revision === 0)
    db.sql('insert into cases values (?, ?, ?, ?, ?, ?, 1)').run(
      stream,
      kindOf(stream),
      office,
      localDateOf(occurredOn),
      recordedAt,
      position,
    );
  else
    db.sql('update cases set recorded_at = ?, position = ?, events = ? where case_id = ?').run(
      recordedAt,
      position,
      revision + 1,
      stream,
    );
}

function moveInstances(projected: ProjectedEvent, db: ProjectionDb): void {
  const { stream, event } = projected;
  for (const { instance, definition, trigger, personId, migrated, ended } of stepsOf(projected)) {
    const { process, version, sha256 } = definition;
    if (trigger === 'started')
      db.sql("insert into cases_instance values (?, ?, ?, ?, ?, ?, 'running', null, ?, null)").run(
        stream,
        instance,
        process,
        version,
        sha256,
        personId ?? null,
        localDateOf(event.meta.occurredOn),
      );
    if (migrated)
      db.sql('update cases_instance set process = ?, version = ?, sha256 = ? where case_id = ? and instance = ?').run(
        process,
        version,
        sha256,
        stream,
        instance,
      );
    if (ended)
      db.sql('update cases_instance set state = ?, outcome = ?, ended_on = ? where case_id = ? and instance = ?').run(
        ended.state,
        ended.outcome,
        localDateOf(event.meta.occurredOn),
        stream,
        instance,
      );
  }
}

// Stream names are `<kind>-<uuid>`; a UUID has 36 characters.
const kindOf = (stream: string): string => stream.slice(0, -37);

/** Cases, the last recorded first. */
export const listCases = (rows: Rows, filter: { readonly kind?: string } = {}): readonly CaseEntry[] =>
  rows.all(
    cases
      .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? ''))
      .orderBy('position', 'desc'),
  );

export const findCase = (rows: Rows, caseId: string): CaseEntry | undefined =>
  rows.first(cases.where('case_id', '=', caseId));

/** Instances of a case in the order of their start. */
export const instancesOfCase = (rows: Rows, caseId: string): readonly InstanceEntry[] =>
  rows.all(instances.where('case_id', '=', caseId).orderBy('started_on').orderBy('instance'));

/** Running instances of a process, those under the oldest version first. */
export const runningInstances = (rows: Rows, process: string): readonly InstanceEntry[] =>
  rows.all(
    instances
      .where('process', '=', process)
      .where('state', '=', 'running')
      .orderBy('version')
      .orderBy('started_on')
      .orderBy('case_id')
      .orderBy('instance'),
  );

/** How many cases there are, by kind. */
export const countCases = (rows: Rows): readonly { readonly kind: string; readonly count: number }[] =>
  rows.all(
    queriesOf<CaseTables>()
      .selectFrom('cases')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
      .groupBy('kind')
      .orderBy('kind'),
  );

const cases = queriesOf<CaseTables>()
  .selectFrom('cases')
  .select([
    'case_id as caseId',
    'kind',
    'office',
    'opened_on as openedOn',
    'recorded_at as recordedAt',
    'position',
    'events',
  ]);

const instances = queriesOf<CaseTables>()
  .selectFrom('cases_instance')
  .select([
    'case_id as caseId',
    'instance',
    'process',
    'version',
    'sha256',
    'person_id as personId',
    'state',
    'outcome',
    'started_on as startedOn',
    'ended_on as endedOn',
  ]);
