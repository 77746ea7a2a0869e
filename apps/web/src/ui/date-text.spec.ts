import { describe, expect, it } from '@jest/globals';
import { daysFrom, isLocalDate, readDate, writeDate } from './date-text.ts';

const today = '2026-11-21';

describe('a date as somebody types it', () => {
  it.each([
    ['5.7.16', '2016-07-05'],
    ['05.07.2016', '2016-07-05'],
    ['5.7.', '2026-07-05'],
    ['5.7', '2026-07-05'],
    ['5 7 16', '2016-07-05'],
    ['050716', '2016-07-05'],
    ['05072016', '2016-07-05'],
    ['2016-7-5', '2016-07-05'],
    ['1.1.36', '2036-01-01'],
    ['1.1.37', '1937-01-01'],
    ['29.2.2016', '2016-02-29'],
    [' Heute ', '2026-11-21'],
    ['gestern', '2026-11-20'],
  ])('«%s» means %s', (typed, date) => expect(readDate(typed, today)).toBe(date));

  it.each(['', '30.2.16', '29.2.2015', '5.13.16', '0.1.16', 'bald', '5', '5.7.2'])('«%s» is no day', (typed) =>
    expect(readDate(typed, today)).toBeNull(),
  );

  it('is written back the Swiss way, and half a date stays as it was typed', () => {
    expect(writeDate('2016-07-05')).toBe('05.07.2016');
    expect(writeDate('5.7')).toBe('5.7');
  });

  it('knows real days from words that look like one', () => {
    expect(isLocalDate('2016-02-29')).toBe(true);
    expect(isLocalDate('2015-02-29')).toBe(false);
    expect(isLocalDate('5.7.16')).toBe(false);
  });

  it('counts days across a change of the year', () => {
    expect(daysFrom('2026-12-31', 1)).toBe('2027-01-01');
  });
});
