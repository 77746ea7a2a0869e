/** An amount of money in integer Rappen. [specification 0.4 rule 5] */
export type Rappen = number;

/** `CHF 1'234.50`; negative amounts as `CHF -1'234.50`. */
export const formatChf = (amountRappen: Rappen): string => {
  const amount = whole(amountRappen);
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const francs = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "'");
  return `CHF ${amount < 0 ? '-' : ''}${francs}.${digits.slice(-2)}`;
};

/** Reads `CHF 1'234.50`, `1234.5`, `1’234` or `-20.00`; throws a RangeError that says what was expected. */
export const parseChf = (text: string): Rappen => {
  const match = /^(?:CHF\s?)?(-?)(\d+|\d{1,3}(?:['’]\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) throw new RangeError(`expected an amount such as CHF 1'234.50, got "${text}"`);
  const [, sign, francs = '', cents = ''] = match;
  const amount = Number(francs.replaceAll(/['’]/g, '') + cents.padEnd(2, '0'));
  return whole(sign && amount ? -amount : amount);
};

/** Checks that an amount is whole Rappen; a fraction is a bug, because every tariff is in whole francs. */
export const whole = (amountRappen: number): Rappen => {
  if (!Number.isSafeInteger(amountRappen)) throw new RangeError(`expected whole Rappen, got ${amountRappen}`);
  return amountRappen;
};

/** A share such as two thirds, kept as two whole numbers so that no rounding decides a claim. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Negative, zero or positive: a/b against c/d as a·d against c·b, in whole numbers. [specification 0.4 rule 6]
 * A share of nothing (denominator 0) has no size and throws.
 */
export const compareShares = (a: Share, b: Share): number => {
  for (const share of [a, b])
    if (!Number.isSafeInteger(share.numerator) || !Number.isSafeInteger(share.denominator) || share.denominator <= 0)
      throw new RangeError(
        `expected a share of whole numbers with a denominator above 0, got ${share.numerator}/${share.denominator}`,
      );
  // BigInt, because the product of two safe integers need not be safe.
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** A share in percent with two decimals, rounded half up: `66.67`. For display only. [specification 0.4 rule 6] */
export const formatPercent = ({ numerator, denominator }: Share): string => {
  if (!Number.isSafeInteger(numerator) || numerator < 0 || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new RangeError(`expected a share of whole numbers not below 0, got ${numerator}/${denominator}`);
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
};
