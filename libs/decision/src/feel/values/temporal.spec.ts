import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from '@fallspur/kernel';
import { FeelDate, instantOf, nanos, NANOS_PER_DAY } from './temporal.ts';
import { readDuration } from './temporal-text.ts';

const START = Temporal.PlainDate.from('1970-01-01');

describe('days', () => {
  test('are numbered as Temporal counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 3_000_000 }), (days) => {
        expect(instantOf(new FeelDate(START.add({ days })))).toBe(BigInt(days) * NANOS_PER_DAY);
      }),
      { seed: 1, numRuns: 1_000 },
    );
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
