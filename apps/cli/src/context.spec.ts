import { describe, expect, test } from '@jest/globals';
import { instantOption } from './context.ts';

describe('--stand-per', () => {
  test.each([
    ['2016-07-09', '2016-07-09T21:59:59.999Z'],
    ['2016-03-27', '2016-03-27T21:59:59.999Z'],
    ['2016-10-30', '2016-10-30T22:59:59.999Z'],
  ])('the day %s ends before what is recorded at 00:00 of the next', (day, expected) =>
    expect(instantOption(day)).toBe(expected),
  );

  test('what is neither instant nor day is refused', () => {
    expect(() => instantOption('2016-02-30')).toThrow('2016-02-30');
  });
});
