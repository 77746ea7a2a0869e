import { localDateOfInstant, Temporal, ZONE } from '@fallspur/kernel';
import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS } from '../run.ts';
import { identical } from '../values/equality.ts';
import { monthsBetween } from '../values/arithmetic.ts';
import type { Day } from '../values/calendar.ts';
import { dayOf, dayOfWeek, dayOfYear, weekOfYear } from '../values/calendar.ts';
import type { Decimal } from '../values/decimal.ts';
import { plainDecimal } from '../values/decimal.ts';
import { FeelDate, FeelDateTime, FeelTime, momentAt, NANOS_PER_SECOND } from '../values/temporal.ts';
import type { FeelDuration } from '../values/temporal.ts';
import {
  makeClock,
  OFFSET_MAX_SECONDS,
  readDate,
  readDateTime,
  readDuration,
  readTime,
} from '../values/temporal-text.ts';
import { offsetZone } from '../values/zone.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Conversion to temporal values and questions to them. [DMN 1.5, 10.3.4.1 and 10.3.4.6] */

/** «Now» is told in the zone in which «today» is meant. [house.md 8] */
const localNow = (run: Run): FeelDateTime => {
  spend(run, 10 * TEMPORAL_STEPS);
  return momentAt(Temporal.Instant.from(run.surroundings.now).epochNanoseconds, ZONE)!;
};
const today = (run: Run): FeelDate => {
  spend(run, TEMPORAL_STEPS);
  return readDate(localDateOfInstant(run.surroundings.now))!;
};
/** Readers of text are the dearest of all functions. */
const reading =
  (read: (text: string) => Value) =>
  ([from]: readonly [string], run: Run): Value => {
    spend(run, 2 * TEMPORAL_STEPS);
    return read(from);
  };

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const makeTime = (hour: number, minute: number, second: Decimal, offset: FeelDuration | null | undefined): Value => {
  const [whole = '', fraction = ''] = plainDecimal(second).split('.');
  const clock = makeClock(hour, minute, Number(whole), fraction.slice(0, 9));
  if (clock === null) return null;
  if (!offset) return new FeelTime(clock);
  const seconds = Number(offset.amount / NANOS_PER_SECOND);
  if (Math.abs(seconds) > OFFSET_MAX_SECONDS) return null;
  return new FeelTime(clock, seconds === 0 ? 'UTC' : offsetZone(seconds));
};

const midnight = (): FeelTime => new FeelTime(0, 'UTC');
const aboutDay = (name: string, body: (day: Day) => Value) =>
  builtin(
    name,
    signature('date: day', ([date]) => body(date.day)),
  );

export const DATES = [
  builtin(
    'date',
    signature('from: string', reading(readDate)),
    signature('from: day', ([from]) => new FeelDate(from.day)),
    signature('year: number, month: number, day: number', ([year, month, day]) => {
      const date = dayOf(year, month, day);
      return date && new FeelDate(date);
    }),
  ),
  builtin(
    'time',
    signature('from: string', reading(readTime)),
    signature('from: date', () => midnight()),
    signature('from: date and time', ([from]: FeelDateTime[]) => new FeelTime(from!.clock, from!.zone)),
    signature('from: time', ([from]) => from),
    signature('hour: number, minute: number, second: decimal, offset?: days and time duration', ([h, m, s, offset]) =>
      makeTime(h, m, s, offset),
    ),
  ),
  builtin(
    'date and time',
    signature('from: string', reading(readDateTime)),
    signature('date: day, time: time', ([date, time]) => new FeelDateTime(date.day, time.clock, time.zone)),
    signature('from: date', ([from]) => new FeelDateTime(from.day)),
    signature('from: date and time', ([from]) => from),
  ),
  builtin(
    'duration',
    signature('from: string', reading(readDuration)),
    signature('from: duration', ([from]) => from),
  ),
  builtin(
    'years and months duration',
    signature('from: day, to: day', ([from, to]) => monthsBetween(from.day, to.day)),
  ),
  builtin(
    'now',
    signature('', (_, run) => localNow(run)),
  ),
  builtin(
    'today',
    signature('', (_, run) => today(run)),
  ),
  builtin(
    'is',
    signature(
      'value1?: any, value2?: any',
      ([a, b], run) => a !== undefined && b !== undefined && identical(a, b, run),
    ),
  ),
  aboutDay('day of year', dayOfYear),
  aboutDay('day of week', (day) => WEEKDAYS[dayOfWeek(day) - 1]!),
  aboutDay('month of year', (day) => MONTHS[day.month - 1]!),
  aboutDay('week of year', weekOfYear),
] as const;
