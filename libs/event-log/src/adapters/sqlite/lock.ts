import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './errors.ts';

/** Held for the life of a writer. */
export interface WriterLock {
  release(): void;
}

/** Another process (or another opening in this one) writes here. */
export class InUseError extends Error {
  readonly code = 'IN_USE';
  constructor(file: string) {
    super(
      `Locked: expected to be the only writer, but another process holds "${file}"; ` +
        'stop it first, or open with readOnly to read beside it (a lock file left by a crash does not lock)',
    );
    this.name = 'InUseError';
  }
}

/**
 * One writer per data directory. The lock is SQLite's own exclusive lock on an empty database: the operating system
 * drops it when the process dies, kill -9 included, so no stale lock file can shut anyone out.
 */
export function lockForWriting(file: string): WriterLock {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new InUseError(file) : error;
  }
  return { release: () => lock.close() };
}
