import { compare } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Range functions, over points and ranges alike. [DMN 1.5, 10.3.4.7, table 78] */

type Span = FeelRange;
const span = (value: Value): Span => (value instanceof FeelRange ? value : new FeelRange(value, value, true, true));

/** Order of two ends; null where they cannot be compared makes every relation null. */
class Incomparable extends Error {}
const order = (a: Value, b: Value): number => {
  const answer = compare(a, b);
  if (answer === null) throw new Incomparable();
  return answer;
};

const before = (a: Span, b: Span): boolean => {
  const gap = order(a.end, b.start);
  return gap < 0 || (gap === 0 && !(a.endIncluded && b.startIncluded));
};
const meets = (a: Span, b: Span): boolean => a.endIncluded && b.startIncluded && order(a.end, b.start) === 0;
const startsNoLater = (a: Span, b: Span): boolean => {
  const gap = order(a.start, b.start);
  return gap < 0 || (gap === 0 && (a.startIncluded || !b.startIncluded));
};
const endsNoEarlier = (a: Span, b: Span): boolean => {
  const gap = order(a.end, b.end);
  return gap > 0 || (gap === 0 && (a.endIncluded || !b.endIncluded));
};
const includes = (a: Span, b: Span): boolean => startsNoLater(a, b) && endsNoEarlier(a, b);
const overlaps = (a: Span, b: Span): boolean => !before(a, b) && !before(b, a);
const sameStart = (a: Span, b: Span): boolean => order(a.start, b.start) === 0 && a.startIncluded === b.startIncluded;
const sameEnd = (a: Span, b: Span): boolean => order(a.end, b.end) === 0 && a.endIncluded === b.endIncluded;
const overlapsBefore = (a: Span, b: Span): boolean =>
  overlaps(a, b) && startsNoLater(a, b) && !sameStart(a, b) && endsNoEarlier(b, a);
const finishes = (a: Span, b: Span): boolean => sameEnd(a, b) && startsNoLater(b, a);
const starts = (a: Span, b: Span): boolean => sameStart(a, b) && endsNoEarlier(b, a);

const relation = (holds: (a: Span, b: Span) => boolean, a: Value, b: Value): Value => {
  try {
    return holds(span(a), span(b));
  } catch (error) {
    if (error instanceof Incomparable) return null;
    throw error;
  }
};

const POINT_POINT = 'point1: point, point2: point';
const POINT_RANGE = 'point: point, range: range';
const RANGE_POINT = 'range: range, point: point';
const RANGE_RANGE = 'range1: range, range2: range';

type Form = typeof POINT_POINT | typeof POINT_RANGE | typeof RANGE_POINT | typeof RANGE_RANGE;
const define = (name: string, holds: (a: Span, b: Span) => boolean, ...forms: readonly Form[]) =>
  builtin(name, ...forms.map((form) => signature<Form>(form, ([a, b]) => relation(holds, a, b))));

export const RANGES = [
  define('before', before, POINT_POINT, POINT_RANGE, RANGE_POINT, RANGE_RANGE),
  define('after', (a, b) => before(b, a), POINT_POINT, POINT_RANGE, RANGE_POINT, RANGE_RANGE),
  define('meets', meets, RANGE_RANGE),
  define('met by', (a, b) => meets(b, a), RANGE_RANGE),
  define('overlaps', overlaps, RANGE_RANGE),
  define('overlaps before', overlapsBefore, RANGE_RANGE),
  define('overlaps after', (a, b) => overlapsBefore(b, a), RANGE_RANGE),
  define('finishes', finishes, POINT_RANGE, RANGE_RANGE),
  define('finished by', (a, b) => finishes(b, a), RANGE_POINT, RANGE_RANGE),
  define('includes', includes, RANGE_POINT, RANGE_RANGE),
  define('during', (a, b) => includes(b, a), POINT_RANGE, RANGE_RANGE),
  define('starts', starts, POINT_RANGE, RANGE_RANGE),
  define('started by', (a, b) => starts(b, a), RANGE_POINT, RANGE_RANGE),
  define('coincides', (a, b) => sameStart(a, b) && sameEnd(a, b), POINT_POINT, RANGE_RANGE),
] as const;
