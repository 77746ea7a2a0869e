import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assertSqliteVersion } from './version.ts';

/** What makes one kind of SQLite file this kind and no other. */
export interface FileKind {
  /** For messages, e.g. "event log". */
  readonly what: string;
  readonly applicationId: number;
  readonly schemaVersion: number;
  readonly schema: string;
  readonly synchronous: 'FULL' | 'NORMAL';
}

/**
 * Opens or creates one SQLite file in WAL mode. Checkpoints are left to the owner: SQLite's automatic one swallows
 * a failed fsync, and would then throw away the only good copy.
 */
export function openFile(file: string, kind: FileKind, readOnly = false): DatabaseSync {
  assertSqliteVersion();
  if (readOnly && !existsSync(file))
    throw new Error(`No ${kind.what} to read: expected the file "${file}"; is this the right data directory?`);
  if (!readOnly) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(file, { readOnly, timeout: 5000, enableForeignKeyConstraints: false });
  try {
    if (!readOnly) {
      db.exec(`pragma journal_mode = wal; pragma synchronous = ${kind.synchronous}; pragma wal_autocheckpoint = 0`);
      if (pragma(db, 'user_version') === 0 && isEmpty(db)) create(db, kind, dirname(file));
    }
    db.exec('pragma temp_store = memory; pragma cache_size = -65536');
    assertKind(db, kind, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** One integer setting or mark of the file. */
export const pragma = (db: DatabaseSync, name: string): number =>
  Number(Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0]);

const isEmpty = (db: DatabaseSync): boolean => db.prepare('select 1 from sqlite_schema limit 1').get() === undefined;

function create(db: DatabaseSync, kind: FileKind, directory: string): void {
  db.exec(`begin immediate; ${kind.schema}
    pragma application_id = ${kind.applicationId}; pragma user_version = ${kind.schemaVersion}; commit`);
  syncDirectory(directory);
}

function assertKind(db: DatabaseSync, kind: FileKind, file: string): void {
  const [application, version] = [pragma(db, 'application_id'), pragma(db, 'user_version')];
  if (application !== kind.applicationId)
    throw new Error(
      `"${file}" is no ${kind.what}: expected application id ${kind.applicationId}, got ${application}; ` +
        'point to the right file, nothing was changed',
    );
  if (version !== kind.schemaVersion)
    throw new Error(
      `"${file}" has schema ${version}, this program knows ${kind.schemaVersion}: ` +
        'use the program version that wrote it, or migrate a copy',
    );
}

/** Makes a new file's name as durable as its content. Windows cannot open directories and keeps names itself. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
