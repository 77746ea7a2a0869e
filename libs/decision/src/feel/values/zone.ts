import { Temporal } from '@fallspur/kernel';
import type { Day } from './calendar.ts';

/** Time zones: `UTC`, an offset (`+01:00`) or a name of the IANA database (`Europe/Zurich`). */

const NANOS_PER_SECOND = 1_000_000_000n;

export const isOffset = (zone: string): boolean => /^[+-]/.test(zone);

const OFFSET = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;
/** Seconds before UTC; null for a named zone. */
export const offsetSeconds = (zone: string): number | null => {
  if (zone === 'UTC') return 0;
  const match = OFFSET.exec(zone);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
};

/** The zone of a whole number of seconds, e.g. `+01:00`. */
export const offsetZone = (seconds: number): string => {
  const positive = Math.abs(seconds);
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const rest = positive % 60;
  return `${seconds < 0 ? '-' : '+'}${two(positive / 3600)}:${two((positive % 3600) / 60)}${rest ? `:${two(rest)}` : ''}`;
};

/** As FEEL writes it behind a time. */
export const zoneText = (zone: string | null): string =>
  zone === null ? '' : zone === 'UTC' ? 'Z' : isOffset(zone) ? zone : `@${zone}`;

export const isKnownZone = (zone: string): boolean => {
  try {
    new Temporal.PlainDateTime(1970, 1, 1).toZonedDateTime(zone);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'RangeError') return false;
    throw error;
  }
};

/** Years the zone's rules can be asked about; beyond them the calendar repeats every 400 years. */
const YEARS_ASKED = 200_000;
const askedYear = (year: number): number =>
  Math.abs(year) <= YEARS_ASKED ? year : 2_000 + (((year % 400) + 400) % 400);

/** Offset in nanoseconds of what a clock of the zone shows; in the hour that comes twice, the first one. */
export const offsetAtWall = (zone: string, day: Day, clock: number): bigint => {
  const seconds = offsetSeconds(zone);
  if (seconds !== null) return BigInt(seconds) * NANOS_PER_SECOND;
  const wall = new Temporal.PlainDateTime(askedYear(day.year), day.month, day.day).add({ nanoseconds: clock });
  return BigInt(wall.toZonedDateTime(zone).offsetNanoseconds);
};

/** Offset in nanoseconds at an instant; `near` is the year it falls in. */
export const offsetAtInstant = (zone: string, instant: bigint, near: number): bigint => {
  const seconds = offsetSeconds(zone);
  if (seconds !== null) return BigInt(seconds) * NANOS_PER_SECOND;
  const shift = BigInt((near - askedYear(near)) / 400) * 146_097n * 86_400n * NANOS_PER_SECOND;
  return BigInt(Temporal.Instant.fromEpochNanoseconds(instant - shift).toZonedDateTimeISO(zone).offsetNanoseconds);
};
