import type { LocalDate, Refusal } from '@fallspur/kernel';
import { isRefusal } from '@fallspur/kernel';
import { queriesOf, type Answer, type ExpressionBuilder, type Rows, type Views } from '@fallspur/views';
import { PILOT_FIGURES, type Contribution, type PilotFigure } from './counted-facts.ts';
import { pilotFigures, type PilotTables } from './pilot.projection.ts';

/** Figures in total, and per municipality and half-year; there a figure of zero is left out. */
export interface PilotReport {
  readonly total: Readonly<Record<PilotFigure, number>>;
  /** By name of the municipality, then half-year (`2015-H2`). */
  readonly gemeinden: Readonly<Record<string, Readonly<Record<string, Contribution>>>>;
}

export interface PilotReportOptions {
  /**
   * Name of a municipality by its BFS number, from the register, as of the last day of the half-year counted: what was
   * merged by then counts for the municipality it became part of.
   */
  readonly municipalityName: (bfsNumber: number, day: LocalDate) => string | undefined;
  /** Only what happened up to this day. */
  readonly gueltigAm?: LocalDate;
  /** Only what was recorded up to this instant or log position. */
  readonly standPer?: { readonly recordedAt: string } | { readonly position: number };
}

/** The report with the log position it is true for. Refusals: those of `Views.asOf`. */
export async function pilotReport(views: Views, options: PilotReportOptions): Promise<Answer<PilotReport> | Refusal> {
  const { standPer } = options;
  if (standPer === undefined) return views.answer((rows) => report(rows, options));
  const past = await views.asOf(standPer, [pilotFigures.name]);
  if (isRefusal(past)) return past;
  try {
    return past.answer((rows) => report(rows, options));
  } finally {
    past.close();
  }
}

/** Facts whose case never named a municipality are shown under this name, not left out. */
export const WITHOUT_MUNICIPALITY = 'ohne Gemeinde';

function report(rows: Rows, { municipalityName, gueltigAm }: PilotReportOptions): PilotReport {
  const total = Object.fromEntries(PILOT_FIGURES.map((figure) => [figure, 0])) as Record<PilotFigure, number>;
  const gemeinden: Record<string, Record<string, Partial<Record<PilotFigure, number>>>> = {};
  for (const { gemeinde, half_year: halfYear, figure, amount } of rows.all(sums(gueltigAm))) {
    const name =
      gemeinde === null ? WITHOUT_MUNICIPALITY : (municipalityName(gemeinde, lastDayOf(halfYear)) ?? `BFS ${gemeinde}`);
    const cell = ((gemeinden[name] ??= {})[halfYear] ??= {});
    cell[figure as PilotFigure] = (cell[figure as PilotFigure] ?? 0) + amount;
    total[figure as PilotFigure] += amount;
  }
  return { total, gemeinden: sorted(gemeinden, (halfYears) => sorted(halfYears, inPrintedOrder)) };
}

/** `2016-H1` → `2016-06-30`. */
const lastDayOf = (halfYear: string): LocalDate =>
  `${halfYear.slice(0, 4)}-${halfYear.endsWith('H1') ? '06-30' : '12-31'}`;

const queries = queriesOf<PilotTables>();

function sums(gueltigAm: LocalDate | undefined) {
  const placed = queries
    .selectFrom('pilot_facts as fact')
    .select((fact) => [
      'half_year',
      'figure',
      'amount',
      fact.fn.coalesce('fact.gemeinde', homeOnTheDay(fact), firstHome(fact)).as('gemeinde'),
    ])
    .$if(gueltigAm !== undefined, (query) => query.where('happened_on', '<=', gueltigAm ?? ''));
  return queries
    .selectFrom(placed.as('placed'))
    .select(({ fn }) => ['gemeinde', 'half_year', 'figure', fn.sum<number>('amount').as('amount')])
    .where('amount', '>', 0)
    .groupBy(['gemeinde', 'half_year', 'figure']);
}

type FactQuery = ExpressionBuilder<PilotTables & { fact: PilotTables['pilot_facts'] }, 'fact'>;

const homesOf = (fact: FactQuery) =>
  fact
    .selectFrom('pilot_facts_residence as home')
    .select('home.gemeinde')
    .whereRef('home.case_id', '=', 'fact.case_id')
    .limit(1);

const homeOnTheDay = (fact: FactQuery) =>
  homesOf(fact)
    .whereRef('home.valid_from', '<=', 'fact.happened_on')
    .orderBy('home.valid_from', 'desc')
    .orderBy('home.moved', 'desc')
    .orderBy('home.event_id');

// Something done before the recorded arrival belongs to where the case begins.
const firstHome = (fact: FactQuery) =>
  homesOf(fact).orderBy('home.valid_from').orderBy('home.moved').orderBy('home.event_id');

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
