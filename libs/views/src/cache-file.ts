import { DatabaseSync } from 'node:sqlite';
import { prepared } from './prepared.ts';

/** Writer and reader of one cache file. In memory both are the same connection; answers are synchronous, so that holds. */
export interface CacheFile {
  readonly writer: DatabaseSync;
  readonly reader: DatabaseSync;
  close(): void;
}

/** A temporary database that SQLite spills to an unnamed file when it grows, and removes by itself. */
export const TEMPORARY = '';

const APPLICATION_ID = 0x46_53_76_77; // "FSvw"
const FORMAT = 1;

const BOOKKEEPING = `
  create table if not exists views_build (
    projection text not null, build integer not null, version integer not null, schema_sha256 text not null,
    state text not null check (state in ('current', 'building')),
    position integer not null, event_id text, names text not null,
    primary key (projection, build)) without rowid, strict;
  create table if not exists views_parked (
    projection text not null, build integer not null, case_id text not null,
    position integer not null, event_id text not null, event_type text not null, code text not null, message text not null,
    skipped integer not null, last_skipped integer not null,
    primary key (projection, build, case_id)) without rowid, strict;`;

/**
 * Opens (or makes) `views.sqlite`. WAL lets answers be read from a steady snapshot while rows are written. NORMAL, not
 * FULL: a power cut may cost the last commits, but never tears rows from their checkpoint, and the log gives them again;
 * OFF would save one fsync per WAL checkpoint and could leave a broken file.
 */
export function openCacheFile(path: string): CacheFile {
  const writer = new DatabaseSync(path, { timeout: 10_000 });
  try {
    claim(writer, path);
    writer.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory');
    writer.exec(BOOKKEEPING);
    const shared = path === TEMPORARY || path === ':memory:';
    const reader = shared ? writer : new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
    return {
      writer,
      reader,
      close() {
        if (reader !== writer) reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}

function claim(db: DatabaseSync, path: string): void {
  const pragma = (name: string): unknown => Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0];
  const [application, format] = [pragma('application_id'), pragma('user_version')];
  if (application === APPLICATION_ID && format === FORMAT) return;
  const tables = db.prepare('select count(*) as n from sqlite_schema').get();
  if (tables?.['n'] !== 0)
    throw new Error(
      `View cache ${path}: expected an empty file or one of format ${FORMAT}, got application id ${String(application)}, ` +
        `format ${String(format)}. If it is a view cache of another release, delete it: it is rebuilt from the log`,
    );
  db.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`);
}

/** Runs `work` in one write transaction; whatever it throws undoes everything. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  prepared(db, 'begin immediate').run();
  try {
    const result = work();
    prepared(db, 'commit').run();
    return result;
  } catch (error) {
    // A full disk or an I/O error may already have ended the transaction.
    if (db.isTransaction) db.exec('rollback');
    throw error;
  }
}
