import { DatabaseSync } from 'node:sqlite';

/** No room on the medium: nothing was kept, and what was kept before still stands. */
export class WorkFullError extends Error {}

const SQLITE_FULL = 13;

/** Opens or creates the file. What a deleted row held is overwritten, so that it does not stay behind in free pages. */
export const openWorkFile = (path: string, schema: readonly string[]): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    for (const statement of schema) db.exec(statement);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Runs a write; a full medium becomes an error one can tell from a bug. */
export const writing = <T>(write: () => T): T => {
  try {
    return write();
  } catch (error) {
    if ((error as { readonly errcode?: number }).errcode === SQLITE_FULL)
      throw new WorkFullError('work.sqlite is full');
    throw error;
  }
};
