import { describe, expect, it } from '@jest/globals';
import { daysBetween, distance, dueTone, formatCount, formatDate, formatInstant, formatMoney } from './format.ts';

describe('Swiss spelling', () => {
  it.each([
    ['2026-11-20', '20.11.2026'],
    ['2026-11-20T08:00:00Z', '20.11.2026'],
    ['irgendwann', 'irgendwann'],
    [null, ''],
  ])('writes the date %s as «%s»', (date, shown) => expect(formatDate(date)).toBe(shown));

  it.each([
    ['2026-11-20T23:30:00Z', '21.11.2026, 00:30'],
    ['2026-07-01T10:05:00Z', '01.07.2026, 12:05'],
    ['', ''],
  ])('shows the instant %s by the clock in Solothurn: «%s»', (instant, shown) =>
    expect(formatInstant(instant)).toBe(shown),
  );

  it('writes money with apostrophe and point', () => expect(formatMoney(123450)).toBe("CHF 1'234.50"));

  it.each([
    [7, '7'],
    [1234, "1'234"],
    [1234567, "1'234'567"],
  ])('writes the number %s as «%s»', (count, shown) => expect(formatCount(count)).toBe(shown));
});

describe('how pressing a due date is', () => {
  it.each([
    ['2026-11-19', 'overdue'],
    ['2026-11-20', 'soon'],
    ['2026-11-27', 'soon'],
    ['2026-11-28', 'later'],
    [null, 'none'],
  ])('%s on 20.11.2026 is %s', (dueOn, tone) => expect(dueTone(dueOn, '2026-11-20')).toBe(tone));

  it.each([
    [-3, 'days', 3],
    [60, 'days', 60],
    [62, 'months', 2],
    [-700, 'months', 23],
    [-4127, 'years', 11],
  ])('%s days are said in %s', (days, unit, count) => expect(distance(days)).toEqual({ unit, count }));

  it('counts days across the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });
});
