import { expect, test } from '@jest/globals';
import { barsOf, halfYearName, halfYearShort } from './half-years.ts';

test('half-years are called as the canton calls them', () => {
  expect(halfYearName('2016-H1')).toBe('1. Halbjahr 2016');
  expect(halfYearShort('2015-H2')).toBe('2. Hj. 2015');
});

test('bars run from the oldest to the newest, and a half-year without anything is a bar of zero', () => {
  const halfYears = [
    { halfYear: '2016-H2', values: { einheiten: 4 } },
    { halfYear: '2015-H2', values: { einheiten: 2 } },
  ];
  expect(barsOf(halfYears, 'einheiten')).toEqual([
    { halfYear: '2015-H2', value: 2, height: 0.5 },
    { halfYear: '2016-H1', value: 0, height: 0 },
    { halfYear: '2016-H2', value: 4, height: 1 },
  ]);
  expect(barsOf(halfYears, 'andere').every(({ height }) => height === 0)).toBe(true);
  expect(barsOf([], 'einheiten')).toEqual([]);
});
