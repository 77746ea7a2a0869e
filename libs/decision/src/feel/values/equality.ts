import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS } from '../run.ts';
import { compare, isMixed } from './order.ts';
import type { FeelRange } from './range.ts';
import { FeelDateTime, FeelTime } from './temporal.ts';
import type { Context, Value } from './value.ts';
import { kindOf } from './value.ts';

/** FEEL `=`: null where the two are of different kinds (except against null). [DMN 1.5, table 53] */
export const equal = (a: Value, b: Value, run: Run): boolean | null => {
  if (typeof a === 'string') {
    if (a.length > 255) spend(run, a.length >> 8);
    return typeof b === 'string' ? a === b : b === null ? false : null;
  }
  if (a === b) return typeof a === 'object' && a !== null && kindOf(a) === 'function' ? null : true;
  if (a === null || b === null) return false;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return null;
  switch (kind) {
    case 'boolean':
      return false;
    case 'number':
      return compare(a, b) === 0;
    case 'list':
      return equalLists(a as readonly Value[], b as readonly Value[], run);
    case 'context':
      return equalContexts(a as Context, b as Context, run);
    case 'range': {
      const [x, y] = [a as FeelRange, b as FeelRange];
      if (x.isComparison !== y.isComparison) return false;
      const sameEnds = x.startIncluded === y.startIncluded && x.endIncluded === y.endIncluded;
      return sameEnds && equal(x.start, y.start, run) === true && equal(x.end, y.end, run) === true;
    }
    case 'function':
      return null;
    default: {
      spend(run, TEMPORAL_STEPS);
      return !isMixed(a, b) && compare(a, b) === 0;
    }
  }
};

/** Equality for sets and tables: unlike kinds are simply not equal. */
export const same = (a: Value, b: Value, run: Run): boolean => equal(a, b, run) === true;

/** FEEL `is()`: same kind and same parts, so that a time in another zone is not the same. */
export const identical = (a: Value, b: Value, run: Run): boolean => {
  if (a instanceof FeelTime && b instanceof FeelTime) return String(a) === String(b);
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return String(a) === String(b);
  return same(a, b, run);
};

/** Of one length, and equal throughout: elements of different kinds are not. */
function equalLists(a: readonly Value[], b: readonly Value[], run: Run): boolean {
  if (a.length !== b.length) return false;
  spend(run, a.length);
  for (let i = 0; i < a.length; i++) {
    if (equal(a[i] ?? null, b[i] ?? null, run) !== true) return false;
  }
  return true;
}

function equalContexts(a: Context, b: Context, run: Run): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  spend(run, keys.length);
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false;
    if (equal(a[key] ?? null, b[key] ?? null, run) !== true) return false;
  }
  return true;
}
