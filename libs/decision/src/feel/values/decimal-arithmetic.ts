import type { Decimal, Parts, Rounding } from './decimal.ts';
import { decimalOf, DIGITS, digitsOf, partsOf, tenTo, withoutDigits } from './decimal.ts';

/** The four operations, order and rounding of decimals; null where no number in range results. [DMN 1.5, tables 56-59] */

/** Two numbers at one exponent. One that is too small to reach the 34 digits of the other is brought near it. */
const aligned = (a: Parts, b: Parts): { a: bigint; b: bigint; exponent: number } => {
  if (a.exponent === b.exponent || b.coefficient === 0n)
    return { a: a.coefficient, b: b.coefficient, exponent: a.exponent };
  if (a.exponent < b.exponent || a.coefficient === 0n) {
    const turned = aligned(b, a);
    return { a: turned.b, b: turned.a, exponent: turned.exponent };
  }
  const gap = a.exponent - b.exponent;
  const reach = 2 * DIGITS + digitsOf(b.coefficient);
  if (gap <= reach) return { a: a.coefficient * tenTo(gap), b: b.coefficient, exponent: b.exponent };
  const trace = b.coefficient < 0n ? -1n : 1n;
  return { a: a.coefficient * tenTo(reach), b: trace, exponent: a.exponent - reach };
};

/** Powers of ten by which a usual amount becomes a whole number. */
const TENS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** Below it, a whole number divided by a power of ten is the JavaScript number that spells the quotient. */
const FIFTEEN_DIGITS = 1e15;

/** Decimals of an amount, at most six; -1 where it has more or is too large to compute with as whole numbers. */
const placesOf = (value: Decimal): number =>
  typeof value !== 'number'
    ? -1
    : TENS.findIndex((ten) => Math.abs(value * ten) < FIFTEEN_DIGITS && Math.round(value * ten) / ten === value);

export const plus = (a: Decimal, b: Decimal): Decimal | null => {
  const [left, right] = [placesOf(a), placesOf(b)];
  if (left >= 0 && right >= 0) {
    const ten = TENS[Math.max(left, right)]!;
    const sum = Math.round((a as number) * ten) + Math.round((b as number) * ten);
    if (Math.abs(sum) < FIFTEEN_DIGITS) return sum / ten;
  }
  const at = aligned(partsOf(a), partsOf(b));
  return decimalOf(at.a + at.b, at.exponent);
};

export const negative = (value: Decimal): Decimal => {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  return decimalOf(-value.coefficient, value.exponent)!;
};

export const minus = (a: Decimal, b: Decimal): Decimal | null => plus(a, negative(b));

export const times = (a: Decimal, b: Decimal): Decimal | null => {
  const [left, right] = [placesOf(a), placesOf(b)];
  if (left >= 0 && right >= 0) {
    const product = Math.round((a as number) * TENS[left]!) * Math.round((b as number) * TENS[right]!);
    if (Math.abs(product) < FIFTEEN_DIGITS) return product === 0 ? 0 : product / (TENS[left]! * TENS[right]!);
  }
  const [x, y] = [partsOf(a), partsOf(b)];
  return decimalOf(x.coefficient * y.coefficient, x.exponent + y.exponent);
};

/** The quotient; null for a divisor of zero. */
export const over = (a: Decimal, b: Decimal): Decimal | null => quotient(partsOf(a), partsOf(b));

export const quotient = (x: Parts, y: Parts): Decimal | null => {
  if (y.coefficient === 0n) return null;
  const shift = Math.max(0, DIGITS + 3 + digitsOf(y.coefficient) - digitsOf(x.coefficient));
  const dividend = x.coefficient * tenTo(shift);
  const whole = dividend / y.coefficient;
  // One more digit tells a rest from none, so that a half is only taken for one where it is.
  const rest = dividend % y.coefficient === 0n ? 0n : dividend < 0n === y.coefficient < 0n ? 1n : -1n;
  return decimalOf(whole * 10n + rest, x.exponent - y.exponent - shift - 1);
};

/** -1, 0 or 1. */
export const orderOf = (a: Decimal, b: Decimal): number => {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const at = aligned(partsOf(a), partsOf(b));
  return at.a < at.b ? -1 : at.a > at.b ? 1 : 0;
};

/** Rounded to so many decimals; negative ones round to tens, hundreds, … */
export const rounded = (value: Decimal, scale: number, rounding: Rounding): Decimal | null => {
  const places = placesOf(value);
  if (places >= 0 && places <= scale) return value;
  const { coefficient, exponent } = partsOf(value);
  const surplus = -exponent - scale;
  return surplus <= 0 ? value : decimalOf(withoutDigits(coefficient, surplus, rounding), -scale);
};

export const isWhole = (value: Decimal): boolean =>
  typeof value === 'number' ? Number.isInteger(value) : value.exponent >= 0;

/** dividend - divisor × floor(dividend / divisor): it takes the sign of the divisor. Null for a divisor of zero. */
export const modulo = (dividend: Decimal, divisor: Decimal): Decimal | null => {
  if (divisor === 0) return null;
  const [a, b] = [partsOf(dividend), partsOf(divisor)];
  const turn = (rest: bigint, by: bigint): bigint => (rest !== 0n && rest < 0n !== by < 0n ? rest + by : rest);
  if (a.exponent < b.exponent) {
    if (b.exponent - a.exponent <= 3 * DIGITS) {
      const by = b.coefficient * tenTo(b.exponent - a.exponent);
      return decimalOf(turn(a.coefficient % by, by), a.exponent);
    }
    return a.coefficient !== 0n && a.coefficient < 0n !== b.coefficient < 0n ? plus(dividend, divisor) : dividend;
  }
  const power = powerModulo(a.exponent - b.exponent, b.coefficient < 0n ? -b.coefficient : b.coefficient);
  return decimalOf(turn((a.coefficient * power) % b.coefficient, b.coefficient), b.exponent);
};

/** 10^n modulo m without its thousands of digits. */
const powerModulo = (n: number, m: bigint): bigint => {
  let [result, base] = [1n, 10n];
  for (let rest = n; rest > 0; rest = Math.trunc(rest / 2)) {
    if (rest % 2 === 1) result = (result * base) % m;
    base = (base * base) % m;
  }
  return result;
};
