import type { FeelRange } from './range.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './temporal.ts';
import { nanos, offsetNanosOf, partsOfNanos } from './temporal.ts';
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
  year: ({ value }: FeelDate | FeelDateTime) => value.year,
  month: ({ value }: FeelDate | FeelDateTime) => value.month,
  day: ({ value }: FeelDate | FeelDateTime) => value.day,
  weekday: ({ value }: FeelDate | FeelDateTime) => value.dayOfWeek,
};
const TIME = {
  hour: ({ value }: FeelTime | FeelDateTime) => value.hour,
  minute: ({ value }: FeelTime | FeelDateTime) => value.minute,
  second: ({ value }: FeelTime | FeelDateTime) => value.second,
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
    seconds: part('seconds'),
  }),
  range: members<FeelRange>({
    start: ({ start }) => start,
    end: ({ end }) => end,
    'start included': ({ startIncluded }) => startIncluded,
    'end included': ({ endIncluded }) => endIncluded,
  }),
};
