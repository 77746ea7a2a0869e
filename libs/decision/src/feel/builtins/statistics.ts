import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS } from '../run.ts';
import { OPERATIONS } from '../values/arithmetic.ts';
import type { Decimal } from '../values/decimal.ts';
import { isDecimal } from '../values/decimal.ts';
import { minus, orderOf, over, plus, times } from '../values/decimal-arithmetic.ts';
import { squareRoot } from '../values/decimal-functions.ts';
import { FeelDuration } from '../values/temporal.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Sums and statistics of a list or of the arguments. [DMN 1.5, 10.3.4.4] */

/** Of numbers or of durations of one kind. */
export const sum = (list: readonly Value[]): Value =>
  list.some((item) => !isDecimal(item) && !(item instanceof FeelDuration)) ? null : total(list);
const total = (list: readonly Value[]): Value =>
  list.length ? list.slice(1).reduce((soFar: Value, item) => OPERATIONS['+']!(soFar, item), list[0]!) : null;

type Numbers = readonly Decimal[];
const add = (numbers: Numbers): Decimal | null =>
  numbers.reduce((soFar: Decimal | null, n) => (soFar === null ? null : plus(soFar, n)), 0);
const mean = (numbers: Numbers): Decimal | null => {
  const whole = add(numbers);
  return whole === null || !numbers.length ? null : over(whole, numbers.length);
};
const multiplied = (numbers: Numbers): Decimal | null =>
  numbers.length ? numbers.reduce((soFar: Decimal | null, n) => (soFar === null ? null : times(soFar, n)), 1) : null;

const sorted = (numbers: Numbers): Decimal[] => [...numbers].sort(orderOf);
const median = (list: Numbers): Value => {
  const numbers = sorted(list);
  const middle = numbers.length >> 1;
  return numbers.length % 2 ? numbers[middle]! : mean(numbers.slice(Math.max(0, middle - 1), middle + 1));
};
/** Of a sample: divided by one less than there are. */
const stddev = (list: Numbers): Value => {
  const centre = mean(list);
  if (centre === null || list.length < 2) return null;
  const squares = list.map((n) => minus(n, centre)).map((n) => n !== null && times(n, n));
  const spread = squares.every(isDecimal) ? add(squares) : null;
  const variance = spread !== null ? over(spread, list.length - 1) : null;
  return variance === null ? null : squareRoot(variance);
};
const mode = (list: Numbers): Value => {
  const numbers = sorted(list);
  const runs: Decimal[][] = [];
  for (const n of numbers)
    if (runs.length && orderOf(runs.at(-1)![0]!, n) === 0) runs.at(-1)!.push(n);
    else runs.push([n]);
  const most = runs.reduce((longest, run) => Math.max(longest, run.length), 0);
  return runs.filter((run) => run.length === most).map((run) => run[0]!);
};

const ofNumbers = (name: string, body: (numbers: Numbers) => Value) =>
  builtin(
    name,
    signature('...list: decimal', ([list], run) => {
      sortingPrice(list, run);
      return body(list);
    }),
  );
const sortingPrice = (list: readonly Value[], run: Run): void => spend(run, TEMPORAL_STEPS + 4 * list.length);

export const STATISTICS = [
  builtin(
    'sum',
    signature('...list: any', ([list]) => sum(list)),
  ),
  ofNumbers('mean', mean),
  ofNumbers('product', multiplied),
  ofNumbers('median', median),
  ofNumbers('stddev', stddev),
  ofNumbers('mode', mode),
] as const;
