import { formatChf } from '@fallspur/kernel';

/** `2026-11-20` → «20.11.2026»; what is no date stays as it came. */
export const formatDate = (date: string | null | undefined): string => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  return match ? `${match[3]}.${match[2]}.${match[1]}` : (date ?? '');
};

const zurich = new Intl.DateTimeFormat('de-CH', {
  timeZone: 'Europe/Zurich',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant in UTC as the clocks in Solothurn showed it: «20.11.2026, 14:05». */
export const formatInstant = (instant: string | null | undefined): string => {
  const at = new Date(instant ?? '');
  return Number.isNaN(at.getTime()) ? (instant ?? '') : zurich.format(at);
};

/** The day an instant was, by the calendar in Solothurn: `2016-03-31T22:30:00Z` → `2016-04-01`. */
export const dayOfInstant = (instant: string): string => isoInZurich.format(new Date(instant));

const isoInZurich = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Zurich',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Rappen → «CHF 1'234.50». */
export const formatMoney = formatChf;

/** 12345 → «12'345», with the straight apostrophe Swiss offices write. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, "'");

/** Whole days from one local date to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);

/** How far away, in the unit one would say: days up to two months, then months, from two years on years. */
export const distance = (days: number): { readonly unit: 'days' | 'months' | 'years'; readonly count: number } => {
  const far = Math.abs(days);
  if (far <= 60) return { unit: 'days', count: far };
  return far < 730
    ? { unit: 'months', count: Math.round(far / 30.44) }
    : { unit: 'years', count: Math.floor(far / 365.25) };
};

export type DueTone = 'overdue' | 'soon' | 'later' | 'none';

/** How pressing a due date is: done by the end of the day, so today is not yet overdue. */
export const dueTone = (dueOn: string | null, today: string): DueTone => {
  if (dueOn === null) return 'none';
  const days = daysBetween(today, dueOn);
  return days < 0 ? 'overdue' : days <= 7 ? 'soon' : 'later';
};
