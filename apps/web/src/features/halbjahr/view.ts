import { endOfDay, epochMillisecondsOf, instantOf, isInstant, isLocalDate } from '@fallspur/kernel';

/** What the URL of the screen says: two clocks, and the figure whose facts are shown. */
export interface FiguresView {
  /** Local date: what happened up to this day. */
  readonly gueltigAm: string | null;
  /** Local date: what was recorded up to the end of this day. */
  readonly standPer: string | null;
  readonly detail: { readonly halfYear: string; readonly figure: string } | null;
}

/** In the place of a half-year: all of them together. */
export const ALL = 'alle';

export function readView(search: URLSearchParams): FiguresView {
  const halfYear = search.get('halbjahr');
  const figure = search.get('zahl');
  return {
    gueltigAm: dayIn(search, 'gueltigAm'),
    standPer: dayIn(search, 'standPer'),
    detail: halfYear && figure && /^(\d{4}-H[12]|alle)$/.test(halfYear) ? { halfYear, figure } : null,
  };
}

/** The search of the same screen with something changed; null takes it away. */
export function searchWith(search: URLSearchParams, change: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text && `?${text}`;
}

/** Path of the report. A day of «Stand per» means its end, everything recorded on it included. */
export const reportPath = (bfs: string, view: FiguresView): string =>
  `/api/municipalities/${encodeURIComponent(bfs)}/half-years${clocks(view)}`;

export const factsPath = (bfs: string, view: FiguresView, halfYear: string, figure: string): string =>
  `/api/municipalities/${encodeURIComponent(bfs)}/half-years/${halfYear}/${encodeURIComponent(figure)}${clocks(view)}`;

function clocks({ gueltigAm, standPer }: FiguresView): string {
  const search = new URLSearchParams();
  if (gueltigAm) search.set('gueltigAm', gueltigAm);
  // Instants are kept in milliseconds, and midnight belongs to the day that begins.
  if (standPer) search.set('standPer', instantOf(epochMillisecondsOf(endOfDay(standPer)) - 1));
  return search.size > 0 ? `?${search}` : '';
}

function dayIn(search: URLSearchParams, name: string): string | null {
  const text = search.get(name);
  if (text === null) return null;
  if (isLocalDate(text)) return text;
  return isInstant(text) ? text.slice(0, 10) : null;
}
