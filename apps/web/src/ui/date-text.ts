/**
 * The local date somebody means by what they typed: «5.7.16», «05.07.2016», «5.7.» (this year), «050716», «heute»,
 * «gestern»; `null` where it is no day of the calendar. Two digits of a year are never more than ten years ahead.
 */
export function readDate(typed: string, today: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === 'heute' || text === 'h') return today;
  if (text === 'gestern') return daysFrom(today, -1);
  if (text === 'morgen') return daysFrom(today, 1);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})[.\s/-]+(\d{1,2})(?:[.\s/-]+(\d{4}|\d{2})?)?$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  return parts ? day(yearOf(parts[3], today), Number(parts[2]), Number(parts[1])) : null;
}

/** `2016-07-05` → «05.07.2016»; anything else is handed back as it came, so that nothing typed is lost. */
export const writeDate = (value: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return parts ? `${parts[3]}.${parts[2]}.${parts[1]}` : value;
};

/** A real day written `2016-07-05`? */
export const isLocalDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && readDate(value, value) === value;

export function daysFrom(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function yearOf(typed: string | undefined, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  if (typed === undefined) return thisYear;
  if (typed.length === 4) return Number(typed);
  const year = thisYear - (thisYear % 100) + Number(typed);
  return year > thisYear + 10 ? year - 100 : year;
}

function day(year: number, month: number, dayOfMonth: number): string | null {
  const date = new Date(Date.UTC(2000, month - 1, dayOfMonth));
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return real ? date.toISOString().slice(0, 10) : null;
}
