import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decimal } from './decimal.ts';
import { BigDecimal, decimalOf, plainDecimal, readDecimal, ROUNDINGS, toNumber } from './decimal.ts';
import { minus, modulo, orderOf, over, plus, rounded, times } from './decimal-arithmetic.ts';
import { exp, ln, power, squareRoot } from './decimal-functions.ts';

const n = (text: string): Decimal => readDecimal(text)!;
const text = (value: Decimal | null): string | null => (value === null ? null : plainDecimal(value));

describe('numbers have 34 digits, rounded half to even', () => {
  test.each<[Decimal | null, string]>([
    [over(1, 3), '0.3333333333333333333333333333333333'],
    [over(2, 3), '0.6666666666666666666666666666666667'],
    [plus(n('12345678901234567890'), 1), '12345678901234567891'],
    [plus(n('9999999999999999999999999999999999'), 1), '10000000000000000000000000000000000'],
    [plus(0.1, 0.2), '0.3'],
    [times(1.1, 1.1), '1.21'],
    [times(n('123456789.123456789'), n('987654321.987654321')), '121932631356500531.3472031691126353'],
    [minus(1, n('0.9999999999999999999999999999999999')), '0.0000000000000000000000000000000001'],
    [power(2, 100), '1267650600228229401496703205376'],
    [power(10, -3), '0.001'],
    [power(4, 0.5), '2'],
    [squareRoot(2), '1.414213562373095048801688724209698'],
    [squareRoot(n('0.0000000000000000000000000000000004')), '0.00000000000000002'],
    [exp(1), '2.718281828459045235360287471352662'],
    [ln(10), '2.302585092994045684017991454684364'],
    [modulo(-10.1, 4.5), '3.4'],
    [rounded(n('2.5'), 0, ROUNDINGS.halfEven), '2'],
    [rounded(n('1234'), -2, ROUNDINGS.up), '1300'],
  ])('%s is %s', (value, expected) => expect(text(value)).toBe(expected));

  test('leave the range of exponents as null', () => {
    expect(power(10, 7_000)).toBeNull();
    expect(power(10, -7_000)).toBeNull();
    expect(exp(1_000_000)).toBeNull();
    expect(over(1, 0)).toBeNull();
    expect(ln(0)).toBeNull();
    expect(squareRoot(-1)).toBeNull();
  });
});

describe('each number has one form', () => {
  const anyNumber = fc
    .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -60, max: 60 }))
    .map(([digits, exponent]) => decimalOf(digits, exponent)!);

  test('JavaScript’s own wherever that spells it', () => {
    fc.assert(
      fc.property(anyNumber, (value) => {
        const near = toNumber(value);
        expect(value instanceof BigDecimal).toBe(plainDecimal(near) !== plainDecimal(value));
        expect(readDecimal(plainDecimal(value))).toEqual(value);
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });

  test('amounts come out as when they are written down', () => {
    const amount = fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(amount, amount, ([a, i], [b, j]) => {
        const [x, y] = [decimalOf(BigInt(a), -i)!, decimalOf(BigInt(b), -j)!];
        const sum = BigInt(a) * 10n ** BigInt(j) + BigInt(b) * 10n ** BigInt(i);
        expect(plus(x, y)).toEqual(decimalOf(sum, -i - j));
        expect(times(x, y)).toEqual(decimalOf(BigInt(a) * BigInt(b), -i - j));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  test('sums and products do not depend on the order, and order agrees with the difference', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(times(a, b)).toEqual(times(b, a));
        expect(Math.sign(toNumber(minus(a, b)!))).toBe(orderOf(a, b) || 0);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
