import type { OpenIncident, WaitingJob } from '@fallspur/runtime';
import type { Rows } from '@fallspur/views';
import { reachedIds, type CaseSet, type MunicipalityToday } from './case-set.ts';
import { textQuery } from './text-query.ts';

/** Which open jobs or incidents of dossiers, and which part of them. */
export interface StuckQuestion {
  readonly reach: CaseSet;
  readonly caseId?: string;
  readonly process?: string;
  /** Of jobs: their type. */
  readonly type?: string;
  readonly offset: number;
  readonly limit: number;
}

interface Found<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Open incidents within reach, the oldest first. */
export const incidentsAsked = (rows: Rows, question: StuckQuestion, today: MunicipalityToday): Found<OpenIncident> =>
  asked(rows, question, today, {
    table: 'incidents',
    columns: 'case_id as caseId, instance, incident, element, process, code, message, since',
    order: 'position, case_id, instance, incident',
  });

/** Open jobs within reach: those an incident stands at first, then the longest due. */
export const jobsAsked = (rows: Rows, question: StuckQuestion, today: MunicipalityToday): Found<WaitingJob> =>
  asked(rows, question, today, {
    table: 'jobs',
    columns: 'case_id as caseId, instance, job, element, process, type, retries, tries, since, not_before as notBefore',
    order: 'not_before, position, case_id, instance, job',
  });

interface Listing {
  readonly table: string;
  readonly columns: string;
  readonly order: string;
}

const asked = <Row>(
  rows: Rows,
  { reach, offset, limit, ...filters }: StuckQuestion,
  today: MunicipalityToday,
  { table, columns, order }: Listing,
): Found<Row> => {
  const within = reachedIds(rows, reach, today);
  const given = Object.entries({ case_id: filters.caseId, process: filters.process, type: filters.type }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const where = [
    "case_id glob 'dossier-*'",
    ...(within ? [`case_id in (${within.sql})`] : []),
    ...given.map(([column]) => `${column} = ?`),
  ].join(' and ');
  const values = [...(within?.parameters ?? []), ...given.map(([, value]) => value)];
  const counted = rows.first(
    textQuery<{ total: number }>(`select count(*) as total from ${table} where ${where}`, ...values),
  );
  const page = `select ${columns} from ${table} where ${where} order by ${order} limit ? offset ?`;
  return { total: counted?.total ?? 0, rows: rows.all(textQuery<Row>(page, ...values, limit, offset)) };
};
