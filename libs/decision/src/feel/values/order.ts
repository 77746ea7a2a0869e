import { isDecimal } from './decimal.ts';
import { orderOf } from './decimal-arithmetic.ts';
import type { Value } from './value.ts';
import { kindOf } from './value.ts';
import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS } from '../run.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, instantOf } from './temporal.ts';

/** Charges for ordering values, which takes time with the length of texts. */
export const spendOrder = (run: Run, values: readonly Value[]): void => {
  for (const value of values)
    spend(run, typeof value === 'string' ? 1 + (value.length >> 6) : typeof value === 'object' ? TEMPORAL_STEPS : 1);
};

const sign = <T extends number | bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * -1, 0 or 1 for two values of one ordered kind, else null. Strings order by code point; a local time beside a zoned one
 * is read in its zone. [DMN 1.5, table 54]
 */
export const compare = (a: Value, b: Value): number | null => {
  if (isDecimal(a)) return isDecimal(b) ? orderOf(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? (a === b ? 0 : byCodePoint(a, b)) : null;
  if (kindOf(a) !== kindOf(b)) return null;
  if (a instanceof FeelDuration && b instanceof FeelDuration) return sign(a.amount, b.amount);
  if (a instanceof FeelDate && b instanceof FeelDate) return sign(instantOf(a), instantOf(b));
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const [x, y] = [new FeelTime(a.clock, a.zone ?? b.zone), new FeelTime(b.clock, b.zone ?? a.zone)];
    return sign(instantOf(x), instantOf(y));
  }
  if (!(a instanceof FeelDateTime && b instanceof FeelDateTime)) return null;
  const [x, y] = [
    new FeelDateTime(a.day, a.clock, a.zone ?? b.zone),
    new FeelDateTime(b.day, b.clock, b.zone ?? a.zone),
  ];
  return sign(instantOf(x), instantOf(y));
};

/** Whether one of two moments is local and the other is not: they have an order, but are never equal. */
export const isMixed = (a: Value, b: Value): boolean =>
  (a instanceof FeelTime || a instanceof FeelDateTime) &&
  (b instanceof FeelTime || b instanceof FeelDateTime) &&
  (a.zone === null) !== (b.zone === null);

// `<` of JavaScript orders by UTF-16 unit, which puts astral characters before some of the basic plane.
const byCodePoint = (a: string, b: string): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const unit = a.charCodeAt(i);
    const other = b.charCodeAt(i);
    if (unit === other) continue;
    const surrogates = +(unit >= 0xd800 && unit < 0xe000) - +(other >= 0xd800 && other < 0xe000);
    return surrogates !== 0 ? surrogates : sign(unit, other);
  }
  return sign(a.length, b.length);
};
