import { remembering } from './remembering.ts';
import { Temporal } from './temporal.ts';

/** A UTC instant as text with exactly three fraction digits, `2016-01-04T23:00:00.000Z`: text order = time order. */
export type Instant = string;

const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The instant of epoch milliseconds. */
export const instantOf = (epochMilliseconds: number): Instant => {
  const day = Math.floor(epochMilliseconds / DAY_MILLISECONDS);
  const inDay = epochMilliseconds - day * DAY_MILLISECONDS;
  // A fraction of a millisecond is a bug, which Temporal names.
  if (!Number.isInteger(epochMilliseconds)) Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
  return `${dateOfDay(day)}T${two(inDay / 3_600_000)}:${two((inDay / 60_000) % 60)}:${two((inDay / 1000) % 60)}.${three(inDay % 1000)}Z`;
};

const DAY_MILLISECONDS = 86_400_000;
const dateOfDay = remembering((day: number): string => {
  const [date = ''] = Temporal.Instant.fromEpochMilliseconds(day * DAY_MILLISECONDS)
    .toString()
    .split('T');
  return date;
});

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
const three = (value: number): string => String(value).padStart(3, '0');

/** Epoch milliseconds of an instant; throws a RangeError that says what was expected. */
export const epochMillisecondsOf = (instant: string): number => {
  const fault = instantFault(instant);
  if (fault) throw new RangeError(fault);
  return Temporal.Instant.from(instant).epochMilliseconds;
};

/** Any ISO 8601 instant (offset, any precision) in the one form the log holds; below a millisecond is cut off. */
export const parseInstant = (text: string): Instant => instantOf(epochMillisecondsOf(text));

/** Why a text is no instant, as a sentence; `undefined` when it is one. */
export const instantFault = (text: string): string | undefined => {
  const expected = `expected an instant such as 2016-01-05T08:30:00Z, got "${text}"`;
  if (!INSTANT_SHAPE.test(text)) return expected;
  try {
    Temporal.Instant.from(text);
    return undefined;
  } catch {
    // The shape is right, so only a field can be out of range: that is the whole finding.
    return `${expected}, which no calendar or clock has`;
  }
};

export const isInstant = (text: string): boolean => instantFault(text) === undefined;

/** Negative, zero or positive, also between instants written with different precision. */
export const compareInstants = (a: string, b: string): number => epochMillisecondsOf(a) - epochMillisecondsOf(b);
