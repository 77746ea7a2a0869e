/** `2016-H1` → «1. Halbjahr 2016». */
export const halfYearName = (halfYear: string): string => named(halfYear, 'Halbjahr');

/** `2016-H1` → «1. Hj. 2016», for narrow columns. */
export const halfYearShort = (halfYear: string): string => named(halfYear, 'Hj.');

function named(halfYear: string, word: string): string {
  const parts = /^(\d{4})-H([12])$/.exec(halfYear);
  return parts ? `${parts[2]}. ${word} ${parts[1]}` : halfYear;
}

export interface Bar {
  readonly halfYear: string;
  readonly value: number;
  /** Part of the highest bar, 0 to 1. */
  readonly height: number;
}

/** One bar a half-year from the first to the last, oldest first; half-years without anything are bars of zero. */
export function barsOf(
  halfYears: readonly { readonly halfYear: string; readonly values: Readonly<Record<string, number>> }[],
  figure: string,
): readonly Bar[] {
  const values = new Map(halfYears.map(({ halfYear, values }) => [halfYear, values[figure] ?? 0]));
  const known = [...values.keys()].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const highest = Math.max(1, ...values.values());
  const bars: Bar[] = [];
  for (let halfYear = first; halfYear <= last; halfYear = next(halfYear)) {
    const value = values.get(halfYear) ?? 0;
    bars.push({ halfYear, value, height: value / highest });
  }
  return bars;
}

const next = (halfYear: string): string =>
  halfYear.endsWith('H1') ? `${halfYear.slice(0, 4)}-H2` : `${Number(halfYear.slice(0, 4)) + 1}-H1`;
