import type { Value } from './value.ts';
import { Special } from './value.ts';

/**
 * FEEL's numbers: decimals of 34 digits, rounded half to even. [DMN 1.5, 10.3.2.3.1]
 *
 * A number of JavaScript stands for the decimal it is written as (`0.1` is exactly a tenth); what it cannot spell is a
 * `BigDecimal`. Each value has one form, so that `===` tells equal numbers and most sums stay as fast as the machine.
 */
export type Decimal = number | BigDecimal;

/** coefficient × 10^exponent; no zeros at the end of the coefficient. Only `decimalOf` makes one. */
export class BigDecimal extends Special {
  readonly kind = 'number';
  readonly coefficient: bigint;
  readonly exponent: number;
  constructor(coefficient: bigint, exponent: number) {
    super();
    this.coefficient = coefficient;
    this.exponent = exponent;
  }
  override toString(): string {
    return plainDecimal(this);
  }
}

/** The digits of a number without its form. */
export interface Parts {
  readonly coefficient: bigint;
  readonly exponent: number;
}

export const DIGITS = 34;
const EXPONENT_MAX = 6_176;

/** JSON may write a number so large that JavaScript reads infinity: that is none of FEEL's. */
export const isDecimal = (value: Value | undefined): value is Decimal =>
  typeof value === 'number' ? Number.isFinite(value) : value instanceof BigDecimal;

/** The number as JavaScript's own, rounded where it must be: for JSON, positions and scales. */
export const toNumber = (value: Decimal): number =>
  typeof value === 'number' ? value : Number(`${value.coefficient}e${value.exponent}`);

export const partsOf = (value: Decimal): Parts => {
  if (typeof value !== 'number') return value;
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  return partsOfText(String(value))!;
};

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;
const partsOfText = (text: string): Parts | null => {
  const match = NUMBER.exec(text);
  if (!match || !(match[2] || match[3])) return null;
  const fraction = match[3] ?? '';
  const coefficient = BigInt((match[2] ?? '') + fraction);
  return {
    coefficient: match[1] === '-' ? -coefficient : coefficient,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
};

/** A written number; null for any other text or one out of range. */
export const readDecimal = (text: string): Decimal | null => {
  const parts = partsOfText(text);
  return parts && decimalOf(parts.coefficient, parts.exponent);
};

const POWERS = Array.from({ length: 80 }, (_, n) => 10n ** BigInt(n));
export const tenTo = (n: number): bigint => POWERS[n] ?? 10n ** BigInt(n);
export const digitsOf = (coefficient: bigint): number => String(coefficient < 0n ? -coefficient : coefficient).length;

/** How the last digit that stays comes out of what is cut off. */
export type Rounding = (quotient: bigint, remainder: bigint, divisor: bigint) => bigint;
const away = (quotient: bigint, remainder: bigint): bigint => quotient + (remainder < 0n ? -1n : 1n);
const twice = (remainder: bigint): bigint => 2n * (remainder < 0n ? -remainder : remainder);
export const ROUNDINGS = {
  halfEven: (q, r, d) => (twice(r) > d || (twice(r) === d && q % 2n !== 0n) ? away(q, r) : q),
  halfUp: (q, r, d) => (twice(r) >= d ? away(q, r) : q),
  halfDown: (q, r, d) => (twice(r) > d ? away(q, r) : q),
  up: away,
  down: (q) => q,
  floor: (q, r) => (r < 0n ? q - 1n : q),
  ceiling: (q, r) => (r > 0n ? q + 1n : q),
} satisfies Record<string, Rounding>;

/** `coefficient` without its last digits, rounded. */
export const withoutDigits = (coefficient: bigint, digits: number, rounding: Rounding): bigint => {
  // Beyond all digits only «a little more than nothing» is left, whatever the distance.
  const divisor = tenTo(Math.min(digits, digitsOf(coefficient) + 2));
  const remainder = coefficient % divisor;
  return remainder === 0n ? coefficient / divisor : rounding(coefficient / divisor, remainder, divisor);
};

/** The number in its one form, rounded to 34 digits; null where its exponent is out of range. */
export const decimalOf = (coefficient: bigint, exponent: number): Decimal | null => {
  if (coefficient === 0n) return 0;
  // Zero and not minus zero, so that each value has one form.
  let [digits, power] = [coefficient, exponent + 0];
  const surplus = digitsOf(digits) - DIGITS;
  if (surplus > 0) {
    digits = withoutDigits(digits, surplus, ROUNDINGS.halfEven);
    power += surplus;
  }
  const size = digitsOf(digits) + power;
  if (size > EXPONENT_MAX || size < -EXPONENT_MAX) return null;
  const near = Number(`${digits}e${power}`);
  // Fifteen digits always survive as a JavaScript number.
  if (Math.abs(size) < 290 && digits < 10n ** 15n && digits > -(10n ** 15n)) return near;
  while (digits % 10n === 0n) {
    digits /= 10n;
    power++;
  }
  if (Number.isFinite(near) && near !== 0) {
    let same = partsOfText(String(near))!;
    while (same.coefficient % 10n === 0n) same = { coefficient: same.coefficient / 10n, exponent: same.exponent + 1 };
    if (same.coefficient === digits && same.exponent === power) return near;
  }
  return new BigDecimal(digits, power);
};

/** In plain digits without exponent, e.g. 1e21 as 1000000000000000000000. */
export const plainDecimal = (value: Decimal): string => {
  const { coefficient, exponent } = partsOf(value);
  const minus = coefficient < 0n ? '-' : '';
  const digits = String(coefficient < 0n ? -coefficient : coefficient);
  if (exponent >= 0) return minus + (coefficient === 0n ? '0' : digits + '0'.repeat(exponent));
  const padded = digits.padStart(1 - exponent, '0');
  return `${minus}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
};
