/** Days of the Gregorian calendar, in both directions from year 0, over all years FEEL knows. [DMN 1.5, 10.3.2.3.5] */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export const YEAR_MAX = 999_999_999;

export const daysInMonth = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

/** The day, or null where the calendar has none or the year is out of range. */
export const dayOf = (year: number, month: number, day: number): Day | null => {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > YEAR_MAX || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null;
};

/** Days since 1970-01-01, counted in eras of 400 years whose years begin in March. */
export const dayNumber = ({ year, month, day }: Day): number => {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
};

/** The inverse; null where the year is out of range. */
export const dayOfNumber = (number: number): Day | null => {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dayOf(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  );
};

/** The same day so many months later; the last of a month that is shorter. */
export const plusMonths = ({ year, month, day }: Day, months: bigint): Day | null => {
  const total = BigInt(year) * 12n + BigInt(month - 1) + months;
  const newMonth = Number(((total % 12n) + 12n) % 12n);
  const newYear = Number((total - BigInt(newMonth)) / 12n);
  return dayOf(newYear, newMonth + 1, Math.min(day, daysInMonth(newYear, newMonth + 1)));
};

/** 1 is Monday. */
export const dayOfWeek = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const dayOfYear = (day: Day): number => dayNumber(day) - dayNumber({ year: day.year, month: 1, day: 1 }) + 1;

/** The week of ISO 8601: the one with the year's first Thursday is its first. */
export const weekOfYear = (day: Day): number => {
  const thursday = dayNumber(day) + 4 - dayOfWeek(day);
  const { year } = dayOfNumber(thursday) ?? day;
  return Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7) + 1;
};

/** As XML Schema writes it: `2026-11-21`, `-0044-03-15`, `12026-01-01`. */
export const dayText = ({ year, month, day }: Day): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
const two = (n: number): string => String(n).padStart(2, '0');
