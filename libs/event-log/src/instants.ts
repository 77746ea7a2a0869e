const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/** True for a UTC instant as the log stamps it: `2026-11-21T03:34:00Z`, with or without a fraction of a second. */
export const isInstant = (text: string): boolean => INSTANT.test(text);

/** Whether the first UTC instant lies strictly before the second. */
export function isBefore(one: string, other: string): boolean {
  return one.length === other.length ? one < other : comparable(one) < comparable(other);
}

// Fractions of different length: without the Z (which sorts after the dot) and trailing zeros, text order is time order.
const comparable = (instant: string): string =>
  instant.includes('.') ? instant.slice(0, -1).replace(/\.?0+$/, '') : instant.slice(0, -1);
