import type { TableRow } from '@fallspur/casework';
import type { ReadTable } from '../csv/read-table.ts';
import type { House } from '../house.ts';
import { HouseError } from '../house-error.ts';
import { caughtUp } from '../open-embedded-house.ts';
import { activityEntries, arrivalEntries, type ReadEntries, type ReadEntriesOf } from './entries.ts';
import { writeHistory, type Entry, type Outcome, type Stage } from './history.ts';
import { nothingOwn, ownTable, type RowsElsewhere } from './own-municipality.ts';
import { realStage, rehearsedStage, type TimePasses } from './stages.ts';
import { problemOf, type RowProblem } from './row-problem.ts';

export type ImportKind = 'zuzuege' | 'taetigkeiten';

/** Who brings a file, and for whom. */
export interface Importer {
  /** The natural person in every event; default `import`. */
  readonly person?: string;
  /** BFS number of the only municipality whose rows are read, as it is counted today; default all. */
  readonly municipality?: number;
}

export interface ImportOptions extends Importer {
  /** Takes what can be taken and reports the rest; otherwise one bad row keeps the whole file out. */
  readonly partial: boolean;
  /** Told before each entry, first of the rehearsal, then of the import itself. */
  readonly onProgress?: (phase: ImportPhase, done: number, entries: number) => void;
}

export type ImportPhase = 'rehearsal' | 'import';

/** What would become of a file. Rows are lines of the file without its header. */
export interface ImportPreview {
  readonly file: string;
  readonly kind: ImportKind;
  readonly rows: number;
  readonly problems: readonly RowProblem[];
  readonly leftOut: readonly number[];
  /** Rows set aside because they are another municipality's than the importer's. */
  readonly elsewhere: readonly RowsElsewhere[];
  /** What the rehearsal did; null where there is nothing to rehearse. */
  readonly outcome: Outcome | null;
}

/** What became of a file. */
export interface ImportResult extends ImportPreview {
  /** False: a bad row kept the whole file out, nothing was recorded. */
  readonly taken: boolean;
}

// An arrival says nothing of what happened elsewhere meanwhile: were time to pass for all, every family would be
// reminded of what the file of activities is about to tell. That file is the account of a whole period.
const FORMS: Readonly<Record<ImportKind, Form>> = {
  zuzuege: {
    entries: arrivalEntries,
    together: ({ cells }) => (cells['einheit'] ?? '').trim(),
    passes: 'in-its-case',
  },
  taetigkeiten: { entries: activityEntries, together: ({ line }) => String(line), passes: 'for-all' },
};

interface Form {
  readonly entries: ReadEntriesOf;
  /** Rows with the same answer are one entry. */
  readonly together: (row: TableRow) => string;
  readonly passes: TimePasses;
}

/** Says of every row what would become of it, and records nothing. */
export const previewFile = async (
  house: House,
  kind: ImportKind,
  table: ReadTable,
  importer: Importer = {},
): Promise<ImportPreview> => {
  const preview = { file: table.table.file, kind, rows: table.table.rows.length };
  const { entries, ...found } = await readOwn(house, kind, table, importer);
  if (entries.length === 0) return { ...preview, ...found, outcome: null };
  const outcome = await writeHistory(entries, await rehearsedStage(house, FORMS[kind].passes), () => undefined);
  return { ...preview, ...withRefused(found, outcome), outcome };
};

/**
 * Imports a file of history. It is rehearsed whole on copies of the cases first, so that a row the house refuses is
 * known before anything is recorded.
 */
export const importFile = (
  house: House,
  kind: ImportKind,
  table: ReadTable,
  options: ImportOptions,
): Promise<ImportResult> => house.asHistory((inHistory) => importInto(inHistory, kind, table, options));

const importInto = async (
  house: House,
  kind: ImportKind,
  table: ReadTable,
  { partial, onProgress, ...importer }: ImportOptions,
): Promise<ImportResult> => {
  const { file } = table.table;
  const { passes } = FORMS[kind];
  const { entries, ...found } = await readOwn(house, kind, table, importer);
  const untaken = { file, kind, taken: false, rows: table.table.rows.length, ...found, outcome: null };
  if (found.problems.length && (!partial || entries.length === 0)) return untaken;

  const write = (phase: ImportPhase, list: readonly Entry[], stage: Stage) =>
    writeHistory(list, stage, (done) => onProgress?.(phase, done, list.length));
  const rehearsed = await write('rehearsal', entries, await rehearsedStage(house, passes));
  const all = withRefused(found, rehearsed);
  if (all.problems.length && !partial) return { ...untaken, ...all };

  const bad = new Set(rehearsed.problems.map(({ entry }) => entry));
  const good = entries.filter((entry) => !bad.has(entry));
  const outcome = await write('import', good, realStage(house, passes));
  const [surprise] = outcome.problems;
  if (surprise)
    // Somebody worked on the same case meanwhile, or the medium is full.
    throw new HouseError(
      'IMPORT_BROKEN_OFF',
      `${file}, Zeile ${surprise.problem.line}: im Probelauf ohne Fehler, dann abgewiesen (${surprise.problem.code}).`,
      ['Dieselbe Datei noch einmal erfasst, was davon fehlt, und nichts zweimal.'],
    );
  return { ...untaken, ...all, taken: true, outcome };
};

type Own = ReadEntries & Pick<ImportPreview, 'elsewhere'>;

const readOwn = async (
  house: House,
  kind: ImportKind,
  whole: ReadTable,
  { person, municipality }: Importer,
): Promise<Own> => {
  // Without a header every further finding would repeat that one.
  if (whole.table.header.length === 0)
    return { entries: [], problems: whole.faults.map(problemOf), leftOut: [], elsewhere: [] };
  await caughtUp(house);
  const read = (table: ReadTable) => FORMS[kind].entries(table, house, house.clock.now(), person);
  if (municipality === undefined) return { ...read(whole), elsewhere: [] };
  const { table, elsewhere } = ownTable(whole, municipality, FORMS[kind].together, house);
  const own = { ...read(table), elsewhere };
  if (elsewhere.length === 0 || table.table.rows.length > 0 || own.problems.length > 0) return own;
  return { ...own, problems: [nothingOwn(whole.table.file, municipality, elsewhere, house)] };
};

type Found = Omit<Own, 'entries'>;

const withRefused = ({ problems, leftOut, elsewhere }: Found, { problems: refused }: Outcome): Found => ({
  elsewhere,
  problems: [...problems, ...refused.map(({ problem }) => problem)],
  leftOut: [...leftOut, ...refused.flatMap(({ entry }) => entry.lines)].sort((a, b) => a - b),
});
