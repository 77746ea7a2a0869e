import { Special } from './value.ts';
import type { Day } from './calendar.ts';
import { dayNumber, dayOfNumber, dayText } from './calendar.ts';
import { isOffset, offsetAtInstant, offsetAtWall, offsetZone, zoneText } from './zone.ts';

/** A calendar date, e.g. `2026-11-21`. */
export class FeelDate extends Special {
  readonly kind = 'date';
  readonly day: Day;
  constructor(day: Day) {
    super();
    this.day = day;
  }
  override toString(): string {
    return dayText(this.day);
  }
}

/** A time of day in nanoseconds since midnight; `zone` is null (local), `UTC`, an offset `+01:00` or a named zone. */
export class FeelTime extends Special {
  readonly kind = 'time';
  readonly clock: number;
  readonly zone: string | null;
  constructor(clock: number, zone: string | null = null) {
    super();
    this.clock = clock;
    this.zone = zone;
  }
  override toString(): string {
    return clockText(this.clock) + zoneText(this.zone);
  }
}

export class FeelDateTime extends Special {
  readonly kind = 'date and time';
  readonly day: Day;
  readonly clock: number;
  readonly zone: string | null;
  constructor(day: Day, clock = 0, zone: string | null = null) {
    super();
    this.day = day;
    this.clock = clock;
    this.zone = zone;
  }
  override toString(): string {
    return this.#wall() + zoneText(this.zone);
  }
  /** ISO 8601: a named zone becomes its offset on that day. */
  toIso(): string {
    if (this.zone === null || this.zone === 'UTC' || isOffset(this.zone)) return this.toString();
    return this.#wall() + offsetZone(Number(offsetNanosOf(this)! / NANOS_PER_SECOND));
  }
  #wall(): string {
    return `${dayText(this.day)}T${clockText(this.clock)}`;
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
const SECOND = Number(NANOS_PER_SECOND);

/** Hour, minute and second of a clock; the second holds its fraction as text, exactly. */
export const partsOfClock = (clock: number): { hour: number; minute: number; second: number; fraction: string } => {
  const seconds = Math.floor(clock / SECOND);
  const fraction = String(clock % SECOND)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return { hour: Math.floor(seconds / 3_600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60, fraction };
};

const clockText = (clock: number): string => {
  const { hour, minute, second, fraction } = partsOfClock(clock);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction ? `.${fraction}` : ''}`;
};

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

const wallNanos = (day: Day, clock: number): bigint => BigInt(dayNumber(day)) * NANOS_PER_DAY + BigInt(clock);

/** Day and clock of nanoseconds since 1970; null beyond the years. */
export const wallOf = (amount: bigint): { day: Day; clock: number } | null => {
  const clock = ((amount % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY;
  const day = dayOfNumber(Number((amount - clock) / NANOS_PER_DAY));
  return day && { day, clock: Number(clock) };
};

/** A zone's name for a time alone means its offset on this day. */
const EPOCH: Day = { year: 1970, month: 1, day: 1 };

/** The instant as nanoseconds; local values count as UTC, so that they compare among themselves. */
export const instantOf = (value: FeelDate | FeelTime | FeelDateTime): bigint => {
  if (value instanceof FeelDate) return wallNanos(value.day, 0);
  const wall = wallNanos(value instanceof FeelTime ? EPOCH : value.day, value.clock);
  return value.zone === null ? wall : wall - offsetNanosOf(value)!;
};

/** The offset of a zoned time or date and time in nanoseconds; null for a local one. */
export const offsetNanosOf = (value: FeelTime | FeelDateTime): bigint | null =>
  value.zone === null ? null : offsetAtWall(value.zone, value instanceof FeelTime ? EPOCH : value.day, value.clock);

/** What a clock of the zone shows at an instant; null beyond the years. */
export const momentAt = (instant: bigint, zone: string | null): FeelDateTime | null => {
  const near = wallOf(instant);
  if (!near) return null;
  const offset = zone === null ? 0n : offsetAtInstant(zone, instant, near.day.year);
  const wall = wallOf(instant + offset);
  return wall && new FeelDateTime(wall.day, wall.clock, zone);
};
