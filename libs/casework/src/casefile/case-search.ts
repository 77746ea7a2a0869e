import type { Rows } from '@fallspur/views';
import { numbersStandingFor, reachedIds, type CaseSet, type MunicipalityToday } from '../views/case-set.ts';
import { textQuery } from '../views/text-query.ts';

export interface CaseQuestion {
  readonly reach: CaseSet;
  /** BFS number of the municipality it lives in now. */
  readonly municipality?: number;
  /** `<process>/<elementId>`: a token stands there now. */
  readonly at?: string;
  /** … the case has completed it. */
  readonly passed?: string;
  /** Only these cases, in this order; else the last recorded comes first. */
  readonly cases?: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

export interface CaseRow {
  readonly caseId: string;
  readonly lastRecordedAt: string;
  readonly openTasks: number;
}

/** One page of dossiers within reach, and how many match on all pages. */
export const casesAsked = (
  rows: Rows,
  question: CaseQuestion,
  today: MunicipalityToday,
): { readonly rows: readonly CaseRow[]; readonly total: number } => {
  const { cases, offset, limit } = question;
  const { where, parameters } = filterOf(rows, question, today);
  const source = cases ? 'cases as one join json_each(?) as named on named.value = one.case_id' : 'cases as one';
  const values = [...(cases ? [JSON.stringify(cases)] : []), ...parameters];
  const order = cases ? 'named.key' : 'one.position desc';
  const counted = rows.first(
    textQuery<{ total: number }>(`select count(*) as total from ${source} where ${where}`, ...values),
  );
  return {
    total: counted?.total ?? 0,
    rows: rows.all(
      textQuery<CaseRow>(
        `select one.case_id as caseId, one.recorded_at as lastRecordedAt,
           (select count(*) from tasks where tasks.case_id = one.case_id) as openTasks
         from ${source} where ${where} order by ${order} limit ? offset ?`,
        ...values,
        limit,
        offset,
      ),
    ),
  };
};

const filterOf = (rows: Rows, { reach, municipality, at, passed }: CaseQuestion, today: MunicipalityToday) => {
  const conditions = ["one.kind = 'dossier'"];
  const parameters: (string | number)[] = [];
  const demand = (sql: string, ...values: readonly (string | number)[]): void => {
    conditions.push(sql);
    parameters.push(...values);
  };
  const within = reachedIds(rows, reach, today);
  if (within) demand(`one.case_id in (${within.sql})`, ...within.parameters);
  if (municipality !== undefined)
    demand(
      'one.case_id in (select case_id from dossiers where gemeinde in (select value from json_each(?)))',
      JSON.stringify(numbersStandingFor(rows, [municipality], today)),
    );
  for (const [step, table] of [
    [at, 'steps_standing'],
    [passed, 'steps_passed'],
  ] as const)
    if (step !== undefined)
      demand(
        `exists (select 1 from ${table} as step
           where step.process = ? and step.element = ? and step.case_id = one.case_id)`,
        ...stepIn(step),
      );
  return { where: conditions.join(' and '), parameters };
};

/** What is not of the form `<process>/<elementId>` names nothing. */
const stepIn = (text: string): readonly [string, string] => {
  const slash = text.indexOf('/');
  return slash < 0 ? ['', ''] : [text.slice(0, slash), text.slice(slash + 1)];
};
