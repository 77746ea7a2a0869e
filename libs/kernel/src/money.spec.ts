import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareShares, formatChf, formatPercent, parseChf } from './money.ts';

const seed = { seed: 123450, numRuns: 300 };

describe('money', () => {
  it.each([
    [123450, "CHF 1'234.50"],
    [5, 'CHF 0.05'],
    [0, 'CHF 0.00'],
    [-123450, "CHF -1'234.50"],
    [123456789, "CHF 1'234'567.89"],
  ])('%i Rappen read %s', (amountRappen, text) => {
    expect(formatChf(amountRappen)).toBe(text);
    expect(parseChf(text)).toBe(amountRappen);
  });

  it.each([
    ['1234.5', 123450],
    ['1’234', 123400],
    ['-0.00', 0],
  ])('%s is %i Rappen', (text, amountRappen) => expect(parseChf(text)).toBe(amountRappen));

  it.each(["1'23.00", '1,50', '1.234', 'EUR 5', '', '.50'])('"%s" is no amount', (text) => {
    expect(() => parseChf(text)).toThrow(`expected an amount such as CHF 1'234.50, got "${text}"`);
  });

  it('what is written is read back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountRappen) => expect(parseChf(formatChf(amountRappen))).toBe(amountRappen)),
      seed,
    );
  });

  it('half a Rappen is a bug', () => expect(() => formatChf(0.5)).toThrow('expected whole Rappen, got 0.5'));
});

describe('shares', () => {
  const share = (numerator: number, denominator: number) => ({ numerator, denominator });

  it('two thirds are two thirds, one below is below', () => {
    expect(compareShares(share(4, 6), share(2, 3))).toBe(0);
    expect(compareShares(share(66, 100), share(2, 3))).toBe(-1);
    expect(compareShares(share(67, 100), share(2, 3))).toBe(1);
    expect(compareShares(share(Number.MAX_SAFE_INTEGER, 3), share(Number.MAX_SAFE_INTEGER - 1, 3))).toBe(1);
  });

  it('a share of nothing has no size', () => expect(() => compareShares(share(0, 0), share(1, 2))).toThrow('0/0'));

  it.each([
    [2, 3, '66.67'],
    [1, 3, '33.33'],
    [1, 8, '12.50'],
    [1, 20_000, '0.01'],
    [1, 20_001, '0.00'],
    [7, 7, '100.00'],
  ])('%i of %i are %s percent', (numerator, denominator, text) => {
    expect(formatPercent({ numerator, denominator })).toBe(text);
  });
});
