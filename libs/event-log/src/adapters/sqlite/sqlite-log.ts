import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertBatch } from '../../batch.ts';
import { LogClosedError, LogReadOnlyError, type LogWriterEndedError } from '../../errors.ts';
import { createBell, follow } from '../../follow.ts';
import type { EventLog } from '../../port.ts';
import { lockForWriting, type WriterLock } from './lock.ts';
import { openFile, pragma, type FileKind } from './open.ts';
import { createReader, type Reader } from './reader.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { createWriter } from './writer.ts';

export interface SqliteLogOptions {
  /** The data directory; created when missing. Holds `log.sqlite` and `log.lock`. */
  readonly directory: string;
  /** Read beside a writing process (verify, reports). Appends are refused; live reading polls. */
  readonly readOnly?: boolean;
  /** Upper limit of the file; beyond it appends answer `LOG_FULL`. Default: the medium's own limit. */
  readonly sizeLimitBytes?: number;
  /** Told once when a commit failed and the writer ended: the process should end. */
  readonly onWriterEnded?: (error: LogWriterEndedError) => void;
}

export const LOG_FILE = 'log.sqlite';
export const LOG_LOCK_FILE = 'log.lock';
// No reader is ever asked for these positions: an event moved there would be hidden, not gone.
const OUTSIDE = 'select count(*) as events from events where position < 1 or position > ?';
const POLL_MILLISECONDS = 100;
const LOG: FileKind = {
  what: 'event log',
  applicationId: APPLICATION_ID,
  schemaVersion: SCHEMA_VERSION,
  schema: SCHEMA,
  synchronous: 'FULL',
};

/**
 * The log in one SQLite file: WAL, `synchronous=FULL`, one writer with group commit. Throws when the file is no log,
 * when SQLite is too old, or when another process writes in this directory. While it is open, do not read its files
 * with `fs` in the same process: closing such a handle drops SQLite's POSIX locks.
 */
export function openSqliteLog(options: SqliteLogOptions): EventLog {
  const file = join(options.directory, LOG_FILE);
  return options.readOnly ? openForReading(file) : openForWriting(file, options);
}

function openForWriting(file: string, options: SqliteLogOptions): EventLog {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 });
  const lock = lockForWriting(join(options.directory, LOG_LOCK_FILE));
  try {
    const db = openFile(file, LOG);
    if (options.sizeLimitBytes !== undefined)
      db.exec(`pragma max_page_count = ${Math.floor(options.sizeLimitBytes / pragma(db, 'page_size'))}`);
    return writableLog(db, lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function writableLog(db: DatabaseSync, lock: WriterLock, options: SqliteLogOptions): EventLog {
  const reader = createReader(db);
  const bell = createBell();
  const writer = createWriter(db, reader, {
    committed: () => bell.ring(),
    ended: (error) => options.onWriterEnded?.(error),
  });
  const life = createLife();
  return {
    ...reading(db, reader, life, bell.wait),
    async append(stream, expectedRevision, events) {
      life.assertOpen();
      assertBatch(stream, expectedRevision, events);
      return writer.append(stream, expectedRevision, events);
    },
    async head() {
      life.assertOpen();
      return writer.head();
    },
    async close() {
      if (!life.end()) return;
      writer.flush();
      db.close();
      lock.release();
    },
  };
}

function openForReading(file: string): EventLog {
  const db = openFile(file, LOG, true);
  const reader = createReader(db);
  const life = createLife();
  return {
    ...reading(db, reader, life, pause),
    async append() {
      throw new LogReadOnlyError();
    },
    async head() {
      life.assertOpen();
      return reader.head();
    },
    async close() {
      if (life.end()) db.close();
    },
  };
}

type Reading = Required<
  Pick<EventLog, 'densePositions' | 'readStream' | 'readAll' | 'subscribe' | 'findEvent' | 'inspect'>
>;

function reading(db: DatabaseSync, reader: Reader, life: Life, wait: (signal: AbortSignal) => Promise<void>): Reading {
  return {
    densePositions: true,
    readStream(stream, options = {}) {
      life.assertOpen();
      return reader.stream(stream, options);
    },
    readAll(options) {
      life.assertOpen();
      return reader.all(options);
    },
    subscribe({ after, signal }) {
      life.assertOpen();
      return follow(after, AbortSignal.any([signal, life.signal]), reader.chunk, wait);
    },
    async findEvent(id) {
      life.assertOpen();
      return reader.event(id);
    },
    inspect() {
      life.assertOpen();
      const found = db
        .prepare('pragma integrity_check(10)')
        .all()
        .map((row) => String(row['integrity_check']));
      const outside = db.prepare(OUTSIDE).get(Number.MAX_SAFE_INTEGER)?.['events'];
      return [
        ...(found.length === 1 && found[0] === 'ok' ? [] : found),
        ...(outside === 0
          ? []
          : [`${String(outside)} event(s) stand where nobody reads: before position 1 or beyond 2^53`]),
      ];
    },
  };
}

/** Nobody rings a bell across processes: look again after a moment. */
async function pause(signal: AbortSignal): Promise<void> {
  await sleep(POLL_MILLISECONDS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

interface Life {
  readonly signal: AbortSignal;
  assertOpen(): void;
  /** False when it had ended before. */
  end(): boolean;
}

function createLife(): Life {
  const closing = new AbortController();
  return {
    signal: closing.signal,
    assertOpen() {
      if (closing.signal.aborted) throw new LogClosedError();
    },
    end() {
      if (closing.signal.aborted) return false;
      closing.abort();
      return true;
    },
  };
}
