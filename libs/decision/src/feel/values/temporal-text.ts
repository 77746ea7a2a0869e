import type { Day } from './calendar.ts';
import { dayNumber, dayOf, dayOfNumber } from './calendar.ts';
import type { FeelDuration } from './temporal.ts';
import { FeelDate, FeelDateTime, FeelTime, months, nanos, NANOS_PER_SECOND } from './temporal.ts';
import { isKnownZone, offsetSeconds } from './zone.ts';

/** Readers of FEEL's texts for temporal values; each answers null for any other text. [DMN 1.5, 10.3.4.1] */

const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(\.\d+)?$/;
const ZONED = /^(.*?)([Zz]|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z][A-Za-z0-9_+/-]*)?$/s;
const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
const MAX_DIGITS = 15;
export const OFFSET_MAX_SECONDS = 18 * 3_600;

export const readDate = (text: string): FeelDate | null => {
  const date = plainDate(text);
  return date && new FeelDate(date);
};

export const readTime = (text: string): FeelTime | null => {
  const parts = splitZone(text);
  const time = parts && plainTime(parts.wall);
  return parts && time !== null ? new FeelTime(time, parts.zone) : null;
};

/** Also reads a bare date, as its midnight. */
export const readDateTime = (text: string): FeelDateTime | null => {
  const at = text.indexOf('T');
  if (at < 0) {
    const date = plainDate(text);
    return date && new FeelDateTime(date);
  }
  const date = plainDate(text.slice(0, at));
  const parts = splitZone(text.slice(at + 1));
  // Midnight may also be written as the end of the day before.
  const endOfDay = parts !== null && /^24:00:00(\.0+)?$/.test(parts.wall);
  const time = parts && plainTime(endOfDay ? '00:00:00' : parts.wall);
  const day = date && endOfDay ? dayOfNumber(dayNumber(date) + 1) : date;
  return day && parts && time !== null ? new FeelDateTime(day, time, parts.zone) : null;
};

/** `P1Y2M` or `P3DT4H`; a text that mixes both kinds is no FEEL duration. */
export const readDuration = (text: string): FeelDuration | null => {
  if (text.length > 200 || text.endsWith('P') || text.endsWith('T')) return null;
  const match = DURATION.exec(text);
  if (!match) return null;
  const [, minus, years, month, ...rest] = match;
  const sign = minus ? -1n : 1n;
  if ([years, month, ...rest].some((digits) => (digits?.length ?? 0) > MAX_DIGITS)) return null;
  const number = (digits: string | undefined) => BigInt(digits ?? '0');
  if (years !== undefined || month !== undefined)
    return rest.some((part) => part !== undefined) ? null : months(sign * (number(years) * 12n + number(month)));
  const [days, hours, minutes, seconds, fraction] = rest;
  const total = ((number(days) * 24n + number(hours)) * 60n + number(minutes)) * 60n + number(seconds);
  return nanos(sign * (total * NANOS_PER_SECOND + BigInt((fraction ?? '').slice(0, 9).padEnd(9, '0'))));
};

/** What `@"…"` reads: the text itself tells the kind. */
export const readTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | FeelDuration | null =>
  readDate(text) ?? readTime(text) ?? (text.includes('T') ? readDateTime(text) : null) ?? readDuration(text);

const plainDate = (text: string): Day | null => {
  const match = DATE.exec(text);
  return match && dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
};

const plainTime = (text: string): number | null => {
  const match = TIME.exec(text);
  if (!match) return null;
  return makeClock(Number(match[1]), Number(match[2]), Number(match[3]), (match[4] ?? '').slice(1, 10));
};

/** Nanoseconds since midnight, or null for no time of day; `fraction` holds decimal digits of the second. */
export const makeClock = (hour: number, minute: number, second: number, fraction = ''): number | null => {
  const within = (n: number, end: number) => Number.isInteger(n) && n >= 0 && n < end;
  if (!within(hour, 24) || !within(minute, 60) || !within(second, 60)) return null;
  return ((hour * 60 + minute) * 60 + second) * Number(NANOS_PER_SECOND) + Number(fraction.padEnd(9, '0'));
};

function splitZone(text: string): { wall: string; zone: string | null } | null {
  const match = ZONED.exec(text);
  if (!match) return null;
  const wall = match[1] ?? '';
  const suffix = match[2];
  if (suffix === undefined) return { wall, zone: null };
  if (suffix.toUpperCase() === 'Z') return { wall, zone: 'UTC' };
  const zone = suffix.startsWith('@') ? suffix.slice(1) : suffix;
  const seconds = offsetSeconds(zone);
  if (seconds === 0) return { wall, zone: 'UTC' };
  if (seconds !== null) return Math.abs(seconds) <= OFFSET_MAX_SECONDS ? { wall, zone } : null;
  return isKnownZone(zone) ? { wall, zone } : null;
}
