import { localDateOfInstant } from '@fallspur/kernel';
import type { TableRow } from '@fallspur/casework';
import type { ReadTable } from '../csv/read-table.ts';
import type { House } from '../house.ts';
import { municipalityThen, type Municipality } from '../municipalities.ts';
import { problemOf, type RowProblem } from './row-problem.ts';

/** Rows of a municipality that is not the importer's: set aside unread, never a problem. */
export interface RowsElsewhere extends Municipality {
  readonly lines: readonly number[];
}

export interface OwnTable {
  readonly table: ReadTable;
  /** The municipality with most rows first. */
  readonly elsewhere: readonly RowsElsewhere[];
}

/**
 * Leaves of a table what a municipality may tell. What belongs together (`together`) goes aside only whole: a family of
 * two municipalities is a fault to be shown, and so is a row that names none.
 */
export const ownTable = (
  read: ReadTable,
  bfs: number,
  together: (row: TableRow) => string,
  { register, clock }: House,
): OwnTable => {
  const today = localDateOfInstant(clock.now());
  const known = new Map<string, Municipality | undefined>();
  const municipalityOf = ({ cells }: TableRow): Municipality | undefined => {
    const number = (cells['gemeinde_bfs'] ?? '').trim();
    // A number that has gone means the municipality it became part of.
    if (!known.has(number))
      known.set(number, /^\d{4}$/.test(number) ? municipalityThen(register, Number(number), today) : undefined);
    return known.get(number);
  };
  const isForeign = (row: TableRow): boolean => (municipalityOf(row)?.bfs ?? bfs) !== bfs;
  const groups = [...Map.groupBy(read.table.rows, together).values()];
  const foreign = new Set(groups.filter((rows) => rows.every(isForeign)).flat());
  const lines = new Set([...foreign].map(({ line }) => line));
  return {
    table: {
      table: { ...read.table, rows: read.table.rows.filter((row) => !foreign.has(row)) },
      faults: read.faults.filter(({ line }) => !lines.has(line)),
    },
    elsewhere: byMunicipality([...foreign], municipalityOf),
  };
};

const byMunicipality = (
  rows: readonly TableRow[],
  municipalityOf: (row: TableRow) => Municipality | undefined,
): readonly RowsElsewhere[] =>
  [...Map.groupBy(rows, (row) => municipalityOf(row)?.bfs).values()]
    .flatMap((of): readonly RowsElsewhere[] => {
      const municipality = of[0] && municipalityOf(of[0]);
      return municipality ? [{ ...municipality, lines: of.map(({ line }) => line).toSorted((a, b) => a - b) }] : [];
    })
    .toSorted((a, b) => b.lines.length - a.lines.length || a.bfs - b.bfs);

/** A table in which not one row is the importer's own. */
export const nothingOwn = (
  file: string,
  bfs: number,
  elsewhere: readonly RowsElsewhere[],
  house: House,
): RowProblem => {
  const name = municipalityThen(house.register, bfs, localDateOfInstant(house.clock.now()))?.name ?? String(bfs);
  const [first] = elsewhere;
  const named = elsewhere.map((one) => one.name).join(', ');
  return {
    ...problemOf({
      file,
      line: Math.min(...elsewhere.flatMap(({ lines }) => lines)),
      column: 'gemeinde_bfs',
      value: String(first?.bfs ?? ''),
      expected: `Erwartet ist mindestens eine Zeile der eigenen Gemeinde ${name} (${bfs}); hier stehen nur Zeilen von ${named}.`,
    }),
    code: 'MUNICIPALITY_NOT_OWN',
  };
};
