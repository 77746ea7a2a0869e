/** «14:03» of an instant, by the clocks in Solothurn. */
export const formatTime = (instant: string): string => zurich.format(new Date(instant));

const zurich = new Intl.DateTimeFormat('de-CH', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' });

/** «a, b und c». */
export const inWords = (parts: readonly string[]): string => list.format(parts);

const list = new Intl.ListFormat('de-CH', { type: 'conjunction' });

/** Equal titles once, with their number: «3 × Person erfasst, Zuzug aus dem Ausland erfasst». */
export const counted = (titles: readonly string[]): string =>
  [...Map.groupBy(titles, (title) => title)]
    .map(([title, { length }]) => (length > 1 ? `${length} × ${title}` : title))
    .join(', ');
