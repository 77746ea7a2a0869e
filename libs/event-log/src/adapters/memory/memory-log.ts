import type { Refusal } from '@fallspur/kernel';
import { assertBatch } from '../../batch.ts';
import { LogClosedError } from '../../errors.ts';
import { createBell, follow } from '../../follow.ts';
import { isBefore } from '../../instants.ts';
import { CHUNK_EVENTS, rangeOf } from '../../limits.ts';
import type { Appended, EventLog, Head, RecordedEvent, StoredEvent } from '../../port.ts';
import { eventIdTaken, recordedAtBehind, wrongExpectedRevision } from '../../refusals.ts';

/** The log in memory: for tests, plays and as the bare limit in measurements. Same exam, no durability. */
export function openMemoryLog(): EventLog {
  const all: RecordedEvent[] = [];
  const streams = new Map<string, RecordedEvent[]>();
  const byId = new Map<string, RecordedEvent>();
  const bell = createBell();
  const closing = new AbortController();

  function append(stream: string, expectedRevision: number, events: readonly StoredEvent[]): Appended | Refusal {
    assertOpen();
    assertBatch(stream, expectedRevision, events);
    const known = events.map((event) => byId.get(event.id));
    if (known.some((event) => event !== undefined)) return repeatOrTaken(stream, events, known);
    const actual = (streams.get(stream)?.length ?? 0) - 1;
    if (actual !== expectedRevision) return wrongExpectedRevision(stream, expectedRevision, actual);
    const head = all.at(-1)?.recordedAt;
    const first = events[0]!.recordedAt;
    if (head !== undefined && isBefore(first, head)) return recordedAtBehind(head, first);
    for (const event of events) record(event);
    bell.ring();
    return { kind: 'appended', position: all.length, revision: expectedRevision + events.length, repeated: false };
  }

  function record(event: StoredEvent): void {
    // Copies, because the log's bytes must not change when the caller reuses a buffer.
    const recorded: RecordedEvent = {
      ...event,
      metadata: new Uint8Array(event.metadata),
      data: new Uint8Array(event.data),
      position: all.length + 1,
    };
    all.push(recorded);
    byId.set(event.id, recorded);
    const stream = streams.get(event.stream);
    if (stream) stream.push(recorded);
    else streams.set(event.stream, [recorded]);
  }

  function assertOpen(): void {
    if (closing.signal.aborted) throw new LogClosedError();
  }

  return {
    densePositions: true,
    append: async (stream, expectedRevision, events) => append(stream, expectedRevision, events),
    async *readStream(stream, options = {}) {
      assertOpen();
      const events = streams.get(stream) ?? [];
      const step = options.backwards ? -1 : 1;
      const start = options.from ?? (options.backwards ? events.length - 1 : 0);
      const first = options.backwards ? Math.min(start, events.length - 1) : Math.max(start, 0);
      let left = options.limit ?? Number.MAX_SAFE_INTEGER;
      for (let i = first; i >= 0 && i < events.length && left > 0; i += step, left--) yield events[i]!;
    },
    async *readAll(options) {
      assertOpen();
      const { after, until, limit, streamPrefix } = rangeOf(options);
      const last = Math.min(until, all.length);
      let left = limit;
      for (let i = Math.max(after, 0); i < last && left > 0; i++) {
        const event = all[i]!;
        if (!event.stream.startsWith(streamPrefix)) continue;
        left--;
        yield event;
      }
    },
    subscribe({ after, signal }) {
      assertOpen();
      return follow(
        after,
        AbortSignal.any([signal, closing.signal]),
        (position) => all.slice(position, position + CHUNK_EVENTS),
        bell.wait,
      );
    },
    async findEvent(id): Promise<RecordedEvent | undefined> {
      assertOpen();
      return byId.get(id);
    },
    async head(): Promise<Head> {
      assertOpen();
      return { position: all.length, recordedAt: all.at(-1)?.recordedAt ?? null };
    },
    async close() {
      closing.abort();
    },
  };
}

function repeatOrTaken(
  stream: string,
  events: readonly StoredEvent[],
  known: readonly (RecordedEvent | undefined)[],
): Appended | Refusal {
  const first = known[0];
  const strange = known.findIndex(
    (event, i) => !event || !first || event.stream !== stream || event.revision !== first.revision + i,
  );
  if (strange >= 0) return eventIdTaken((known.find((event) => event) ?? events[strange]!).id);
  const last = known.at(-1)!;
  return { kind: 'appended', position: last.position, revision: last.revision, repeated: true };
}
