import type { Decimal, Parts } from './decimal.ts';
import { decimalOf, DIGITS, digitsOf, partsOf, tenTo, toNumber, withoutDigits, ROUNDINGS } from './decimal.ts';
import { isWhole, quotient } from './decimal-arithmetic.ts';

/** Powers, roots, e^x and its inverse to 34 digits, in whole numbers of 10^-PLACES. [DMN 1.5, tables 60 and 76] */

const PLACES = 80;
const ONE = tenTo(PLACES - 1) * 10n;
const LN_10 = 230258509299404568401799145468436420760110148862877297603332790096757260967735248n;

const product = (a: bigint, b: bigint): bigint => (a * b) / ONE;

/** Fixed point of a number; its digits beyond PLACES are cut. */
const fixed = (value: Decimal): bigint => {
  const { coefficient, exponent } = partsOf(value);
  const shift = exponent + PLACES;
  return shift >= 0 ? coefficient * tenTo(shift) : withoutDigits(coefficient, -shift, ROUNDINGS.down);
};

/** e^x for a small x: halved until the series is short, then squared back. */
const expSmall = (x: bigint): bigint => {
  const halvings = 12;
  const small = x / 2n ** BigInt(halvings);
  let [sum, term] = [ONE + small, small];
  for (let n = 2n; term !== 0n; n++) {
    term = product(term, small) / n;
    sum += term;
  }
  for (let n = 0; n < halvings; n++) sum = product(sum, sum);
  return sum;
};

/** e^x as digits and exponent; the tens are taken out first. */
const expFixed = (x: bigint): Decimal | null => {
  const tens = x / LN_10;
  return decimalOf(expSmall(x - tens * LN_10), Number(tens) - PLACES);
};

/** ln of coefficient × 10^exponent: Halley's steps from the machine's own guess, each with three times its digits. */
const lnFixed = (coefficient: bigint, exponent: number): bigint => {
  const digits = digitsOf(coefficient);
  const mantissa = coefficient * tenTo(Math.max(0, PLACES - digits + 1));
  let y = BigInt(Math.round(Math.log(Number(mantissa / tenTo(PLACES - 20)) / 1e20) * 1e15)) * tenTo(PLACES - 15);
  for (let step = 0; step < 3; step++) {
    const e = expSmall(y);
    y += (2n * (mantissa - e) * ONE) / (mantissa + e);
  }
  return y + BigInt(exponent + digits - 1) * LN_10;
};

const EXP_MAX = 15_000;

export const exp = (value: Decimal): Decimal | null => {
  const near = toNumber(value);
  if (near === 0) return 1;
  return Math.abs(near) > EXP_MAX ? null : expFixed(fixed(value));
};

/** The natural logarithm; null for zero and below. */
export const ln = (value: Decimal): Decimal | null => {
  const { coefficient, exponent } = partsOf(value);
  return coefficient <= 0n ? null : decimalOf(lnFixed(coefficient, exponent), -PLACES);
};

/** The square root; null for a negative number. */
export const squareRoot = (value: Decimal): Decimal | null => {
  const { coefficient, exponent } = partsOf(value);
  if (coefficient < 0n) return null;
  if (coefficient === 0n) return 0;
  const shift = 2 * DIGITS + 4 + (Math.abs(exponent) % 2);
  const square = coefficient * tenTo(shift);
  const root = wholeRoot(square);
  return decimalOf(root * 10n + (root * root === square ? 0n : 1n), (exponent - shift) / 2 - 1);
};

const wholeRoot = (square: bigint): bigint => {
  let root = tenTo(Math.ceil(digitsOf(square) / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
};

const POWER_MAX = 999_999_999;
/** Digits kept on the way, so that thirty squarings leave 34 of them right. */
const WORKING_DIGITS = 60;

/** base ^ power; null where no real number in range results. */
export const power = (base: Decimal, exponent: Decimal): Decimal | null => {
  const times = toNumber(exponent);
  if (Math.abs(times) > POWER_MAX) return null;
  if (exponent === 0) return 1;
  if (base === 0) return times > 0 ? 0 : null;
  if (isWhole(exponent)) return wholePower(base, times);
  const { coefficient, exponent: tens } = partsOf(base);
  if (coefficient < 0n) return null;
  const x = (lnFixed(coefficient, tens) * fixed(exponent)) / ONE;
  return x > BigInt(EXP_MAX) * ONE || x < -BigInt(EXP_MAX) * ONE ? null : expFixed(x);
};

const wholePower = (base: Decimal, times: number): Decimal | null => {
  let square = partsOf(base);
  let result: Parts = { coefficient: 1n, exponent: 0 };
  for (let rest = Math.abs(times); rest > 0; rest = Math.trunc(rest / 2)) {
    if (rest % 2 === 1) result = shortened(result, square);
    if (rest > 1) square = shortened(square, square);
  }
  return times > 0
    ? decimalOf(result.coefficient, result.exponent)
    : quotient({ coefficient: 1n, exponent: 0 }, result);
};

/** The product of two numbers, to the digits kept on the way. */
const shortened = (a: Parts, b: Parts): Parts => {
  const [coefficient, exponent] = [a.coefficient * b.coefficient, a.exponent + b.exponent];
  const surplus = digitsOf(coefficient) - WORKING_DIGITS;
  if (surplus <= 0) return { coefficient, exponent };
  return { coefficient: withoutDigits(coefficient, surplus, ROUNDINGS.halfEven), exponent: exponent + surplus };
};
