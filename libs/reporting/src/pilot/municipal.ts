import type { LocalDate, Refusal } from '@fallspur/kernel';
import type { Answer, Rows, Views } from '@fallspur/views';
import { PILOT_FIGURES, type Contribution, type PilotFigure } from './counted-facts.ts';
import { lastDayOf } from './half-year.ts';
import { answerAsOf, casesPlaced, factsOf, sums, type ReportClocks } from './placed-facts.ts';

export interface MunicipalOptions extends ReportClocks {
  /**
   * The municipality a BFS number stands for on the last day of the half-year counted: what was merged by then counts
   * for the one it became part of. Unknown to the register: the number stands for itself.
   */
  readonly municipalityThen: (bfs: number, day: LocalDate) => number | undefined;
}

/** Figures of one municipality by half-year, the newest first; a figure of zero and an empty half-year are left out. */
export interface HalfYears {
  readonly halfYears: readonly { readonly halfYear: string; readonly values: Contribution }[];
  readonly total: Readonly<Record<PilotFigure, number>>;
}

/** One fact that counts for a figure, and how much. */
export interface CountedFactRow {
  readonly eventId: string;
  readonly caseId: string;
  readonly type: string;
  readonly happenedOn: LocalDate;
  readonly amount: number;
}

/** Refusals: those of `Views.asOf`. */
export const halfYearsOf = (
  views: Views,
  bfs: number,
  options: MunicipalOptions,
): Promise<Answer<HalfYears> | Refusal> => answerAsOf(views, options, (rows) => halfYears(rows, bfs, options));

/** The facts that figure is made of: their amounts add up to it. Refusals: those of `Views.asOf`. */
export const figureFactsOf = (
  views: Views,
  bfs: number,
  { halfYear, figure }: { readonly halfYear: string; readonly figure: PilotFigure },
  options: MunicipalOptions,
): Promise<Answer<readonly CountedFactRow[]> | Refusal> =>
  answerAsOf(views, options, (rows) =>
    rows
      .all(factsOf(options, figure, halfYear))
      .filter((row) => belongs(row, bfs, options))
      .map(({ eventId, caseId, type, happenedOn, amount }) => ({ eventId, caseId, type, happenedOn, amount })),
  );

/** In which municipalities something was counted so far, by BFS number, and for how many cases each. */
export const countedCases = (rows: Rows, options: MunicipalOptions): ReadonlyMap<number, number> => {
  const cases = new Map<number, Set<string>>();
  for (const { gemeinde, halfYear, caseId } of rows.all(casesPlaced(options))) {
    const bfs = placeOf({ gemeinde, halfYear }, options);
    if (bfs === null) continue;
    const known = cases.get(bfs) ?? new Set();
    cases.set(bfs, known.add(caseId));
  }
  return new Map([...cases].sort(([a], [b]) => a - b).map(([bfs, ids]) => [bfs, ids.size]));
};

const halfYears = (rows: Rows, bfs: number, options: MunicipalOptions): HalfYears => {
  const total = Object.fromEntries(PILOT_FIGURES.map((figure) => [figure, 0])) as Record<PilotFigure, number>;
  const cells: Record<string, Partial<Record<PilotFigure, number>>> = {};
  for (const row of rows.all(sums(options))) {
    if (!belongs(row, bfs, options)) continue;
    const figure = row.figure as PilotFigure;
    const cell = (cells[row.halfYear] ??= {});
    cell[figure] = (cell[figure] ?? 0) + row.amount;
    total[figure] += row.amount;
  }
  const newestFirst = Object.keys(cells).sort().reverse();
  return { halfYears: newestFirst.map((halfYear) => ({ halfYear, values: cells[halfYear] ?? {} })), total };
};

interface Placed {
  readonly gemeinde: number | null;
  readonly halfYear: string;
}

const placeOf = ({ gemeinde, halfYear }: Placed, { municipalityThen }: MunicipalOptions): number | null =>
  gemeinde === null ? null : (municipalityThen(gemeinde, lastDayOf(halfYear)) ?? gemeinde);

const belongs = (row: Placed, bfs: number, options: MunicipalOptions): boolean => placeOf(row, options) === bfs;
