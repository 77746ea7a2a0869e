import { setImmediate as nextTurn } from 'node:timers/promises';
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

/** Until the log holds something after a position, or the signal aborts. */
export async function grownBeyond(position: number, log: EventLog, signal: AbortSignal): Promise<void> {
  for await (const _event of log.subscribe({ after: position, signal })) return;
}

/** The first event after a position, if any. */
export async function firstAfter(log: EventLog, position: number): Promise<RecordedEvent | undefined> {
  for await (const recorded of log.readAll({ after: position, limit: 1 })) return recorded;
  return undefined;
}
