import type { Diagnostic } from './diagnostic.ts';
import { addToDate, isLocalDate, type LocalDate } from './dates.ts';

/** One line of the holiday register (`processes/calendars/holidays_so.csv`), every field as text. */
export interface HolidayRow {
  readonly holiday: string;
  /** `federal`, `canton`, `canton except Bezirk X` or `Gemeinde 2513`. */
  readonly scope: string;
  /** `no` or `from 12:00`. */
  readonly half_day: string;
  /** `MM-DD` or `easter ±n`. */
  readonly rule: string;
  /** `yes` when a deadline that ends on this day moves on. */
  readonly statutory_deadline_holiday: string;
  /** First and last day the rule is law; empty or absent means open. */
  readonly valid_from?: string;
  readonly valid_to?: string;
}

/** A holiday as law has it: when, where, how long, and whether deadlines rest. */
export interface HolidayRule {
  readonly name: string;
  readonly day: { readonly fixed: string } | { readonly easterOffsetDays: number };
  readonly where: HolidayScope;
  /** Hour on the wall from which the holiday runs, `12:00`; absent for a whole day. */
  readonly from?: string;
  readonly deadlinesRest: boolean;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
}

export type HolidayScope =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'except-districts'; readonly districts: readonly string[] }
  | { readonly kind: 'municipality'; readonly bfsNumber: string };

/** Where somebody lives or an office stands. Without a district the rule of the canton holds, not the exception. */
export interface Place {
  /** As the municipality register names it, e.g. `Bezirk Bucheggberg`. */
  readonly district?: string;
  readonly bfsNumber?: string;
}

/** Rules of a register; rows that cannot be read are left out and named, so that a caller can refuse the register. */
export const parseHolidayRules = (
  rows: readonly HolidayRow[],
): { readonly rules: readonly HolidayRule[]; readonly diagnostics: readonly Diagnostic[] } => {
  const rules: HolidayRule[] = [];
  const diagnostics: Diagnostic[] = [];
  rows.forEach((row, index) => {
    const read = readRow(row);
    if ('rule' in read) rules.push(read.rule);
    else
      diagnostics.push({
        code: read.unknown ? 'W_HOLIDAY_RULE_UNKNOWN' : 'E_HOLIDAY_ROW',
        severity: read.unknown ? 'warning' : 'error',
        message: `Holiday row ${index + 1} «${row.holiday}»: ${read.fault}`,
      });
  });
  return { rules, diagnostics };
};

/** The day of a rule in a year, whether or not the rule was law then. */
export const dayInYear = (rule: HolidayRule, year: number): LocalDate =>
  'fixed' in rule.day ? `${pad(year, 4)}-${rule.day.fixed}` : addDays(easterSunday(year), rule.day.easterOffsetDays);

/** Whether a rule is law on a day at a place. */
export const holdsFor = (rule: HolidayRule, date: LocalDate, place: Place): boolean =>
  (rule.validFrom === undefined || date >= rule.validFrom) &&
  (rule.validTo === undefined || date <= rule.validTo) &&
  isWithin(rule.where, place);

const isWithin = (where: HolidayScope, place: Place): boolean => {
  switch (where.kind) {
    case 'everywhere':
      return true;
    case 'except-districts':
      return place.district === undefined || !where.districts.includes(place.district);
    case 'municipality':
      return place.bfsNumber === where.bfsNumber;
  }
};

/** Easter Sunday of the Gregorian calendar: Gauss's reckoning as completed by Lilius and Clavius. */
export const easterSunday = (year: number): LocalDate => {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapCorrection = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + leapCorrection - moonCorrection + 15) % 30;
  // The last two epacts of the cycle share their full moon with the one before.
  const fullMoon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - leapCorrection) % 7;
  return addDays(`${pad(year, 4)}-03-28`, fullMoon - weekday);
};

type Read = { readonly rule: HolidayRule } | { readonly fault: string; readonly unknown: boolean };

const readRow = (row: HolidayRow): Read => {
  if (row.rule === 'unknown' || row.half_day === 'unknown')
    return { unknown: true, fault: 'no known day; counts as a working day until the register names it' };
  const day = readDay(row.rule);
  if (!day) return bad('rule', 'MM-DD or "easter ±n"', row.rule);
  const where = readScope(row.scope);
  if (!where)
    return bad('scope', '"federal", "canton", "canton except Bezirk …" or "Gemeinde <BFS-Nummer>"', row.scope);
  const half = /^(?:no|from ((?:[01]\d|2[0-3]):[0-5]\d))$/.exec(row.half_day);
  if (!half) return bad('half_day', '"no" or "from HH:MM"', row.half_day);
  if (!['yes', 'no'].includes(row.statutory_deadline_holiday))
    return bad('statutory_deadline_holiday', '"yes" or "no"', row.statutory_deadline_holiday);
  for (const column of ['valid_from', 'valid_to'] as const) {
    const value = row[column];
    if (value && !isLocalDate(value)) return bad(column, 'YYYY-MM-DD or nothing', value);
  }
  return {
    rule: {
      name: row.holiday,
      day,
      where,
      ...(half[1] ? { from: half[1] } : {}),
      deadlinesRest: row.statutory_deadline_holiday === 'yes',
      ...(row.valid_from ? { validFrom: row.valid_from } : {}),
      ...(row.valid_to ? { validTo: row.valid_to } : {}),
    },
  };
};

const bad = (column: string, expected: string, got: string): Read => ({
  unknown: false,
  fault: `column ${column}: expected ${expected}, got "${got}"`,
});

const readDay = (rule: string): HolidayRule['day'] | undefined => {
  // A leap year admits every day a fixed holiday may have.
  if (isLocalDate(`2000-${rule}`)) return { fixed: rule };
  const easter = /^easter ([+-]\d{1,3})$/.exec(rule);
  return easter ? { easterOffsetDays: Number(easter[1]) } : undefined;
};

const readScope = (scope: string): HolidayScope | undefined => {
  if (scope === 'federal' || scope === 'canton') return { kind: 'everywhere' };
  const except = /^canton except (Bezirk .+)$/.exec(scope);
  if (except?.[1]) return { kind: 'except-districts', districts: except[1].split(/\s*,\s*/) };
  const municipality = /^Gemeinde (\d{4})$/.exec(scope);
  return municipality?.[1] ? { kind: 'municipality', bfsNumber: municipality[1] } : undefined;
};

const addDays = (date: LocalDate, days: number): LocalDate =>
  addToDate(date, `${days < 0 ? '-' : ''}P${Math.abs(days)}D`);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
