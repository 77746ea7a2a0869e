import { spend, TEMPORAL_STEPS } from '../run.ts';
import type { Decimal, Rounding } from '../values/decimal.ts';
import { ROUNDINGS } from '../values/decimal.ts';
import { modulo, negative, orderOf, rounded } from '../values/decimal-arithmetic.ts';
import { exp, ln, squareRoot } from '../values/decimal-functions.ts';
import { FeelDuration } from '../values/temporal.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Numeric functions. [DMN 1.5, 10.3.4.5] */

const SCALE_MIN = -6111;
const SCALE_MAX = 6176;

const rounding = (name: string, how: Rounding, scale: 'scale: number' | 'scale?: number' = 'scale: number') =>
  builtin(
    name,
    signature<'n: decimal, scale?: number'>(`n: decimal, ${scale}` as 'n: decimal, scale?: number', ([n, at = 0]) =>
      at === null || at < SCALE_MIN || at > SCALE_MAX ? null : rounded(n, Math.trunc(at), how),
    ),
  );
/** A function that computes a series costs as much as a date. */
const series = (name: string, body: (n: Decimal) => Value) =>
  builtin(
    name,
    signature('number: decimal', ([n], run) => {
      spend(run, 2 * TEMPORAL_STEPS);
      return body(n);
    }),
  );
const isMultiple = (n: Decimal, rest: number): boolean => modulo(n, 2) === rest;

export const NUMBERS = [
  rounding('decimal', ROUNDINGS.halfEven),
  rounding('floor', ROUNDINGS.floor, 'scale?: number'),
  rounding('ceiling', ROUNDINGS.ceiling, 'scale?: number'),
  rounding('round up', ROUNDINGS.up),
  rounding('round down', ROUNDINGS.down),
  rounding('round half up', ROUNDINGS.halfUp),
  rounding('round half down', ROUNDINGS.halfDown),
  builtin(
    'abs',
    signature('n: decimal', ([n]) => (orderOf(n, 0) < 0 ? negative(n) : n)),
    signature(
      'n: duration',
      ([n]: FeelDuration[]) => new FeelDuration(n!.kind, n!.amount < 0n ? -n!.amount : n!.amount),
    ),
  ),
  builtin(
    'modulo',
    signature('dividend: decimal, divisor: decimal', ([a, b]) => modulo(a, b)),
  ),
  series('sqrt', squareRoot),
  series('log', ln),
  series('exp', exp),
  builtin(
    'odd',
    signature('number: decimal', ([n]) => isMultiple(n, 1)),
  ),
  builtin(
    'even',
    signature('number: decimal', ([n]) => isMultiple(n, 0)),
  ),
] as const;
