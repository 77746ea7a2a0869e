import { localDateOfInstant, type LocalDate } from '@fallspur/kernel';
import {
  caseOfArrival,
  meantOf,
  personsOfArrival,
  planActivity,
  planArrival,
  planChangedFamily,
  readActivities,
  readArrivals,
  unitsMeant,
  type ActivityRow,
  type ArrivalUnit,
  type Dossier,
  type RowError,
  type UnitReference,
} from '@fallspur/casework';
import { effectiveFacts } from '@fallspur/engine';
import type { CaseRunner } from '@fallspur/runtime';
import { queriesOf } from '@fallspur/views';
import type { ReadTable } from '../csv/read-table.ts';
import type { House } from '../house.ts';
import { municipalityThen } from '../municipalities.ts';
import type { Entry } from './history.ts';
import { problemOf, type RowProblem } from './row-problem.ts';

/** A file as entries in the order of their dates, and the rows that cannot be read. */
export interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly problems: readonly RowProblem[];
  /** Lines that are not among the entries. */
  readonly leftOut: readonly number[];
}

/** `person`: who brings the file, the natural person in every event. */
export type ReadEntriesOf = (table: ReadTable, house: House, now: string, person?: string) => ReadEntries;

/** Arrivals: one entry a family. Half a family is not taken. */
/** Of a row whose cells stand in other columns than they should, only that is said. */
const faultsOf = (broken: readonly RowError[], errors: readonly RowError[]): readonly RowError[] => {
  const lines = new Set(broken.map(({ line }) => line));
  return [...broken, ...errors.filter(({ line }) => !lines.has(line))];
};

export const arrivalEntries: ReadEntriesOf = ({ table, faults }, house, now, person) => {
  const read = readArrivals(table, municipalityOn(house));
  const broken = new Set(faults.map(({ line }) => line));
  const whole = read.units.filter(({ rows }) => !rows.some(({ line }) => broken.has(line)));
  const torn = read.units.filter((unit) => !whole.includes(unit)).flatMap(({ rows }) => rows.map(({ line }) => line));
  const entries = whole.map((unit): Entry => arrivalEntry(table.file, unit, holderOf(house, unit), person));
  return inOrder(table.file, entries, 'zuzugsdatum', faultsOf(faults, read.errors), [...read.leftOut, ...torn], now);
};

/** Activities: one entry a row. */
export const activityEntries: ReadEntriesOf = ({ table, faults }, house, now, person) => {
  const read = readActivities(table, municipalityOn(house));
  const broken = new Set(faults.map(({ line }) => line));
  const entries = read.rows
    .filter(({ line }) => !broken.has(line))
    .map((row): Entry => activityEntry(table.file, row, unitsNamed(house, row), nameOf(house, row), person));
  return inOrder(table.file, entries, 'datum', faultsOf(faults, read.errors), [...read.leftOut, ...broken], now);
};

const municipalityOn =
  (house: House) =>
  (bfs: number, day: LocalDate): boolean =>
    house.register('gemeinden', day)?.[String(bfs)] !== undefined;

const arrivalEntry = (
  file: string,
  unit: ArrivalUnit,
  holder: string | undefined,
  person: string | undefined,
): Entry => ({
  about: { arrival: unit },
  lines: unit.rows.map(({ line }) => line),
  date: unit.zuzugsdatum,
  plan: async (cases) =>
    holder === undefined
      ? planArrival(unit, await factsOf(cases, caseOfArrival(unit)), person)
      : planChangedFamily(unit, { caseId: holder, known: await factsOf(cases, holder) }),
  problem: (code, message) => refusal(file, unit.rows[0]?.line ?? 1, 'einheit', unit.einheit, code, message),
});

const activityEntry = (
  file: string,
  row: ActivityRow,
  candidates: readonly UnitReference[],
  named: string,
  person: string | undefined,
): Entry => ({
  about: { activity: row },
  lines: [row.line],
  date: row.datum,
  plan: async (cases) => {
    const arrived = unitsMeant(candidates, row.datum);
    const unit = meantOf(row, await Promise.all(arrived.map(({ caseId }) => dossierOf(cases, caseId))));
    if (!unit) return unknownUnit(file, row, candidates, named);
    return planActivity(row, unit.dossier, unit.known, person) ?? unknownUnit(file, row, [], named);
  },
  problem: (code, message) => refusal(file, row.line, 'taetigkeit', row.taetigkeit, code, message),
});

const dossierOf = async (cases: CaseRunner, caseId: string) => {
  const { domain, facts } = await cases.state(caseId);
  return { dossier: domain as Dossier, known: effectiveFacts(facts) };
};

const factsOf = async (cases: CaseRunner, caseId: string) => effectiveFacts((await cases.state(caseId)).facts);

const refusal = (
  file: string,
  line: number,
  column: string,
  value: string,
  code: string,
  message: string,
): RowProblem => ({
  ...problemOf({ file, line, column, value, expected: message }),
  code,
});

const unknownUnit = (
  file: string,
  { line, einheit, datum }: ActivityRow,
  candidates: readonly UnitReference[],
  municipality: string,
): RowProblem => {
  const arrived = candidates.filter(({ zuzugsdatum }) => zuzugsdatum <= datum).length;
  const expected =
    arrived > 1
      ? `eine Tätigkeit, die zu genau einer Einheit dieses Namens in ${municipality} passt; bis zum ${datum} sind ${arrived} zugezogen`
      : `eine Einheit, deren Zuzug nach ${municipality} bis zum ${datum} erfasst ist (zuerst die Zuzüge importieren)`;
  return problemOf({ file, line, column: 'einheit', value: einheit, expected });
};

const units = queriesOf<{
  unit_references_units: { gemeinde: number; referenz: string; case_id: string; zuzugsdatum: string };
}>()
  .selectFrom('unit_references_units')
  .select(['gemeinde', 'case_id as caseId', 'zuzugsdatum']);

/** Units of that name in the municipality, or in one that has been merged into it by then. */
const unitsNamed = (house: House, { gemeinde, einheit, datum }: ActivityRow): readonly UnitReference[] =>
  house.views
    .answer((rows) => rows.all(units.where('referenz', '=', einheit)))
    .value.filter(
      (unit) => unit.gemeinde === gemeinde || municipalityThen(house.register, unit.gemeinde, datum)?.bfs === gemeinde,
    );

const nameOf = ({ register }: House, { gemeinde, datum }: ActivityRow): string =>
  municipalityThen(register, gemeinde, datum)?.name ?? `Gemeinde ${gemeinde}`;

const persons = queriesOf<{ unit_references_persons: { person_id: string; case_id: string } }>()
  .selectFrom('unit_references_persons')
  .select('case_id as caseId');

/** Another case than that of exactly these persons, which already holds one of them. */
const holderOf = ({ views }: House, unit: ArrivalUnit): string | undefined => {
  const own = caseOfArrival(unit);
  const ids = personsOfArrival(unit);
  const holders = views.answer((rows) => rows.all(persons.where('person_id', 'in', ids))).value;
  return holders.some(({ caseId }) => caseId === own) ? undefined : holders[0]?.caseId;
};

/** In order of date, and nothing that has not happened yet. */
const inOrder = (
  file: string,
  entries: readonly Entry[],
  column: string,
  errors: readonly RowError[],
  leftOut: readonly number[],
  now: string,
): ReadEntries => {
  const today = localDateOfInstant(now);
  const future = entries.filter(({ date }) => date > today);
  const early = future.map(({ lines, date }): RowError => ({
    file,
    line: lines[0] ?? 1,
    column,
    value: date,
    expected: `ein Tag nicht nach heute (${today})`,
  }));
  return {
    entries: entries
      .filter(({ date }) => date <= today)
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    problems: [...errors, ...early].map(problemOf).toSorted((a, b) => a.line - b.line),
    leftOut: [...new Set([...leftOut, ...future.flatMap(({ lines }) => lines)])].sort((a, b) => a - b),
  };
};
