import { isInstant, isLocalDate, localDateOf, ZONE } from '@fallspur/kernel';

/** `2026-11-20` → «20.11.2026»; of an instant its day in Solothurn. */
export const swissDate = (dateOrInstant: string): string => {
  const [year, month, day] = localDateOf(dateOrInstant).split('-');
  return `${day}.${month}.${year}`;
};

/** «20.11.2026, 14:05»: the wall clock in Solothurn. */
export const swissMoment = (instant: string): string => `${swissDate(instant)}, ${CLOCK.format(new Date(instant))}`;

const CLOCK = new Intl.DateTimeFormat('de-CH', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });

/** Text as it stands, days and instants as they are written here. */
export const swissText = (text: string): string =>
  isLocalDate(text) ? swissDate(text) : isInstant(text) ? swissMoment(text) : text;

const COUNTRIES = new Intl.DisplayNames('de-CH', { type: 'region', fallback: 'code' });
const LANGUAGES = new Intl.DisplayNames('de-CH', { type: 'language', fallback: 'code' });

// Asked for what is no code («nicht einsehbar»), they would throw.
export const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : code);
export const languageName = (code: string): string => (/^[a-z]{2,3}$/.test(code) ? (LANGUAGES.of(code) ?? code) : code);
