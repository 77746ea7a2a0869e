import { uuidV5 } from '@fallspur/kernel';
import type { RecordedEvent, StoredEvent } from '../port.ts';

/** What a sample event may differ in; the rest is filled in. */
export interface SampleOptions {
  readonly id?: string;
  readonly recordedAt?: string;
  readonly metadata?: Uint8Array;
  readonly data?: Uint8Array;
}

export const SAMPLE_INSTANT = '2026-11-21T08:00:00.000Z';

/** A stream name that no other call with another label gets. */
export const streamOf = (label: string, kind = 'dossier'): string => `${kind}-${uuidV5('exam-stream', label)}`;

/** A stored event as the log sees it: opaque bytes under honest columns. */
export function sampleEvent(stream: string, revision: number, options: SampleOptions = {}): StoredEvent {
  const text = `${stream}@${revision}`;
  return {
    id: options.id ?? uuidV5('exam-event', text),
    stream,
    revision,
    type: `Sample${revision % 3}`,
    recordedAt: options.recordedAt ?? SAMPLE_INSTANT,
    metadata: options.metadata ?? Buffer.from(`{"of":"${text}"}`),
    data: options.data ?? Buffer.from(`{"data":"${text}"}`),
  };
}

/** Consecutive events from a revision on. */
export const sampleEvents = (stream: string, from: number, count: number, options: SampleOptions = {}): StoredEvent[] =>
  Array.from({ length: count }, (_, i) => sampleEvent(stream, from + i, options));

export async function collect<T>(source: AsyncIterable<T>, count = Number.MAX_SAFE_INTEGER): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) {
    all.push(one);
    if (all.length >= count) break;
  }
  return all;
}

/** An event as comparable text: node gives Buffer here and Uint8Array there, and realms differ in tests. */
export const plain = ({ metadata, data, ...columns }: StoredEvent | RecordedEvent): object => ({
  ...columns,
  metadata: Buffer.from(metadata).toString('hex'),
  data: Buffer.from(data).toString('hex'),
});

export const revisionsOf = (events: readonly StoredEvent[]): number[] => events.map((event) => event.revision);
export const placesOf = (events: readonly StoredEvent[]): string[] =>
  events.map((event) => `${event.stream}@${event.revision}`);
