import type { Refusal } from '@fallspur/kernel';

/**
 * One event as the log keeps it: two byte strings. `metadata` is JCS(envelope without data and sealed, with hash),
 * `data` is JCS({data, sealed}); a store-level redaction of `data` leaves the chain verifiable. [integrity.md]
 */
export interface StoredEvent {
  readonly id: string;
  /** The case's stream, `<kind>-<uuid>`. */
  readonly stream: string;
  /** 0-based, without gaps. */
  readonly revision: number;
  readonly type: string;
  /** UTC instant; never smaller than that of any earlier event of the log. */
  readonly recordedAt: string;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** A stored event with its place in the whole log (1-based, growing, not necessarily without gaps). */
export interface RecordedEvent extends StoredEvent {
  readonly position: number;
}

export interface Appended {
  readonly kind: 'appended';
  /** Position and revision of the last event of the batch. */
  readonly position: number;
  readonly revision: number;
  /** True when exactly these event ids had been recorded before: nothing was written, the first answer is given again. */
  readonly repeated: boolean;
}

/** The stream is empty: the expected revision of a first append. */
export const NO_STREAM = -1;

export interface ReadStreamOptions {
  /** First revision to read (inclusive); default: the first, or the last when backwards. */
  readonly from?: number;
  readonly backwards?: boolean;
  readonly limit?: number;
}

export interface ReadAllOptions {
  /** Read what lies after this position; default 0 = from the beginning. */
  readonly after?: number;
  /** Read up to and including this position. */
  readonly until?: number;
  readonly limit?: number;
  /** Only streams whose name begins so, e.g. `definition-`. */
  readonly streamPrefix?: string;
}

export interface Head {
  /** Position of the last event, 0 when the log is empty. */
  readonly position: number;
  /** Its `recordedAt`, null when the log is empty. */
  readonly recordedAt: string | null;
}

/**
 * The log: the only truth. Refusals: `WRONG_EXPECTED_REVISION` (details.actual), `RECORDED_AT_BEHIND` (details.head),
 * `EVENT_ID_TAKEN` (some but not all ids are known, or they belong elsewhere), `LOG_FULL`.
 * `append` answers only after the events are durable; one batch is recorded whole or not at all.
 */
export interface EventLog {
  /** The store numbers positions 1, 2, 3, … without gaps, so that a verifier may take a gap for a lost event. */
  readonly densePositions?: boolean;
  append(stream: string, expectedRevision: number, events: readonly StoredEvent[]): Promise<Appended | Refusal>;
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /** Everything after a position, then live, in order, until the signal aborts. */
  subscribe(options: { readonly after: number; readonly signal: AbortSignal }): AsyncIterable<RecordedEvent>;
  /** The recorded event with this id, if any. */
  findEvent(id: string): Promise<RecordedEvent | undefined>;
  head(): Promise<Head>;
  /** Faults of the store's own structure that reading event by event would not show (indexes, pages), one sentence each. */
  inspect?(): readonly string[];
  close(): Promise<void>;
}
