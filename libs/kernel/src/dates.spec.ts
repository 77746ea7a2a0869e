import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addToDate,
  addToInstant,
  ageOn,
  compareDates,
  daysBetween,
  durationFault,
  endOfDay,
  halfYearOf,
  isLocalDate,
  localDateFault,
  localDateOf,
  parseLocalDate,
  startOfDay,
  weekdayOf,
} from './dates.ts';
import { instantOf } from './instants.ts';
import { Temporal } from './temporal.ts';

const aDate = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const aWhen = fc
  .integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2099, 11, 31) })
  .map((milliseconds) => new Date(milliseconds).toISOString());
const seed = { seed: 20160105, numRuns: 200 };

describe('a day and its instants', () => {
  it.each([
    ['2016-01-05', '2016-01-04T23:00:00.000Z', '2016-01-05T23:00:00.000Z'],
    ['2016-07-01', '2016-06-30T22:00:00.000Z', '2016-07-01T22:00:00.000Z'],
    ['2024-03-31', '2024-03-30T23:00:00.000Z', '2024-03-31T22:00:00.000Z'], // 23 hours long
    ['2024-10-27', '2024-10-26T22:00:00.000Z', '2024-10-27T23:00:00.000Z'], // 25 hours long
  ])('%s runs from %s to %s', (date, start, end) => {
    expect([startOfDay(date), endOfDay(date)]).toEqual([start, end]);
  });

  it.each([
    ['2016-01-05', '2016-01-05'],
    ['2016-01-04T22:59:59.999Z', '2016-01-04'],
    ['2016-01-04T23:00:00Z', '2016-01-05'],
    ['2016-01-05T00:30:00+01:00', '2016-01-05'],
  ])('occurredOn %s belongs to %s', (occurredOn, date) => expect(localDateOf(occurredOn)).toBe(date));

  it('every instant lies within its own day', () => {
    fc.assert(
      fc.property(aWhen, (instant) => {
        const date = localDateOf(instant);
        expect(startOfDay(date) <= instant && instant < endOfDay(date)).toBe(true);
      }),
      seed,
    );
  });

  it('the short way for whole hours agrees with the long way', () => {
    const anyWhen = fc
      .integer({ min: Date.UTC(1880, 0, 1), max: Date.UTC(2110, 0, 1) })
      .map((milliseconds) => new Date(milliseconds).toISOString());
    fc.assert(
      fc.property(anyWhen, fc.integer({ min: 0, max: 59 }), (instant, minute) => {
        const later = `${instant.slice(0, 14)}${String(minute).padStart(2, '0')}${instant.slice(16)}`;
        // An offset other than Z never takes the short way.
        expect(localDateOf(instant)).toBe(localDateOf(instant.replace('Z', '+00:00')));
        expect(localDateOf(later)).toBe(localDateOf(later.replace('Z', '+00:00')));
      }),
      { ...seed, numRuns: 2_000 },
    );
  });

  it.each(['2016-02-30T10:00:00Z', '2016-01-05T10:60:00Z', '2016-01-05T10:00Zx', '2016-01-05T24:00:00Z'])(
    'the short way lets no wrong instant through: %s',
    (instant) => {
      expect(localDateOf('2016-01-05T10:00:00Z')).toBe('2016-01-05');
      expect(() => localDateOf(instant)).toThrow('expected an instant');
    },
  );

  it('instants of equal form sort as text', () => {
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantOf(1_500) > instantOf(1_000)).toBe(true);
  });
});

describe('adding calendar durations', () => {
  it.each([
    ['2015-08-31', 'P6M', '2016-02-29'],
    ['2016-08-31', 'P6M', '2017-02-28'],
    ['2016-02-29', 'P1Y', '2017-02-28'],
    ['2016-01-05', 'P1Y', '2017-01-05'],
    ['2016-01-31', 'P1M', '2016-02-29'],
    ['2016-01-05', 'P30D', '2016-02-04'],
    ['2016-01-05', '-P2W', '2015-12-22'],
  ])('%s + %s = %s', (date, duration, sum) => expect(addToDate(date, duration)).toBe(sum));

  it('days are the inverse of days between', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const moved = addToDate(date, days < 0 ? `-P${-days}D` : `P${days}D`);
        expect(daysBetween(date, moved)).toBe(days);
        expect(Math.sign(compareDates(moved, date))).toBe(Math.sign(days));
        expect(weekdayOf(moved)).toBe(((((weekdayOf(date) - 1 + days) % 7) + 7) % 7) + 1);
      }),
      seed,
    );
  });

  it('months keep the day or take the last one of the month', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 120 }), (date, months) => {
        const moved = addToDate(date, `P${months}M`);
        const day = Number(moved.slice(8));
        if (day !== Number(date.slice(8))) expect(addToDate(moved, 'P1D').slice(8)).toBe('01');
      }),
      seed,
    );
  });

  it('a day across the change of summer time keeps the hour on the wall, 24 hours do not', () => {
    expect(addToInstant('2024-03-30T08:00:00Z', 'P1D')).toBe('2024-03-31T07:00:00.000Z');
    expect(addToInstant('2024-03-30T08:00:00Z', 'PT24H')).toBe('2024-03-31T08:00:00.000Z');
  });

  it('refuses hours on a date and says what it wants instead', () => {
    expect(() => addToDate('2016-01-05', 'PT12H')).toThrow('whole days, weeks, months or years such as P6M');
    expect(() => addToDate('2016-01-05', '6 months')).toThrow('expected a duration such as P30D');
    expect(durationFault('P6M')).toBeUndefined();
  });
});

describe('half-years and age', () => {
  it.each([
    ['2016-01-01', '2016-H1'],
    ['2016-06-30', '2016-H1'],
    ['2016-07-01', '2016-H2'],
    ['2016-12-31', '2016-H2'],
  ])('%s lies in %s', (date, half) => expect(halfYearOf(date)).toBe(half));

  it.each([
    ['2000-06-15', '2016-06-14', 15],
    ['2000-06-15', '2016-06-15', 16],
    ['2000-02-29', '2017-02-28', 16],
    ['2000-02-29', '2017-03-01', 17],
    ['2016-01-05', '2016-01-05', 0],
  ])('who was born on %s is on %s %i years old', (birth, date, age) => expect(ageOn(birth, date)).toBe(age));

  it('nobody has an age before birth', () => {
    expect(() => ageOn('2016-01-05', '2016-01-04')).toThrow('not before the birth date 2016-01-05');
  });
});

describe('texts that are no date', () => {
  it.each([
    ['05.01.2016', 'YYYY-MM-DD'],
    ['2016-13-01', 'there is no month 13'],
    ['2016-00-01', 'there is no month 0'],
    ['2015-02-29', 'the days 1 to 28'],
    ['1900-02-29', 'the days 1 to 28'],
    ['2016-04-31', 'the days 1 to 30'],
    ['2016-01-05T00:00:00Z', 'YYYY-MM-DD'],
    ['', 'got ""'],
  ])('%s: %s', (text, finding) => {
    expect(localDateFault(text)).toContain(finding);
    expect(() => parseLocalDate(text)).toThrow(finding);
  });

  it('agrees with Temporal on every well-formed text', () => {
    const upTo = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 2400 }), upTo(13), upTo(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(isLocalDate(text)).toBe(temporalTakes(text));
      }),
      { ...seed, numRuns: 2_000 },
    );
  });
});

const temporalTakes = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};
