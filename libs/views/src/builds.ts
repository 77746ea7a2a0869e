import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { declaredNames, physicalName, translate, type TableNames } from './names.ts';
import { ProjectionSqlError } from './poison.ts';
import { prepared } from './prepared.ts';
import type { Handler, Projection, ProjectionDb } from './projection.ts';

/** One set of tables of one projection, with its place in the log. `current` answers; `building` catches up beside it. */
export interface BuildRow {
  readonly projection: string;
  readonly build: number;
  readonly version: number;
  readonly schemaSha256: string;
  readonly state: 'current' | 'building';
  /** Checkpoint: every event up to here is in the rows. 0 = none. */
  readonly position: number;
  readonly eventId: string | null;
  /** Declared name -> name in the file. */
  readonly names: TableNames;
}

/** A build this program has the handlers for. */
export interface RunningBuild extends ProjectionDb {
  readonly projection: Projection;
  readonly build: number;
  handlerOf(eventType: string): Handler | undefined;
}

export const schemaSha256 = (projection: Projection): string => {
  const known = schemaHashes.get(projection);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(projection.schema.join(';')).digest('hex');
  schemaHashes.set(projection, hash);
  return hash;
};

// A projection is a constant of the program, and this is asked with every answer.
const schemaHashes = new WeakMap<Projection, string>();

export function listBuilds(db: DatabaseSync): readonly BuildRow[] {
  return prepared(db, 'select * from views_build order by projection, build')
    .all()
    .map((row) => ({
      projection: String(row['projection']),
      build: Number(row['build']),
      version: Number(row['version']),
      schemaSha256: String(row['schema_sha256']),
      state: row['state'] as BuildRow['state'],
      position: Number(row['position']),
      eventId: row['event_id'] as string | null,
      names: namesIn(String(row['names'])),
    }));
}

/** A build's names never change, and every commit looks at the builds. */
const namesIn = (json: string): TableNames => {
  const known = namesRead.get(json);
  if (known !== undefined) return known;
  const names = new Map(Object.entries(JSON.parse(json) as Record<string, string>));
  namesRead.set(json, names);
  return names;
};
const namesRead = new Map<string, TableNames>();

/** Makes empty tables for a new build. Call inside a transaction. */
export function createBuild(db: DatabaseSync, projection: Projection, state: BuildRow['state']): void {
  const last = db.prepare('select max(build) as n from views_build where projection = ?').get(projection.name)?.['n'];
  const build = Number(last ?? 0) + 1;
  const names = new Map(
    declaredNames(projection).map((declared) => [declared, physicalName(declared, projection.version, build)]),
  );
  for (const statement of projection.schema) db.exec(translate(statement, names));
  db.prepare(
    `insert into views_build (projection, build, version, schema_sha256, state, position, event_id, names)
     values (?, ?, ?, ?, ?, 0, null, ?)`,
  ).run(
    projection.name,
    build,
    projection.version,
    schemaSha256(projection),
    state,
    JSON.stringify(Object.fromEntries(names)),
  );
}

/** Removes a build's tables and bookkeeping. Call inside a transaction. */
export function dropBuild(db: DatabaseSync, { projection, build, names }: BuildRow): void {
  // Indexes go with their tables.
  for (const physical of names.values()) if (isTable(db, physical)) db.exec(`drop table "${physical}"`);
  for (const table of ['views_parked', 'views_build'])
    db.prepare(`delete from ${table} where projection = ? and build = ?`).run(projection, build);
}

/** Lets a build that has caught up answer from now on, and drops the one before it. One transaction: readers see either. */
export function promoteBuild(db: DatabaseSync, projection: string, build: number): void {
  for (const row of listBuilds(db)) if (row.projection === projection && row.state === 'current') dropBuild(db, row);
  db.prepare("update views_build set state = 'current' where projection = ? and build = ?").run(projection, build);
}

/** Joins a build's tables with its projection's handlers; statements are prepared once per text. */
export function runningBuild(db: DatabaseSync, projection: Projection, row: BuildRow): RunningBuild {
  const statements = new Map<string, StatementSync>();
  const handlers = new Map(Object.entries(projection.handlers));
  const otherwise = handlers.get('*');
  const prepare = (text: string): StatementSync => {
    try {
      const statement = db.prepare(translate(text, row.names));
      statements.set(text, statement);
      return statement;
    } catch (error) {
      throw new ProjectionSqlError(projection.name, text, error);
    }
  };
  return {
    projection,
    build: row.build,
    handlerOf: (eventType) => handlers.get(eventType) ?? otherwise,
    sql: (text) => statements.get(text) ?? prepare(text),
  };
}

export const isTable = (db: DatabaseSync, name: string): boolean =>
  db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined;
