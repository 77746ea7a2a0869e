import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import type { EventLog, RecordedEvent } from '@fallspur/event-log';

/** History in batches of `size`; lets other work in between, since an embedded log answers without ever pausing. */
export async function* inBatches(
  events: AsyncIterable<RecordedEvent>,
  size: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  let batch: RecordedEvent[] = [];
  for await (const recorded of events) {
    batch.push(recorded);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    await nextTurn();
  }
  if (batch.length > 0) yield batch;
}

/**
 * A live feed in batches: whatever arrives within a moment of the first, at most `size`. Nothing waits for a full batch;
 * a busy house writes its rows a hundred times a second instead of once an event.
 */
export async function* asTheyCome(
  events: AsyncIterable<RecordedEvent>,
  size: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  const source = events[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (;;) {
      const batch: RecordedEvent[] = [];
      let result = await next;
      const moment = result.done ? undefined : delay(GATHERED_MS, PAUSED as typeof PAUSED);
      while (!result.done) {
        batch.push(result.value);
        next = source.next();
        if (batch.length >= size) break;
        const arrived = await Promise.race([next, moment as Promise<typeof PAUSED>]);
        if (arrived === PAUSED) break;
        result = arrived;
      }
      if (batch.length > 0) yield batch;
      if (result.done) return;
    }
  } finally {
    // Not awaited: a live source ends only when its signal aborts, which the caller does after leaving this loop.
    next.catch(() => undefined);
    void source.return?.();
  }
}

const PAUSED = Symbol('the moment is over');
const GATHERED_MS = 10;

/** The first event after a position, if any. */
export async function firstAfter(log: EventLog, position: number): Promise<RecordedEvent | undefined> {
  for await (const recorded of log.readAll({ after: position, limit: 1 })) return recorded;
  return undefined;
}
