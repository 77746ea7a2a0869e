import type { Rows } from '@fallspur/views';
import { textQuery } from './text-query.ts';

/** Some dossiers: all, or those of municipalities and offices. What «of» means says the function that is asked. */
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

/** What may be seen: dossiers that have ever lived there, or in which such an office has recorded. [decisions.md 19] */
export const reachedIds = (rows: Rows, reach: CaseSet, today: MunicipalityToday): CaseIds | null =>
  idsOf(
    rows,
    reach,
    today,
    'dossiers_homes',
    'select case_id from dossiers_offices where office in (select value from json_each(?))',
  );

/** What is an office's own to do: dossiers that live there now, or that such an office opened. */
export const ownIds = (rows: Rows, own: CaseSet, today: MunicipalityToday): CaseIds | null =>
  idsOf(rows, own, today, 'dossiers', 'select case_id from cases where office in (select value from json_each(?))');

const idsOf = (rows: Rows, set: CaseSet, today: MunicipalityToday, homes: Homes, byOffice: string): CaseIds | null => {
  if (set === 'all') return null;
  const numbers = numbersStandingFor(rows, set.municipalities, today, homes);
  return {
    sql: `select case_id from ${homes} where gemeinde in (select value from json_each(?)) union ${byOffice}`,
    parameters: [JSON.stringify(numbers), JSON.stringify(set.offices)],
  };
};

type Homes = 'dossiers' | 'dossiers_homes';

/** Dossiers keep the number they were recorded with, so that a merger changes no row: here it is followed. */
export const numbersStandingFor = (
  rows: Rows,
  municipalities: readonly number[],
  today: MunicipalityToday,
  homes: Homes = 'dossiers',
): readonly number[] =>
  municipalities.length === 0
    ? []
    : rows
        .all(inhabited(homes))
        .map(({ gemeinde }) => gemeinde)
        .filter((bfs) => municipalities.includes(today(bfs)?.bfs ?? bfs));

// Steps from number to number along the index instead of reading every dossier.
const inhabited = (homes: Homes) =>
  textQuery<{ gemeinde: number }>(
    `with recursive step(bfs) as (
       select min(gemeinde) from ${homes}
       union all select (select min(gemeinde) from ${homes} where gemeinde > bfs) from step where bfs is not null)
     select bfs as gemeinde from step where bfs is not null`,
  );
