import type { LocalDate } from '@fallspur/kernel';

/** `2016-H1` → `2016-06-30`. */
export const lastDayOf = (halfYear: string): LocalDate =>
  `${halfYear.slice(0, 4)}-${halfYear.endsWith('H1') ? '06-30' : '12-31'}`;

/** Is this written like a half-year? */
export const isHalfYear = (text: string): boolean => /^[0-9]{4}-H[12]$/.test(text);
