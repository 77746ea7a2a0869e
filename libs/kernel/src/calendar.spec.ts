import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingDayCalendar } from './calendar.ts';
import { addToDate, weekdayOf } from './dates.ts';
import { parseHolidayRules, type HolidayRow } from './holidays.ts';

const row = (holiday: string, rule: string, more: Partial<HolidayRow> = {}): HolidayRow => ({
  holiday,
  rule,
  scope: 'canton',
  half_day: 'no',
  statutory_deadline_holiday: 'yes',
  ...more,
});
const exceptBucheggberg = { scope: 'canton except Bezirk Bucheggberg' };

// The public holidays of the canton as its own list gives them.
const solothurn: readonly HolidayRow[] = [
  row('Neujahr', '01-01'),
  row('Karfreitag', 'easter -2'),
  row('Tag der Arbeit', '05-01', { half_day: 'from 12:00' }),
  row('Auffahrt', 'easter +39'),
  row('Fronleichnam', 'easter +60', exceptBucheggberg),
  row('Bundesfeiertag', '08-01', { scope: 'federal' }),
  row('Mariä Himmelfahrt', '08-15', exceptBucheggberg),
  row('Allerheiligen', '11-01', exceptBucheggberg),
  row('Weihnachtstag', '12-25'),
];
const calendar = workingDayCalendar(parseHolidayRules(solothurn).rules);
const bucheggberg = { district: 'Bezirk Bucheggberg' };
const wasseramt = { district: 'Bezirk Wasseramt' };

const aDate = fc.integer({ min: 0, max: 36_500 }).map((days) => addToDate('2000-01-01', `P${days}D`));
const aPlace = fc.constantFrom(bucheggberg, wasseramt, {});
const seed = { seed: 20240530, numRuns: 200 };

describe('the holidays of Solothurn', () => {
  it.each([
    ['2024-01-01', 'Neujahr'],
    ['2024-03-29', 'Karfreitag'],
    ['2024-05-01', 'Tag der Arbeit'],
    ['2024-05-09', 'Auffahrt'],
    ['2024-05-30', 'Fronleichnam'],
    ['2024-08-01', 'Bundesfeiertag'],
    ['2024-08-15', 'Mariä Himmelfahrt'],
    ['2024-11-01', 'Allerheiligen'],
    ['2024-12-25', 'Weihnachtstag'],
    ['2016-03-25', 'Karfreitag'],
  ])('%s is %s', (date, name) => {
    expect(calendar.holidaysOn(date, wasseramt).map((holiday) => holiday.name)).toEqual([name]);
  });

  it.each(['2024-05-30', '2024-08-15', '2024-11-01'])('%s is a working day in Bucheggberg only', (date) => {
    expect([bucheggberg, wasseramt, {}].map((place) => calendar.isWorkingDay(date, place))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['2024-04-01', '2024-12-26', '2024-05-20'])('%s is no holiday here, though elsewhere it is', (date) => {
    expect([calendar.isHoliday(date), calendar.isWorkingDay(date)]).toEqual([false, true]);
  });
});

describe('the end of a deadline', () => {
  it.each([
    ['2024-01-31', '2024-01-31', 'a Wednesday stays'],
    ['2021-01-31', '2021-02-01', 'the report date on a Sunday moves to Monday [OP-22]'],
    ['2021-07-31', '2021-08-02', 'a Saturday before a Sunday that is a holiday'],
    ['2024-03-29', '2024-04-01', 'Karfreitag moves to Easter Monday, a working day here'],
    ['2024-05-01', '2024-05-02', 'the afternoon of 1 May rests deadlines, because the register says so'],
    ['2024-08-01', '2024-08-02', 'Bundesfeiertag'],
  ])('%s -> %s: %s', (date, end) => expect(calendar.deadlineEnd(date, wasseramt)).toBe(end));

  it('depends on the district', () => {
    expect(calendar.deadlineEnd('2024-05-30', bucheggberg)).toBe('2024-05-30');
    expect(calendar.deadlineEnd('2024-05-30', wasseramt)).toBe('2024-05-31');
  });

  it('stays on a half day when the register lets deadlines run', () => {
    const running = parseHolidayRules([
      row('Tag der Arbeit', '05-01', { half_day: 'from 12:00', statutory_deadline_holiday: 'no' }),
    ]);
    expect(workingDayCalendar(running.rules).deadlineEnd('2024-05-01')).toBe('2024-05-01');
  });

  it('is the first day from its date on that is neither weekend nor holiday, and stays there', () => {
    fc.assert(
      fc.property(aDate, aPlace, (date, place) => {
        const end = calendar.deadlineEnd(date, place);
        expect(end >= date && weekdayOf(end) <= 5 && !calendar.isHoliday(end, place)).toBe(true);
        expect(calendar.deadlineEnd(end, place)).toBe(end);
        for (let day = date; day < end; day = addToDate(day, 'P1D'))
          expect(weekdayOf(day) > 5 || calendar.isHoliday(day, place)).toBe(true);
      }),
      seed,
    );
  });
});

describe('working days', () => {
  it('the forenoon of a half holiday is worked', () => {
    expect([calendar.isHoliday('2024-05-01'), calendar.isWorkingDay('2024-05-01')]).toEqual([true, true]);
  });

  it('previous and next lead back and forth', () => {
    expect(calendar.previousWorkingDay('2024-03-31')).toBe('2024-03-28');
    fc.assert(
      fc.property(aDate, aPlace, (date, place) => {
        const next = calendar.nextWorkingDay(date, place);
        expect(next > date && calendar.isWorkingDay(next, place)).toBe(true);
        if (calendar.isWorkingDay(date, place)) expect(calendar.previousWorkingDay(next, place)).toBe(date);
      }),
      seed,
    );
  });

  it('a register without working days is named as the cause', () => {
    const year = Array.from({ length: 366 }, (_, day) => addToDate('2024-01-01', `P${day}D`).slice(5));
    const never = workingDayCalendar(parseHolidayRules(year.map((day) => row('Ruhetag', day))).rules);
    expect(() => never.nextWorkingDay('2024-01-01')).toThrow('check the holiday register');
  });
});
