import {
  addToDate,
  isLocalDate,
  parseHolidayRules,
  workingDayCalendar,
  type HolidayRow,
  type Json,
  type JsonObject,
  type WorkingDayCalendar,
} from '@fallspur/kernel';
import type { Env } from '@fallspur/engine';
import { calendarOn, registerOn, type Registers } from '../registers/register-kind.ts';

/** Name of the holiday calendar of the canton among the calendars. */
export const HOLIDAY_CALENDAR = 'holidays_so';

const KNOWN_AT_ALL = '9999-12-31T23:59:59Z';

/**
 * The office's own words in FEEL. `frist(ab, dauer, gemeinde)` is the day a deadline ends that begins on `ab` and lasts
 * `dauer` ("P30D"): moved to the next working day where it ends on a Saturday, a Sunday or a holiday of that
 * municipality (BFS number; Bucheggberg has fewer). Null where `ab` or `dauer` is unknown. [specification 0.4 rule 7]
 */
export const officeFunctions = (registers: Registers): NonNullable<Env['functions']> => {
  const calendars = new Map<readonly JsonObject[], WorkingDayCalendar>();
  const calendarOf = (rows: readonly JsonObject[]): WorkingDayCalendar => {
    const known = calendars.get(rows) ?? workingDayCalendar(rulesOf(rows));
    calendars.set(rows, known);
    return known;
  };
  return {
    frist: (from: Json = null, duration: Json = null, municipality: Json = null) => {
      if (typeof from !== 'string' || typeof duration !== 'string') return null;
      const start = from.slice(0, 10);
      if (!isLocalDate(start)) throw new RangeError(`frist: expected a date as first argument, got "${from}"`);
      const end = addToDate(start, duration);
      const rows = calendarOn(registers, HOLIDAY_CALENDAR, end, KNOWN_AT_ALL);
      if (!rows) throw new RangeError(`frist: expected the calendar ${HOLIDAY_CALENDAR} to be in force on ${end}`);
      return calendarOf(rows).deadlineEnd(end, placeOf(registers, municipality, end));
    },
  };
};

const rulesOf = (rows: readonly JsonObject[]) => {
  const { rules, diagnostics } = parseHolidayRules(rows as unknown as readonly HolidayRow[]);
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  if (faults.length) throw new Error(`calendar ${HOLIDAY_CALENDAR}: ${faults.map(({ message }) => message).join(' ')}`);
  return rules;
};

const placeOf = (registers: Registers, municipality: Json, day: string) => {
  const entry = registerOn(registers, 'gemeinden', day, KNOWN_AT_ALL)?.[String(municipality)] as JsonObject | undefined;
  const district = entry?.['bezirk'];
  return typeof district === 'string' ? { district, bfsNumber: String(municipality) } : {};
};
