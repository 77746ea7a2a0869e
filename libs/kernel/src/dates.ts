import { Temporal } from './temporal.ts';
import { instantFault, instantOf, type Instant } from './instants.ts';
import { remembering } from './remembering.ts';

/** A day of the Gregorian calendar in Switzerland as text, `2016-01-05`: text order = calendar order. */
export type LocalDate = string;

/** A half-year as text, `2016-H1` or `2016-H2`. */
export type HalfYear = string;

/** The time zone of every local date. [specification 0.4 rule 2] */
export const ZONE = 'Europe/Zurich';

/** The local date of an instant: what the calendar on the wall in Solothurn shows then. */
export const localDateOfInstant = (instant: string): LocalDate =>
  WITHIN_WHOLE_HOURS.test(instant) ? dateOfHour(instant.slice(0, 13)) : readLocalDate(instant);

// Since Switzerland counts whole hours from UTC (1894), all instants of one UTC hour lie on one local day.
const WITHIN_WHOLE_HOURS = /^(?:19|20)\d{2}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;
const dateOfHour = remembering((hour: string) => readLocalDate(`${hour}:00:00Z`));

const readLocalDate = (instant: string): LocalDate => {
  const fault = instantFault(instant);
  if (fault) throw new RangeError(fault);
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();
};

/** The local date of an `occurredOn`, which is a local date already or an instant. */
export const localDateOf = (occurredOn: string): LocalDate =>
  occurredOn.length === DATE_LENGTH ? parseLocalDate(occurredOn) : localDateOfInstant(occurredOn);

/** 00:00 local of that day: the instant at which a waiting timer of that day is due. [decisions.md 10] */
export const startOfDay: (date: LocalDate) => Instant = remembering((date) =>
  instantOf(plain(date).toZonedDateTime(ZONE).epochMilliseconds),
);

/** 24:00 local of that day, the instant at which a deadline of that day has passed. [specification 0.4 rule 2] */
export const endOfDay = (date: LocalDate): Instant => startOfDay(addToDate(date, 'P1D'));

/**
 * Adds a calendar duration such as `P6M`, `P1Y`, `P30D`, `-P2W`. A day the target month lacks becomes its last day
 * (31.08. + P6M = 28. or 29.02.); a year is the same calendar day next year. [specification 0.4 rule 7]
 */
export const addToDate = (date: LocalDate, duration: string): LocalDate => dateAfter(parseLocalDate(date) + duration);

// Deadlines ask for few durations on few days, and Temporal takes some 10 µs each time.
const dateAfter = remembering((dateAndDuration: string): LocalDate => {
  const [date, duration] = [dateAndDuration.slice(0, DATE_LENGTH), dateAndDuration.slice(DATE_LENGTH)];
  const span = parseDuration(duration);
  if (hasTime(span))
    throw new RangeError(`expected a duration of whole days, weeks, months or years such as P6M, got "${duration}"`);
  return plain(date).add(span).toString();
});
const DATE_LENGTH = '2016-01-05'.length;

/**
 * Adds a duration to an instant. Years to days are counted on the local calendar, so a day across the change of
 * summer time keeps the hour on the wall; hours and less are counted in elapsed time.
 */
export const addToInstant = (instant: string, duration: string): Instant => {
  const fault = instantFault(instant);
  if (fault) throw new RangeError(fault);
  const span = parseDuration(duration);
  return instantOf(Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).add(span).epochMilliseconds);
};

/** Days from one date to the other; negative when `to` lies before `from`. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  plain(from).until(plain(to), { largestUnit: 'days' }).days;

/** Negative, zero or positive. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** `2016-06-30` lies in `2016-H1`, `2016-07-01` in `2016-H2`. */
export const halfYearOf = (date: LocalDate): HalfYear =>
  `${date.slice(0, 4)}-${date.slice(5, 7) <= '06' ? 'H1' : 'H2'}`;

/** Weekday by ISO 8601: 1 = Monday … 7 = Sunday. */
export const weekdayOf: (date: LocalDate) => number = remembering((date) => plain(date).dayOfWeek);

/** Full years of age on a day. Who was born on 29.02. grows a year older on 01.03. of a common year. */
export const ageOn = (birthDate: LocalDate, date: LocalDate): number => {
  if (parseLocalDate(date) < parseLocalDate(birthDate))
    throw new RangeError(`expected a day not before the birth date ${birthDate}, got "${date}"`);
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Why a text is no local date, as a sentence; `undefined` when it is one. */
export const localDateFault = (text: string): string | undefined => {
  const expected = `expected a date as YYYY-MM-DD, got "${text}"`;
  if (!DATE_SHAPE.test(text)) return expected;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12) return `${expected}: there is no month ${month}`;
  const last = daysInMonth(year, month);
  return day < 1 || day > last ? `${expected}: that month has the days 1 to ${last}` : undefined;
};

// By hand, because every date of every event passes here: the polyfill takes ten times as long.
const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

export const isLocalDate = (text: string): boolean => localDateFault(text) === undefined;

/** The text itself when it is a local date; throws a RangeError that says what was expected. */
export const parseLocalDate = (text: string): LocalDate => {
  const fault = localDateFault(text);
  if (fault) throw new RangeError(fault);
  return text;
};

/** Why a text is no ISO 8601 duration, as a sentence; `undefined` when it is one. */
export const durationFault = (text: string): string | undefined => {
  try {
    Temporal.Duration.from(text);
    return undefined;
  } catch {
    // Whatever Temporal dislikes, the reader needs an example of what is liked.
    return `expected a duration such as P30D, P6M or PT12H, got "${text}"`;
  }
};

const parseDuration = (text: string): Temporal.Duration => {
  const fault = durationFault(text);
  if (fault) throw new RangeError(fault);
  return Temporal.Duration.from(text);
};

const hasTime = (span: Temporal.Duration): boolean =>
  [span.hours, span.minutes, span.seconds, span.milliseconds, span.microseconds, span.nanoseconds].some(Boolean);

const plain = (date: LocalDate): Temporal.PlainDate => {
  const fault = localDateFault(date);
  if (fault) throw new RangeError(fault);
  return Temporal.PlainDate.from(date);
};
