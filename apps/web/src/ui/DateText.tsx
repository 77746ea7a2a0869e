import { formatDate, formatInstant } from './format.ts';

/** A local date, «20.11.2026»; a dash where there is none. */
export function DateText({ date }: { readonly date: string | null | undefined }) {
  return date ? <time dateTime={date}>{formatDate(date)}</time> : <>–</>;
}

/** An instant by the clock in Solothurn, «20.11.2026, 14:05». */
export function InstantText({ instant }: { readonly instant: string | null | undefined }) {
  return instant ? <time dateTime={instant}>{formatInstant(instant)}</time> : <>–</>;
}
