import { decimal } from '../values/arithmetic.ts';
import { FeelDuration } from '../values/temporal.ts';
import type { Value } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** Numeric functions. [DMN 1.5, 10.3.4.5] */

const SCALE_MIN = -6111;
const SCALE_MAX = 6176;
type Rounding = (n: number) => number;

/** Rounds at `scale` decimals by shifting the decimal text, so that 1.005 at 2 is really a half. */
const roundAt = (n: number, scale: number, rounding: Rounding): Value => {
  if (scale < SCALE_MIN || scale > SCALE_MAX) return null;
  const places = Math.trunc(scale);
  const shifted = shift(n, places);
  return Number.isFinite(shifted) ? decimal(shift(rounding(shifted), -places)) : n;
};
const shift = (n: number, places: number): number => {
  const [digits, power = '0'] = String(n).split('e');
  return Number(`${digits}e${Number(power) + places}`);
};

const awayFromZero: Rounding = (n) => (n < 0 ? Math.floor(n) : Math.ceil(n));
const halfAway: Rounding = (n) => Math.sign(n) * Math.floor(Math.abs(n) + 0.5);
const halfTowards: Rounding = (n) => Math.sign(n) * Math.ceil(Math.abs(n) - 0.5);
const halfEven: Rounding = (n) => {
  const low = Math.floor(n);
  if (n - low !== 0.5) return Math.round(n);
  return low % 2 === 0 ? low : low + 1;
};

const rounding = (name: string, how: Rounding, scale = 'scale: number') =>
  builtin(
    name,
    signature(`n: number, ${scale}`, ([n, at]) => (at === null ? null : roundAt(n, at ?? 0, how))),
  );
const floored = (a: number, b: number): number => a - b * Math.floor(decimal(a / b) ?? 0);
const of = (name: string, body: (n: number) => Value) =>
  builtin(
    name,
    signature('number: number', ([n]) => body(n)),
  );

export const NUMBERS = [
  rounding('decimal', halfEven),
  rounding('floor', Math.floor, 'scale?: number'),
  rounding('ceiling', Math.ceil, 'scale?: number'),
  rounding('round up', awayFromZero),
  rounding('round down', Math.trunc),
  rounding('round half up', halfAway),
  rounding('round half down', halfTowards),
  builtin(
    'abs',
    signature('n: number', ([n]) => Math.abs(n)),
    signature(
      'n: duration',
      ([n]: FeelDuration[]) => new FeelDuration(n!.kind, n!.amount < 0n ? -n!.amount : n!.amount),
    ),
  ),
  builtin(
    'modulo',
    signature('dividend: number, divisor: number', ([a, b]) => (b === 0 ? null : decimal(floored(a, b)))),
  ),
  of('sqrt', (n) => (n < 0 ? null : decimal(Math.sqrt(n)))),
  of('log', (n) => (n <= 0 ? null : decimal(Math.log(n)))),
  of('exp', (n) => decimal(Math.exp(n))),
  of('odd', (n) => Math.abs(n) % 2 === 1),
  of('even', (n) => n % 2 === 0),
] as const;
