import { dayOfWeek } from './calendar.ts';
import { decimalOf } from './decimal.ts';
import type { FeelRange } from './range.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './temporal.ts';
import { nanos, NANOS_PER_SECOND, offsetNanosOf, partsOfClock, partsOfNanos } from './temporal.ts';
import type { Value } from './value.ts';
import { entryOf, kindOf, Special } from './value.ts';

/** `value.name`; undefined where the value has no such member. Lists are the caller's business. [DMN 1.5, table 65] */
export const memberOf = (value: Value, name: string): Value | undefined => {
  if (kindOf(value) === 'context') return entryOf(value as { readonly [name: string]: Value }, name);
  return value instanceof Special ? MEMBERS[value.kind]?.[name]?.(value) : undefined;
};

type Members = Readonly<Record<string, (value: Special) => Value>>;
const members = <T extends Special>(table: Readonly<Record<string, (value: T) => Value>>): Members =>
  Object.assign(Object.create(null) as Members, table);

const DAY = {
  year: ({ day }: FeelDate | FeelDateTime) => day.year,
  month: ({ day }: FeelDate | FeelDateTime) => day.month,
  day: ({ day }: FeelDate | FeelDateTime) => day.day,
  weekday: ({ day }: FeelDate | FeelDateTime) => dayOfWeek(day),
};
const TIME = {
  hour: ({ clock }: FeelTime | FeelDateTime) => partsOfClock(clock).hour,
  minute: ({ clock }: FeelTime | FeelDateTime) => partsOfClock(clock).minute,
  second: ({ clock }: FeelTime | FeelDateTime) => decimalOf(BigInt(clock) % (60n * NANOS_PER_SECOND), -9),
  'time offset': (moment: FeelTime | FeelDateTime) => {
    const offset = offsetNanosOf(moment);
    return offset === null ? null : nanos(offset);
  },
  timezone: ({ zone }: FeelTime | FeelDateTime) => (zone === null || /^[+-]|^UTC$/.test(zone) ? null : zone),
};
const part = (name: keyof ReturnType<typeof partsOfNanos>) => (duration: FeelDuration) =>
  Number(partsOfNanos(duration.amount)[name]);

const MEMBERS: Readonly<Partial<Record<string, Members>>> = {
  date: members<FeelDate>(DAY),
  time: members<FeelTime>(TIME),
  'date and time': members<FeelDateTime>({ ...DAY, ...TIME }),
  'years and months duration': members<FeelDuration>({
    years: ({ amount }) => Number(amount / 12n),
    months: ({ amount }) => Number(amount % 12n),
  }),
  'days and time duration': members<FeelDuration>({
    days: part('days'),
    hours: part('hours'),
    minutes: part('minutes'),
    seconds: ({ amount }) => decimalOf(amount % (60n * NANOS_PER_SECOND), -9),
  }),
  range: members<FeelRange>({
    start: ({ start }) => start,
    end: ({ end }) => end,
    'start included': ({ startIncluded }) => startIncluded,
    'end included': ({ endIncluded }) => endIncluded,
  }),
};
