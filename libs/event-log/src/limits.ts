import type { ReadAllOptions } from './port.ts';

/** `ReadAllOptions` with every default filled in. */
export interface Range {
  readonly after: number;
  readonly until: number;
  readonly limit: number;
  readonly streamPrefix: string;
}

export const rangeOf = (options: ReadAllOptions = {}): Range => ({
  after: options.after ?? 0,
  until: options.until ?? Number.MAX_SAFE_INTEGER,
  limit: options.limit ?? Number.MAX_SAFE_INTEGER,
  streamPrefix: options.streamPrefix ?? '',
});

/** How many events one read fetches: large enough to be cheap, small enough to leave the event loop breathing. */
export const CHUNK_EVENTS = 512;

/** Lets timers and other callers run between two chunks of a long read. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
