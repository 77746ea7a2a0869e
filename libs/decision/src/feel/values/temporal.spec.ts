import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from '@fallspur/kernel';
import { dayNumber, dayOfNumber, dayOfWeek, dayOfYear, dayText, plusMonths, weekOfYear } from './calendar.ts';
import { nanos } from './temporal.ts';
import { readDuration } from './temporal-text.ts';

const START = Temporal.PlainDate.from('1970-01-01');

describe('days', () => {
  test('are what Temporal says, where it reaches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -90_000_000, max: 90_000_000 }),
        fc.integer({ min: -900, max: 900 }),
        (n, months) => {
          const expected = START.add({ days: n });
          const { year, month, day } = expected;
          expect(dayOfNumber(n)).toEqual({ year, month, day });
          expect(dayNumber({ year, month, day })).toBe(n);
          expect(dayOfWeek({ year, month, day })).toBe(expected.dayOfWeek);
          expect(dayOfYear({ year, month, day })).toBe(expected.dayOfYear);
          expect(weekOfYear({ year, month, day })).toBe(expected.weekOfYear);
          const later = expected.add({ months });
          expect(plusMonths({ year, month, day }, BigInt(months))).toEqual({
            year: later.year,
            month: later.month,
            day: later.day,
          });
        },
      ),
      { seed: 1, numRuns: 1_000 },
    );
  });

  test('have years of nine digits, and no more', () => {
    const last = { year: 999_999_999, month: 12, day: 31 };
    expect(dayOfNumber(dayNumber(last))).toEqual(last);
    expect(dayOfNumber(dayNumber(last) + 1)).toBeNull();
    expect(dayText({ year: -44, month: 3, day: 15 })).toBe('-0044-03-15');
  });
});

describe('durations', () => {
  test('are read as they are written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (amount) => {
        expect(readDuration(String(nanos(amount)))?.amount).toBe(amount);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each(['P', 'PT', 'P1', '1Y', 'P1Y2D', 'P1M1D', 'PT1D', 'P1W', ''])('"%s" is none', (text) =>
    expect(readDuration(text)).toBeNull(),
  );
});
