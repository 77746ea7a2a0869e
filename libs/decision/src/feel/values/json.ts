import type { Json } from '@fallspur/kernel';
import type { Run } from '../run.ts';
import { CAPS, FeelCapError, FeelEvaluationError, spend } from '../run.ts';
import { BigDecimal, toNumber } from './decimal.ts';
import { FeelDateTime } from './temporal.ts';
import type { Value } from './value.ts';
import { isList, kindOf, Special } from './value.ts';

/** JSON is already FEEL: strings stay strings, also where they look like dates. */
export const fromJson = (json: Json): Value => json as Value;

/** Back to JSON: numbers as the nearest JSON has, temporal values as ISO 8601 text (a named zone as its offset); a range or function cannot leave. */
export const toJson = (value: Value, run: Run, depth = 0): Json => {
  // One list may stand in many places: written out it may be far larger than it was to compute.
  spend(run, typeof value === 'string' ? 1 + (value.length >> 4) : 1);
  if (depth > CAPS.resultDepth) throw new FeelCapError(`the result is nested deeper than ${CAPS.resultDepth} levels`);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => toJson(item, run, depth + 1));
  if (value instanceof BigDecimal) return numberOf(value);
  if (value instanceof FeelDateTime) return value.toIso();
  if (value instanceof Special) {
    const kind = kindOf(value);
    if (kind === 'range' || kind === 'function')
      throw new FeelEvaluationError(`the result holds a ${kind}; expected a value that can be stored as JSON`);
    return String(value);
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry, run, depth + 1)]));
};

const numberOf = (value: BigDecimal): number => {
  const near = toNumber(value);
  if (Number.isFinite(near)) return near;
  throw new FeelEvaluationError('the result is a number larger than JSON can carry; string(…) of it can be stored');
};
