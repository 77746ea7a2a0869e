import type { LocalDate, Refusal } from '@fallspur/kernel';
import type { Answer, Rows, Views } from '@fallspur/views';
import { PILOT_FIGURES, type Contribution, type PilotFigure } from './counted-facts.ts';
import { lastDayOf } from './half-year.ts';
import { answerAsOf, sums, type ReportClocks } from './placed-facts.ts';

/** Figures in total, and per municipality and half-year; there a figure of zero is left out. */
export interface PilotReport {
  readonly total: Readonly<Record<PilotFigure, number>>;
  /** By name of the municipality, then half-year (`2015-H2`). */
  readonly gemeinden: Readonly<Record<string, Readonly<Record<string, Contribution>>>>;
}

export interface PilotReportOptions extends ReportClocks {
  /**
   * Name of a municipality by its BFS number, from the register, as of the last day of the half-year counted: what was
   * merged by then counts for the municipality it became part of.
   */
  readonly municipalityName: (bfsNumber: number, day: LocalDate) => string | undefined;
}

/** The report with the log position it is true for. Refusals: those of `Views.asOf`. */
export const pilotReport = (views: Views, options: PilotReportOptions): Promise<Answer<PilotReport> | Refusal> =>
  answerAsOf(views, options, (rows) => report(rows, options));

/** Facts whose case never named a municipality are shown under this name, not left out. */
export const WITHOUT_MUNICIPALITY = 'ohne Gemeinde';

function report(rows: Rows, { municipalityName, ...clocks }: PilotReportOptions): PilotReport {
  const total = Object.fromEntries(PILOT_FIGURES.map((figure) => [figure, 0])) as Record<PilotFigure, number>;
  const gemeinden: Record<string, Record<string, Partial<Record<PilotFigure, number>>>> = {};
  for (const { gemeinde, halfYear, figure, amount } of rows.all(sums(clocks))) {
    const name =
      gemeinde === null ? WITHOUT_MUNICIPALITY : (municipalityName(gemeinde, lastDayOf(halfYear)) ?? `BFS ${gemeinde}`);
    const cell = ((gemeinden[name] ??= {})[halfYear] ??= {});
    cell[figure as PilotFigure] = (cell[figure as PilotFigure] ?? 0) + amount;
    total[figure as PilotFigure] += amount;
  }
  return { total, gemeinden: sorted(gemeinden, (halfYears) => sorted(halfYears, inPrintedOrder)) };
}

const inPrintedOrder = (cell: Contribution): Contribution =>
  Object.fromEntries(
    PILOT_FIGURES.filter((figure) => cell[figure] !== undefined).map((figure) => [figure, cell[figure]]),
  );

const sorted = <In, Out>(record: Readonly<Record<string, In>>, each: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => a.localeCompare(b, 'de-CH'))
      .map(([key, value]) => [key, each(value)]),
  );
