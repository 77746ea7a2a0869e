import { Temporal } from '@fallspur/kernel';
import { Special } from './value.ts';

/** A calendar date, e.g. `2026-11-21`. */
export class FeelDate extends Special {
  readonly kind = 'date';
  readonly value: Temporal.PlainDate;
  constructor(value: Temporal.PlainDate) {
    super();
    this.value = value;
  }
  override toString(): string {
    return longYear(this.value.toString());
  }
}

/** A time of day; `zone` is null (local), `UTC`, an offset `+01:00` or a named zone. */
export class FeelTime extends Special {
  readonly kind = 'time';
  readonly value: Temporal.PlainTime;
  readonly zone: string | null;
  constructor(value: Temporal.PlainTime, zone: string | null = null) {
    super();
    this.value = value;
    this.zone = zone;
  }
  override toString(): string {
    return this.value.toString() + zoneText(this.zone);
  }
}

export class FeelDateTime extends Special {
  readonly kind = 'date and time';
  readonly value: Temporal.PlainDateTime;
  readonly zone: string | null;
  constructor(value: Temporal.PlainDateTime, zone: string | null = null) {
    super();
    this.value = value;
    this.zone = zone;
  }
  override toString(): string {
    return longYear(this.value.toString()) + zoneText(this.zone);
  }
  /** ISO 8601: a named zone becomes its offset on that day. */
  toIso(): string {
    if (this.zone === null || this.zone === 'UTC' || isOffset(this.zone)) return this.toString();
    return this.value.toString() + this.value.toZonedDateTime(this.zone).offset;
  }
}

/** Both kinds of duration: `amount` counts months or nanoseconds. */
export class FeelDuration extends Special {
  readonly kind: 'years and months duration' | 'days and time duration';
  readonly amount: bigint;
  constructor(kind: 'years and months duration' | 'days and time duration', amount: bigint) {
    super();
    this.kind = kind;
    this.amount = amount;
  }
  get isMonths(): boolean {
    return this.kind === 'years and months duration';
  }
  override toString(): string {
    return this.isMonths ? monthsText(this.amount) : nanosText(this.amount);
  }
}

export const months = (amount: bigint | number): FeelDuration =>
  new FeelDuration('years and months duration', BigInt(amount));
export const nanos = (amount: bigint): FeelDuration => new FeelDuration('days and time duration', amount);

export const NANOS_PER_SECOND = 1_000_000_000n;
export const NANOS_PER_DAY = 86_400n * NANOS_PER_SECOND;

const isOffset = (zone: string): boolean => /^[+-]/.test(zone);
const zoneText = (zone: string | null): string =>
  zone === null ? '' : zone === 'UTC' ? 'Z' : isOffset(zone) ? zone : `@${zone}`;
// Temporal writes years beyond four digits with sign and six digits; FEEL and XML Schema write them plainly.
const longYear = (iso: string): string =>
  iso.replace(/^([+-])0*(\d{4,})-/, (_, sign, year) => (sign === '-' ? '-' : '') + year + '-');

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function monthsText(amount: bigint): string {
  const total = absolute(amount);
  const years = total / 12n;
  const rest = total % 12n;
  const sign = amount < 0n ? '-' : '';
  return `${sign}P${years ? `${years}Y` : ''}${rest || !years ? `${rest}M` : ''}`;
}

function nanosText(amount: bigint): string {
  if (amount === 0n) return 'PT0S';
  const { days, hours, minutes, seconds, fraction } = partsOfNanos(absolute(amount));
  let time = '';
  if (hours) time += `${hours}H`;
  if (minutes) time += `${minutes}M`;
  if (seconds || fraction) {
    const digits = fraction ? `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}` : '';
    time += `${seconds}${digits}S`;
  }
  return `${amount < 0n ? '-' : ''}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}

export const partsOfNanos = (amount: bigint) => ({
  days: amount / NANOS_PER_DAY,
  hours: (amount % NANOS_PER_DAY) / (3_600n * NANOS_PER_SECOND),
  minutes: (amount % (3_600n * NANOS_PER_SECOND)) / (60n * NANOS_PER_SECOND),
  seconds: (amount % (60n * NANOS_PER_SECOND)) / NANOS_PER_SECOND,
  fraction: amount % NANOS_PER_SECOND,
});

/** The instant as nanoseconds; local values count as UTC, so that they compare among themselves. */
export const instantOf = (value: FeelDate | FeelTime | FeelDateTime): bigint => {
  if (value instanceof FeelDate) return BigInt(dayNumber(value.value)) * NANOS_PER_DAY;
  if (value instanceof FeelTime) {
    const wall = wallNanos(new Temporal.PlainDate(1970, 1, 1).toPlainDateTime(value.value));
    return value.zone === null ? wall : wall - offsetNanosOf(value)!;
  }
  const wall = wallNanos(value.value);
  return value.zone === null ? wall : wall - offsetNanosOf(value)!;
};

/** Days since 1970-01-01 in the Gregorian calendar, counted in eras of 400 years; Temporal takes ten times as long. */
const dayNumber = ({ year, month, day }: { year: number; month: number; day: number }): number => {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
};

const wallNanos = (wall: Temporal.PlainDateTime): bigint => {
  const days = dayNumber(wall);
  const { hour, minute, second, millisecond, microsecond, nanosecond } = wall;
  return (
    BigInt(days) * NANOS_PER_DAY +
    BigInt((hour * 60 + minute) * 60 + second) * NANOS_PER_SECOND +
    BigInt(millisecond * 1_000_000 + microsecond * 1_000 + nanosecond)
  );
};

/** The offset of a zoned time or date and time in nanoseconds; null for a local one. */
export const offsetNanosOf = (value: FeelTime | FeelDateTime): bigint | null => {
  if (value.zone === null) return null;
  const seconds = offsetSeconds(value.zone);
  if (seconds !== null) return BigInt(seconds) * NANOS_PER_SECOND;
  const wall =
    value instanceof FeelTime ? new Temporal.PlainDate(1970, 1, 1).toPlainDateTime(value.value) : value.value;
  return BigInt(wall.toZonedDateTime(value.zone).offsetNanoseconds);
};

const OFFSET = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;
export const offsetSeconds = (zone: string): number | null => {
  if (zone === 'UTC') return 0;
  const match = OFFSET.exec(zone);
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
};

/** The zone name of a whole number of seconds, e.g. `+01:00`. */
export const offsetZone = (seconds: number): string => {
  const positive = Math.abs(seconds);
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const rest = positive % 60;
  return `${seconds < 0 ? '-' : '+'}${two(positive / 3600)}:${two((positive % 3600) / 60)}${rest ? `:${two(rest)}` : ''}`;
};
