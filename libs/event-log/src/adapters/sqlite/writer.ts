import type { DatabaseSync } from 'node:sqlite';
import type { Refusal } from '@fallspur/kernel';
import { LogWriterEndedError } from '../../errors.ts';
import { isBefore } from '../../instants.ts';
import type { Appended, Head, StoredEvent } from '../../port.ts';
import { eventIdTaken, logFull, recordedAtBehind, wrongExpectedRevision } from '../../refusals.ts';
import { isFull, isUniqueViolation } from './errors.ts';
import type { Reader } from './reader.ts';
import { uuidToBytes } from './uuid-bytes.ts';

type Answer = Appended | Refusal;

interface Request {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly StoredEvent[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

interface StreamHead {
  readonly row: number;
  revision: number;
}

/** The one writer. Everything asked for in one turn of the event loop shares one commit, and so one fsync. */
export interface Writer {
  append(stream: string, expectedRevision: number, events: readonly StoredEvent[]): Promise<Answer>;
  head(): Head;
  /** Commits what is queued. */
  flush(): void;
}

export interface WriterHooks {
  /** After a durable commit. */
  committed(): void;
  /** The commit failed with unknown outcome; called once. */
  ended(error: LogWriterEndedError): void;
}

// About 24 MB of WAL between checkpoints: the file stays small, and the stall stays a matter of milliseconds.
const CHECKPOINT_PAGES = 6000;
const HEADS_MAX = 100_000;

export function createWriter(db: DatabaseSync, reader: Reader, hooks: WriterHooks): Writer {
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');
  const savepoint = db.prepare('savepoint batch');
  const release = db.prepare('release batch');
  const undo = db.prepare('rollback to batch');
  const checkpoint = db.prepare('pragma wal_checkpoint(passive)');
  const insert = db.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?)');
  const insertStream = db.prepare('insert into streams values (?, ?)');
  const heads = new Map<string, StreamHead>();
  let { position, recordedAt } = reader.head();
  let streamsCount = Number(db.prepare('select max(stream) as n from streams').get()?.['n'] ?? 0);
  let queue: Request[] = [];
  let pagesWritten = 0;
  let ended: LogWriterEndedError | undefined;

  function flush(): void {
    if (queue.length === 0) return;
    const group = queue;
    queue = [];
    const before = { position, recordedAt, streamsCount };
    const answers: Answer[] = [];
    try {
      begin.run();
      for (const request of group) answers.push(record(request));
      commit.run();
    } catch (error) {
      ({ position, recordedAt, streamsCount } = before);
      heads.clear();
      return fail(group, error);
    }
    if (position > before.position) hooks.committed();
    // Only now, after the fsync, may anyone hear of it: refusals too, for they may rest on what this commit wrote.
    group.forEach((request, i) => request.resolve(answers[i]!));
    tidy(position - before.position);
  }

  function record(request: Request): Answer {
    const { stream, expectedRevision, events } = request;
    const known = headOf(stream);
    const actual = known?.revision ?? -1;
    if (actual !== expectedRevision)
      return alreadyKnown(request) ?? wrongExpectedRevision(stream, expectedRevision, actual);
    const first = events[0]!;
    if (recordedAt !== null && isBefore(first.recordedAt, recordedAt))
      return alreadyKnown(request) ?? recordedAtBehind(recordedAt, first.recordedAt);
    const guarded = known === undefined || events.length > 1;
    const before = position;
    if (guarded) savepoint.run();
    try {
      const head = known ?? createStream(stream);
      for (const event of events) write(head.row, event);
      if (guarded) release.run();
      head.revision = expectedRevision + events.length;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      position = before;
      if (guarded) {
        undo.run();
        release.run();
      }
      if (known === undefined) heads.delete(stream);
      const answer = alreadyKnown(request);
      if (answer) return answer;
      throw error;
    }
    recordedAt = events.at(-1)!.recordedAt;
    return { kind: 'appended', position, revision: expectedRevision + events.length, repeated: false };
  }

  function write(row: number, event: StoredEvent): void {
    insert.run(
      position + 1,
      row,
      event.revision,
      uuidToBytes(event.id),
      event.type,
      event.recordedAt,
      event.metadata,
      event.data,
    );
    position += 1;
  }

  /** The first answer again, when exactly these ids stand in this stream in this order; a refusal when only some do. */
  function alreadyKnown({ stream, events }: Request): Answer | undefined {
    const found = events.map((event) => reader.event(event.id));
    const first = found.find((event) => event !== undefined);
    if (!first) return undefined;
    const same = found.every(
      (event, i) => event !== undefined && event.stream === stream && event.revision === found[0]!.revision + i,
    );
    if (!same) return eventIdTaken(first.id);
    const last = found.at(-1)!;
    return { kind: 'appended', position: last.position, revision: last.revision, repeated: true };
  }

  function headOf(stream: string): StreamHead | undefined {
    const cached = heads.get(stream);
    if (cached) return cached;
    const found = reader.streamHead(stream);
    return found && remember(stream, { ...found });
  }

  function createStream(stream: string): StreamHead {
    streamsCount += 1;
    insertStream.run(streamsCount, stream);
    return remember(stream, { row: streamsCount, revision: -1 });
  }

  function remember(stream: string, head: StreamHead): StreamHead {
    if (heads.size >= HEADS_MAX) heads.delete(heads.keys().next().value!);
    heads.set(stream, head);
    return head;
  }

  function fail(group: readonly Request[], error: unknown): void {
    if (isFull(error)) {
      if (db.isTransaction) rollback.run();
      for (const request of group) request.resolve(logFull());
      return;
    }
    end(error);
    for (const request of [...group, ...queue]) request.reject(ended);
    queue = [];
  }

  function end(error: unknown): void {
    if (ended) return;
    ended = new LogWriterEndedError(error);
    try {
      if (db.isTransaction) rollback.run();
    } catch (second) {
      ended = new LogWriterEndedError(new AggregateError([error, second], String(error)));
    }
    hooks.ended(ended);
  }

  /** Moves the WAL into the file now and then. A failed fsync here is as final as one in a commit; a full disk is not. */
  function tidy(events: number): void {
    pagesWritten += 5 + 3 * events;
    if (pagesWritten < CHECKPOINT_PAGES) return;
    pagesWritten = 0;
    try {
      checkpoint.get();
    } catch (error) {
      if (!isFull(error)) end(error);
    }
  }

  return {
    append: (stream, expectedRevision, events) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        queue.push({ stream, expectedRevision, events, resolve, reject });
        if (queue.length === 1) setImmediate(flush);
      }),
    head: () => ({ position, recordedAt }),
    flush,
  };
}
