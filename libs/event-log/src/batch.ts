import { isUuid } from '@fallspur/kernel';
import { isBefore, isInstant } from './instants.ts';
import type { StoredEvent } from './port.ts';

/**
 * What every adapter asks of a batch before it looks at the log. A batch that fails here was built wrongly:
 * a bug of the caller, so it throws, while everything the log may lawfully refuse is a `Refusal`.
 */
export function assertBatch(stream: string, expectedRevision: number, events: readonly StoredEvent[]): void {
  if (events.length === 0) throw wrong(stream, 'at least one event', 'an empty batch');
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < -1)
    throw wrong(stream, 'an expected revision of -1 (NO_STREAM) or more', String(expectedRevision));
  let earlier = '';
  events.forEach((event, index) => {
    const at = `event ${index} (${event.id})`;
    if (event.stream !== stream) throw wrong(stream, `${at} of the same stream`, `stream "${event.stream}"`);
    if (event.revision !== expectedRevision + 1 + index)
      throw wrong(stream, `${at} at revision ${expectedRevision + 1 + index}`, String(event.revision));
    if (!isUuid(event.id) || event.id !== event.id.toLowerCase())
      throw wrong(stream, `${at} with a lower-case UUID`, event.id);
    if (!ArrayBuffer.isView(event.metadata) || !ArrayBuffer.isView(event.data))
      throw wrong(stream, `${at} with metadata and data as bytes`, `${typeof event.metadata}, ${typeof event.data}`);
    if (!isInstant(event.recordedAt))
      throw wrong(stream, `${at} recorded at a UTC instant such as 2026-11-21T03:34:00.000Z`, event.recordedAt);
    if (earlier !== '' && isBefore(event.recordedAt, earlier))
      throw wrong(stream, `${at} recorded no earlier than the event before it (${earlier})`, event.recordedAt);
    earlier = event.recordedAt;
  });
  if (new Set(events.map((event) => event.id)).size !== events.length)
    throw wrong(stream, 'events with different ids', 'the same id twice in one batch');
}

const wrong = (stream: string, expected: string, got: string): TypeError =>
  new TypeError(`Append to "${stream}": expected ${expected}, got ${got}`);
