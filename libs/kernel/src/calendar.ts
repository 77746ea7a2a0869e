import { addToDate, parseLocalDate, weekdayOf, type LocalDate } from './dates.ts';
import { dayInYear, holdsFor, type HolidayRule, type Place } from './holidays.ts';

/**
 * The working days of a place, from holiday rules handed in. Law is data: no holiday stands in the code.
 *
 * A holiday from noon on (1 May) leaves its forenoon: it is a working day. Whether a deadline may end on it is another
 * question, which the register answers (`statutory_deadline_holiday`), because law and not office hours decides it.
 */
export interface WorkingDayCalendar {
  /** The holidays of that day at that place, half ones too. */
  holidaysOn(date: LocalDate, place?: Place): readonly HolidayRule[];
  /** Whether that day or its afternoon is a holiday there. */
  isHoliday(date: LocalDate, place?: Place): boolean;
  /** Monday to Friday without a whole holiday. */
  isWorkingDay(date: LocalDate, place?: Place): boolean;
  /** The first working day after that day. */
  nextWorkingDay(date: LocalDate, place?: Place): LocalDate;
  /** The last working day before that day: payments due on a day without banks. [specification OP-53] */
  previousWorkingDay(date: LocalDate, place?: Place): LocalDate;
  /**
   * The day on which a deadline really ends: one that ends on a Saturday, a Sunday or a public holiday ends on the next
   * working day. [specification 0.4 rule 7]
   */
  deadlineEnd(date: LocalDate, place?: Place): LocalDate;
}

export const workingDayCalendar = (rules: readonly HolidayRule[]): WorkingDayCalendar => {
  const daysOfYear = new Map<string, ReadonlyMap<LocalDate, readonly HolidayRule[]>>();

  const daysOf = (year: string): ReadonlyMap<LocalDate, readonly HolidayRule[]> => {
    const known = daysOfYear.get(year);
    if (known) return known;
    const days = new Map<LocalDate, readonly HolidayRule[]>();
    for (const rule of rules) {
      const date = dayInYear(rule, Number(year));
      days.set(date, [...(days.get(date) ?? []), rule]);
    }
    daysOfYear.set(year, days);
    return days;
  };

  const holidaysOn = (date: LocalDate, place: Place = {}): readonly HolidayRule[] => {
    parseLocalDate(date);
    return (daysOf(date.slice(0, 4)).get(date) ?? []).filter((rule) => holdsFor(rule, date, place));
  };
  const isWorkingDay = (date: LocalDate, place?: Place): boolean =>
    !isWeekend(date) && holidaysOn(date, place).every((rule) => rule.from !== undefined);
  const deadlinesRest = (date: LocalDate, place?: Place): boolean =>
    isWeekend(date) || holidaysOn(date, place).some((rule) => rule.deadlinesRest);

  const walk = (date: LocalDate, step: 'P1D' | '-P1D', arrived: (day: LocalDate) => boolean): LocalDate => {
    let day = addToDate(date, step);
    for (let days = 1; !arrived(day); days++) {
      // Only a register without a single working day gets here; a year is more than any holiday season.
      if (days > 366)
        throw new RangeError(`expected a working day within a year of ${date}, found none: check the holiday register`);
      day = addToDate(day, step);
    }
    return day;
  };

  return {
    holidaysOn,
    isHoliday: (date, place) => holidaysOn(date, place).length > 0,
    isWorkingDay,
    nextWorkingDay: (date, place) => walk(date, 'P1D', (day) => isWorkingDay(day, place)),
    previousWorkingDay: (date, place) => walk(date, '-P1D', (day) => isWorkingDay(day, place)),
    deadlineEnd: (date, place) =>
      deadlinesRest(date, place)
        ? walk(date, 'P1D', (day) => isWorkingDay(day, place) && !deadlinesRest(day, place))
        : date,
  };
};

const isWeekend = (date: LocalDate): boolean => weekdayOf(date) > 5;
