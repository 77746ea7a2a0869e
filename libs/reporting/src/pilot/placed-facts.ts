import type { LocalDate, Refusal } from '@fallspur/kernel';
import { isRefusal } from '@fallspur/kernel';
import { queriesOf, type Answer, type ExpressionBuilder, type Rows, type Views } from '@fallspur/views';
import { pilotFigures, type PilotTables } from './pilot.projection.ts';

/** Which facts count: each report takes both clocks. */
export interface ReportClocks {
  /** Only what happened up to this day. */
  readonly gueltigAm?: LocalDate;
  /** Only what was recorded up to this instant or log position. */
  readonly standPer?: { readonly recordedAt: string } | { readonly position: number };
}

/** Asks now, or as of an earlier instant or position. Refusals: those of `Views.asOf`. */
export async function answerAsOf<T>(
  views: Views,
  { standPer }: ReportClocks,
  ask: (rows: Rows) => T,
): Promise<Answer<T> | Refusal> {
  if (standPer === undefined) return views.answer(ask);
  const past = await views.asOf(standPer, [pilotFigures.name]);
  if (isRefusal(past)) return past;
  try {
    return past.answer(ask);
  } finally {
    past.close();
  }
}

const queries = queriesOf<PilotTables>();

/** One row a fact and figure, with the municipality it belongs to: the fact's own, else where the case lived that day. */
const placed = ({ gueltigAm }: ReportClocks) =>
  queries
    .selectFrom('pilot_facts as fact')
    .select((fact) => [
      'event_id as eventId',
      'case_id as caseId',
      'type',
      'happened_on as happenedOn',
      'half_year as halfYear',
      'figure',
      'amount',
      fact.fn.coalesce('fact.gemeinde', homeOnTheDay(fact), firstHome(fact)).as('gemeinde'),
    ])
    .where('amount', '>', 0)
    .$if(gueltigAm !== undefined, (query) => query.where('happened_on', '<=', gueltigAm ?? ''));

/** Amounts by municipality, half-year and figure: every report adds up these. */
export const sums = (clocks: ReportClocks) =>
  queries
    .selectFrom(placed(clocks).as('placed'))
    .select(({ fn }) => ['gemeinde', 'halfYear', 'figure', fn.sum<number>('amount').as('amount')])
    .groupBy(['gemeinde', 'halfYear', 'figure']);

/** The facts behind one figure of one half-year, in the order they happened. */
export const factsOf = (clocks: ReportClocks, figure: string, halfYear: string) =>
  queries
    .selectFrom(placed(clocks).as('placed'))
    .selectAll()
    .where('figure', '=', figure)
    .where('halfYear', '=', halfYear)
    .orderBy('happenedOn')
    .orderBy('eventId');

/** Which cases were counted where. */
export const casesPlaced = (clocks: ReportClocks) =>
  queries.selectFrom(placed(clocks).as('placed')).select(['gemeinde', 'halfYear', 'caseId']).distinct();

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
