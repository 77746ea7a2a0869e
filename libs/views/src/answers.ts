import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
} from 'kysely';
import { listBuilds, type BuildRow } from './builds.ts';
import { translate } from './names.ts';
import { prepared } from './prepared.ts';

/** A value and the log position it is true for. */
export interface Answer<T> {
  readonly value: T;
  readonly position: number;
}

/** A query typed by Kysely; its row type travels with it. */
export type Query<Row> = Compilable<Row> | CompiledQuery<Row>;

/** Questions inside one steady snapshot. */
export interface Rows {
  all<Row>(query: Query<Row>): readonly Row[];
  first<Row>(query: Query<Row>): Row | undefined;
}

/**
 * A Kysely that builds typed queries over the tables of one or more projections, named as in their schemas. It has no
 * connection: `Views.answer` runs what it compiles, synchronously, against the builds that answer at that moment.
 */
export const queriesOf = <Tables>(): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

/** Reads on one connection: every question sees the tables of the current builds under their plain names. */
export class AnsweringDesk {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #builds: StatementSync;
  #stamp = '';
  #owners = new Map<string, BuildRow>();
  #names = new Map<string, string>();
  #rows: readonly BuildRow[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#builds = db.prepare("select projection, build, position from views_build where state = 'current'");
  }

  /** Asks inside one read transaction. The position is the lowest checkpoint among the projections asked. */
  answer<T>(ask: (rows: Rows) => T): Answer<T> {
    return this.snapshot((_current, positions) => {
      const asked = new Set<string>();
      const prepare = (sql: string) => this.#prepare(sql, asked);
      const value = ask({
        all: <Row>(query: Query<Row>) => run<Row>(prepare, query, (statement, values) => statement.all(...values)),
        first: <Row>(query: Query<Row>) =>
          run<Row>(prepare, query, (statement, values) =>
            [statement.get(...values)].filter((row) => row !== undefined),
          )[0],
      });
      const relevant = asked.size > 0 ? [...asked] : [...positions.keys()];
      return { value, position: Math.min(...relevant.map((projection) => positions.get(projection) ?? 0)) };
    });
  }

  /** Runs `look` in one read transaction: it sees one committed state of the file, whatever is written meanwhile. */
  snapshot<T>(look: (current: readonly BuildRow[], positions: ReadonlyMap<string, number>) => T): T {
    prepared(this.#db, 'begin').run();
    try {
      const positions = this.#refresh();
      return look(this.#rows, positions);
    } finally {
      prepared(this.#db, 'rollback').run();
    }
  }

  #refresh(): ReadonlyMap<string, number> {
    const rows = this.#builds.all();
    const stamp = rows.map((row) => `${String(row['projection'])}/${String(row['build'])}`).join();
    if (stamp !== this.#stamp) this.#reload(stamp);
    return new Map(rows.map((row) => [String(row['projection']), Number(row['position'])]));
  }

  #reload(stamp: string): void {
    this.#stamp = stamp;
    this.#statements.clear();
    this.#rows = listBuilds(this.#db).filter(({ state }) => state === 'current');
    this.#owners = new Map(this.#rows.flatMap((row) => [...row.names.keys()].map((name) => [name, row])));
    this.#names = new Map(this.#rows.flatMap((row) => [...row.names]));
  }

  #prepare(sql: string, asked: Set<string>): StatementSync {
    const physical = translate(sql, this.#names, (name) => {
      const owner = this.#owners.get(name);
      if (owner !== undefined) asked.add(owner.projection);
    });
    const known = this.#statements.get(physical);
    if (known !== undefined) return known;
    // Texts with lists of unknown length would fill the cache for ever.
    if (this.#statements.size >= 500) this.#statements.clear();
    const statement = this.#db.prepare(physical);
    this.#statements.set(physical, statement);
    return statement;
  }
}

function run<Row>(
  prepare: (sql: string) => StatementSync,
  query: Query<Row>,
  execute: (statement: StatementSync, values: readonly SQLInputValue[]) => readonly unknown[],
): readonly Row[] {
  const compiled = 'compile' in query ? query.compile() : query;
  return execute(prepare(compiled.sql), compiled.parameters as readonly SQLInputValue[]) as readonly Row[];
}
