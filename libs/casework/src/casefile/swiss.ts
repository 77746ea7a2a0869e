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

export const countryName = (code: string): string => COUNTRIES.of(code) ?? code;
export const languageName = (code: string): string => LANGUAGES.of(code) ?? code;
