import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from './temporal.ts';
import { instantOf } from './instants.ts';

test('an instant is written as Temporal writes it, on any day and in any order of days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_998 }), (milliseconds) => {
      const written = Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ fractionalSecondDigits: 3 });
      expect(instantOf(milliseconds)).toBe(written);
      expect(instantOf(milliseconds + 1) > written).toBe(true);
    }),
    { seed: 20150701, numRuns: 500 },
  );
});

test('midnight, the last millisecond of a day, and before 1970', () => {
  expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(instantOf(86_399_999)).toBe('1970-01-01T23:59:59.999Z');
  expect(instantOf(-1)).toBe('1969-12-31T23:59:59.999Z');
});

test('half a millisecond is refused, also on a day that was asked before', () => {
  instantOf(1000);
  expect(() => instantOf(1000.5)).toThrow(RangeError);
});
