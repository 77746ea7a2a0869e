import type { DatabaseSync, StatementSync } from 'node:sqlite';

const known = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** The statement of a text, prepared once a connection: the bookkeeping is asked the same few questions with every commit. */
export function prepared(db: DatabaseSync, sql: string): StatementSync {
  const ofDb = known.get(db) ?? new Map<string, StatementSync>();
  known.set(db, ofDb);
  const statement = ofDb.get(sql) ?? db.prepare(sql);
  ofDb.set(sql, statement);
  return statement;
}
