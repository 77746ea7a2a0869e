import { describe, expect, it } from '@jest/globals';
import { addToDate, weekdayOf } from './dates.ts';
import { dayInYear, easterSunday, holdsFor, parseHolidayRules, type HolidayRow } from './holidays.ts';

const good: HolidayRow = {
  holiday: 'Ruhetag',
  scope: 'canton',
  half_day: 'no',
  rule: '01-02',
  statutory_deadline_holiday: 'yes',
};
const ruleOf = (row: Partial<HolidayRow>) => {
  const [rule] = parseHolidayRules([{ ...good, ...row }]).rules;
  if (!rule) throw new Error(`expected a readable row, got ${JSON.stringify(row)}`);
  return rule;
};

describe('Easter', () => {
  it.each(['1954-04-18', '1981-04-19', '2016-03-27', '2019-04-21', '2024-03-31', '2038-04-25', '2049-04-18'])(
    'was or will be on %s',
    (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date),
  );

  it('agrees with the church tables reckoned another way, 1583 to 2599', () => {
    for (let year = 1583; year < 2600; year++) expect([year, easterSunday(year)]).toEqual([year, byPaschalMoon(year)]);
  });
});

describe('a row of the register', () => {
  it('may bound its law in time and place', () => {
    const rule = ruleOf({ scope: 'Gemeinde 2601', valid_from: '2020-01-01', valid_to: '2021-12-31' });
    const holds = (date: string, bfsNumber?: string) => holdsFor(rule, date, bfsNumber ? { bfsNumber } : {});
    expect(dayInYear(rule, 2020)).toBe('2020-01-02');
    expect([holds('2020-01-02', '2601'), holds('2022-01-02', '2601'), holds('2019-01-02', '2601')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([holds('2020-01-02', '2513'), holds('2020-01-02')]).toEqual([false, false]);
  });

  it('may except several districts', () => {
    const rule = ruleOf({ scope: 'canton except Bezirk Bucheggberg, Bezirk Thal' });
    expect(['Bezirk Thal', 'Bezirk Gäu'].map((district) => holdsFor(rule, '2024-01-02', { district }))).toEqual([
      false,
      true,
    ]);
  });

  it('without a known day is left out with a warning', () => {
    const read = parseHolidayRules([{ ...good, rule: 'unknown', half_day: 'unknown', scope: 'single municipality' }]);
    expect(read.rules).toEqual([]);
    expect(read.diagnostics).toMatchObject([{ code: 'W_HOLIDAY_RULE_UNKNOWN', severity: 'warning' }]);
  });

  it.each([
    [{ rule: '13-01' }, 'column rule: expected MM-DD or "easter ±n", got "13-01"'],
    [{ rule: 'easter' }, 'column rule'],
    [{ scope: 'Kanton' }, 'column scope'],
    [{ half_day: 'afternoon' }, 'column half_day: expected "no" or "from HH:MM", got "afternoon"'],
    [{ statutory_deadline_holiday: 'maybe' }, 'column statutory_deadline_holiday'],
    [{ valid_from: '2020' }, 'column valid_from: expected YYYY-MM-DD or nothing, got "2020"'],
  ])('%j is refused by name', (row, finding) => {
    const read = parseHolidayRules([good, { ...good, ...row }]);
    expect(read.rules).toHaveLength(1);
    expect(read.diagnostics).toMatchObject([{ code: 'E_HOLIDAY_ROW', severity: 'error' }]);
    expect(read.diagnostics[0]?.message).toContain('Holiday row 2 «Ruhetag»');
    expect(read.diagnostics[0]?.message).toContain(finding);
  });
});

/** The Sunday after the paschal full moon, the moon found by walking days instead of by Gauss's formula for the weekday. */
const byPaschalMoon = (year: number): string => {
  const century = Math.floor(year / 100);
  const golden = (year % 19) + 1;
  const solar = Math.floor((3 * (century + 1)) / 4);
  const lunar = Math.floor((8 * (century + 1) + 5) / 25);
  let epact = (((11 * golden + 20 + lunar - solar + 7) % 30) + 30) % 30;
  if (epact === 24 || (epact === 25 && golden > 11)) epact++;
  let moon = 44 - epact;
  if (moon < 21) moon += 30;
  let day = addToDate(`${year}-02-28`, `P${moon + (isLeap(year) ? 1 : 0)}D`);
  do day = addToDate(day, 'P1D');
  while (weekdayOf(day) !== 7);
  return day;
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
