import { localDateOfInstant, Temporal, ZONE } from '@fallspur/kernel';
import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS } from '../run.ts';
import { identical } from '../values/equality.ts';
import { monthsBetween } from '../values/arithmetic.ts';
import { FeelDate, FeelDateTime, FeelTime, NANOS_PER_SECOND, offsetZone } from '../values/temporal.ts';
import type { FeelDuration } from '../values/temporal.ts';
import { makeDate, makeTime, readDate, readDateTime, readDuration, readTime } from '../values/temporal-text.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Conversion to temporal values and questions to them. [DMN 1.5, 10.3.4.1 and 10.3.4.6] */

/** «Now» is told in the zone in which «today» is meant. [house.md 8] */
const localNow = (run: Run): FeelDateTime => {
  spend(run, 10 * TEMPORAL_STEPS);
  const moment = Temporal.Instant.from(run.surroundings.now).toZonedDateTimeISO(ZONE);
  return new FeelDateTime(moment.toPlainDateTime(), ZONE);
};
const today = (run: Run): FeelDate => {
  spend(run, TEMPORAL_STEPS);
  return new FeelDate(Temporal.PlainDate.from(localDateOfInstant(run.surroundings.now)));
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

const dayOf = (value: FeelDate | FeelDateTime): Temporal.PlainDate =>
  value instanceof FeelDate ? value.value : value.value.toPlainDate();

const makeFeelTime = (hour: number, minute: number, second: number, offset: FeelDuration | null | undefined): Value => {
  const [whole = '', fraction = ''] = String(second).split('.');
  const time = makeTime(hour, minute, Number(whole), fraction.slice(0, 9));
  if (!time) return null;
  if (!offset) return new FeelTime(time);
  const seconds = Number(offset.amount / NANOS_PER_SECOND);
  return Math.abs(seconds) > 18 * 3600 ? null : new FeelTime(time, seconds === 0 ? 'UTC' : offsetZone(seconds));
};

const midnight = (): FeelTime => new FeelTime(new Temporal.PlainTime(), 'UTC');
const whole = (n: number): boolean => Number.isInteger(n);
const aboutDay = (name: string, body: (day: Temporal.PlainDate) => Value) =>
  builtin(
    name,
    signature('date: day', ([date]) => body(dayOf(date))),
  );

export const DATES = [
  builtin(
    'date',
    signature('from: string', reading(readDate)),
    signature('from: day', ([from]) => new FeelDate(dayOf(from))),
    signature('year: number, month: number, day: number', ([year, month, day]) => {
      const date = whole(year) && whole(month) && whole(day) ? makeDate(year, month, day) : null;
      return date && new FeelDate(date);
    }),
  ),
  builtin(
    'time',
    signature('from: string', reading(readTime)),
    signature('from: date', () => midnight()),
    signature('from: date and time', ([from]: FeelDateTime[]) => new FeelTime(from!.value.toPlainTime(), from!.zone)),
    signature('from: time', ([from]) => from),
    signature('hour: number, minute: number, second: number, offset?: days and time duration', ([h, m, s, offset]) =>
      makeFeelTime(h, m, s, offset),
    ),
  ),
  builtin(
    'date and time',
    signature('from: string', reading(readDateTime)),
    signature(
      'date: day, time: time',
      ([date, time]) => new FeelDateTime(dayOf(date).toPlainDateTime(time.value), time.zone),
    ),
    signature('from: date', ([from]) => new FeelDateTime(dayOf(from).toPlainDateTime())),
    signature('from: date and time', ([from]) => from),
  ),
  builtin(
    'duration',
    signature('from: string', reading(readDuration)),
    signature('from: duration', ([from]) => from),
  ),
  builtin(
    'years and months duration',
    signature('from: day, to: day', ([from, to]) => monthsBetween(dayOf(from), dayOf(to))),
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
  aboutDay('day of year', (day) => day.dayOfYear),
  aboutDay('day of week', (day) => WEEKDAYS[day.dayOfWeek - 1]!),
  aboutDay('month of year', (day) => MONTHS[day.month - 1]!),
  aboutDay('week of year', (day) => day.weekOfYear ?? null),
] as const;
