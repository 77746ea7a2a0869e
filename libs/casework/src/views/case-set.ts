import type { Rows } from '@fallspur/views';
import { textQuery } from './text-query.ts';

/** Some cases of the house: all, or those that live in a municipality, or that one of these offices opened. */
export type CaseSet =
  | 'all'
  | {
      /** BFS numbers, as they are counted today. */
      readonly municipalities: readonly number[];
      /** Keys such as `SR-03`. */
      readonly offices: readonly string[];
    };

/** Which municipality a number stands for today: itself, or after a merger the one it became part of. */
export type MunicipalityToday = (bfs: number) => { readonly bfs: number; readonly name: string } | undefined;

/** A set as SQL that gives case ids, with its values; null = every case. */
export interface CaseIds {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Dossiers keep the number they were recorded with, so that a merger changes no row: here it is followed. */
export const caseIdsOf = (rows: Rows, set: CaseSet, today: MunicipalityToday): CaseIds | null => {
  if (set === 'all') return null;
  const numbers = numbersStandingFor(rows, set.municipalities, today);
  return {
    sql: `select case_id from dossiers where gemeinde in (select value from json_each(?))
          union select case_id from cases where office in (select value from json_each(?))`,
    parameters: [JSON.stringify(numbers), JSON.stringify(set.offices)],
  };
};

export const numbersStandingFor = (
  rows: Rows,
  municipalities: readonly number[],
  today: MunicipalityToday,
): readonly number[] =>
  municipalities.length === 0
    ? []
    : rows
        .all(inhabited)
        .map(({ gemeinde }) => gemeinde)
        .filter((bfs) => municipalities.includes(today(bfs)?.bfs ?? bfs));

// Steps from number to number along the index instead of reading every dossier.
const inhabited = textQuery<{ gemeinde: number }>(
  `with recursive step(bfs) as (
     select min(gemeinde) from dossiers
     union all select (select min(gemeinde) from dossiers where gemeinde > bfs) from step where bfs is not null)
   select bfs as gemeinde from step where bfs is not null`,
);
