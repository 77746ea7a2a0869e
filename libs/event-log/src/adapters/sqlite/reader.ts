import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CHUNK_EVENTS, breathe, rangeOf, type Range } from '../../limits.ts';
import type { Head, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '../../port.ts';
import { uuidFromBytes, uuidToBytes } from './uuid-bytes.ts';

/** Reads in chunks, each one statement run to its end: no read is ever left open while others write. */
export interface Reader {
  stream(stream: string, options: ReadStreamOptions): AsyncGenerator<RecordedEvent>;
  all(options?: ReadAllOptions): AsyncGenerator<RecordedEvent>;
  chunk(after: number): readonly RecordedEvent[];
  event(id: string): RecordedEvent | undefined;
  head(): Head;
  streamHead(stream: string): { readonly row: number; readonly revision: number } | undefined;
}

const COLUMNS = "e.position, coalesce(s.name, ''), e.revision, e.id, e.type, e.recorded_at, e.metadata, e.data";
// A left join: an event whose stream row was removed must still be seen, and fail its verification.
const SELECT = `select ${COLUMNS} from events e left join streams s on s.stream = e.stream`;
// A cross join keeps the log the outer loop, whatever the planner thinks of a prefix.
const SELECT_NAMED = `select ${COLUMNS} from events e cross join streams s on s.stream = e.stream`;
// Up to so many streams a prefix is read by their index, beyond by scanning the log.
const FEW_STREAMS = 1000;

export function createReader(db: DatabaseSync): Reader {
  const rows = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const range = rows(`${SELECT} where e.position > ? and e.position <= ? order by e.position limit ?`);
  const scanned = rows(`${SELECT_NAMED} where e.position > ? and e.position <= ? and s.name >= ? and s.name < ?
    order by e.position limit ?`);
  const one = rows(`${SELECT} where e.position = ?`);
  const byId = rows(`${SELECT} where e.id = ?`);
  const forwards = rows(`${SELECT} where e.stream = ? and e.revision >= ? order by e.revision limit ?`);
  const backwards = rows(`${SELECT} where e.stream = ? and e.revision <= ? order by e.revision desc limit ?`);
  const last = db.prepare('select position, recorded_at from events order by position desc limit 1');
  const streamRow = db.prepare('select stream from streams where name = ?');
  const lastRevision = db.prepare('select max(revision) as revision from events where stream = ?');
  const streamCount = db.prepare(`select count(*) as n from
    (select 1 from streams where name >= ? and name < ? limit ${FEW_STREAMS + 1})`);
  const positions = db.prepare(`select position from events indexed by events_by_stream
    where stream in (select stream from streams where name >= ? and name < ?)
    and position > ? and position <= ? order by position limit ?`);

  function* chunks(read: (after: number, limit: number) => RecordedEvent[], after: number, limit: number) {
    for (let left = limit; left > 0;) {
      const events = read(after, Math.min(left, CHUNK_EVENTS));
      yield events;
      if (events.length < CHUNK_EVENTS) return;
      left -= events.length;
      after = events.at(-1)!.position;
    }
  }

  /** Positions from the covering index first, then the rows: a rare prefix costs what it holds, not what the log holds. */
  function* chunksOfFew([low, high]: readonly [string, string], { after, until, limit }: Range) {
    const found = positions.all(low, high, after, until, limit);
    for (let i = 0; i < found.length; i += CHUNK_EVENTS)
      yield found.slice(i, i + CHUNK_EVENTS).map(({ position }) => toEvent(one.get(position as number)));
  }

  function plan(options: ReadAllOptions | undefined): Iterable<RecordedEvent[]> {
    const asked = rangeOf(options);
    if (asked.streamPrefix === '')
      return chunks((after, limit) => range.all(after, asked.until, limit).map(toEvent), asked.after, asked.limit);
    const bounds = [asked.streamPrefix, `${asked.streamPrefix}\u{10ffff}`] as const;
    if (Number(streamCount.get(...bounds)?.['n']) <= FEW_STREAMS) return chunksOfFew(bounds, asked);
    return chunks(
      (after, limit) => scanned.all(after, asked.until, ...bounds, limit).map(toEvent),
      asked.after,
      asked.limit,
    );
  }

  function findStream(stream: string): number | undefined {
    return streamRow.get(stream)?.['stream'] as number | undefined;
  }

  return {
    async *stream(stream, options) {
      const row = findStream(stream);
      if (row === undefined) return;
      const [statement, step] = options.backwards ? ([backwards, -1] as const) : ([forwards, 1] as const);
      let from = options.from ?? (options.backwards ? Number.MAX_SAFE_INTEGER : 0);
      for (let left = options.limit ?? Number.MAX_SAFE_INTEGER; left > 0;) {
        const events = statement.all(row, from, Math.min(left, CHUNK_EVENTS)).map(toEvent);
        yield* events;
        if (events.length < CHUNK_EVENTS) return;
        left -= events.length;
        from = events.at(-1)!.revision + step;
      }
    },
    async *all(options) {
      for (const events of plan(options)) {
        yield* events;
        if (events.length === CHUNK_EVENTS) await breathe();
      }
    },
    chunk: (after) => range.all(after, Number.MAX_SAFE_INTEGER, CHUNK_EVENTS).map(toEvent),
    event(id) {
      const row = byId.get(uuidToBytes(id));
      return row ? toEvent(row) : undefined;
    },
    head() {
      const row = last.get();
      return row
        ? { position: row['position'] as number, recordedAt: row['recorded_at'] as string }
        : { position: 0, recordedAt: null };
    },
    streamHead(stream) {
      const row = findStream(stream);
      if (row === undefined) return undefined;
      return { row, revision: (lastRevision.get(row)?.['revision'] as number | null) ?? -1 };
    },
  };
}

type Row = readonly [number, string, number, Uint8Array, string, string, Uint8Array, Uint8Array];

// Statements with setReturnArrays give tuples; the driver's types only know objects.
function toEvent(row: unknown): RecordedEvent {
  const [position, stream, revision, id, type, recordedAt, metadata, data] = row as Row;
  return { position, stream, revision, id: uuidFromBytes(id), type, recordedAt, metadata, data };
}
