import type { ReadTable } from '../csv/read-table.ts';
import type { House } from '../house.ts';
import { caughtUp } from '../open-embedded-house.ts';
import { activityEntries, arrivalEntries } from './entries.ts';
import { writeHistory, type Entry, type Outcome, type Stage } from './history.ts';
import { realStage, rehearsedStage, type TimePasses } from './stages.ts';
import { problemOf, type RowProblem } from './row-problem.ts';

export type ImportKind = 'zuzuege' | 'taetigkeiten';

export interface ImportOptions {
  /** Takes what can be taken and reports the rest; otherwise one bad row keeps the whole file out. */
  readonly partial: boolean;
  /** Told before each entry, first of the rehearsal, then of the import itself. */
  readonly onProgress?: (phase: ImportPhase, done: number, entries: number) => void;
}

export type ImportPhase = 'rehearsal' | 'import';

/** What became of a file. Rows are lines of the file without its header. */
export interface ImportResult {
  readonly file: string;
  readonly kind: ImportKind;
  /** False: a bad row kept the whole file out, nothing was recorded. */
  readonly taken: boolean;
  readonly rows: number;
  readonly problems: readonly RowProblem[];
  readonly leftOut: readonly number[];
  readonly outcome: Outcome | null;
}

// An arrival says nothing of what happened elsewhere meanwhile: were time to pass for all, every family would be
// reminded of what the file of activities is about to tell. That file is the account of a whole period.
const FORMS: Readonly<Record<ImportKind, { readonly entries: typeof arrivalEntries; readonly passes: TimePasses }>> = {
  zuzuege: { entries: arrivalEntries, passes: 'in-its-case' },
  taetigkeiten: { entries: activityEntries, passes: 'for-all' },
};

/**
 * Imports a file of history. It is rehearsed whole on copies of the cases first, so that a row the house refuses is
 * known before anything is recorded.
 */
export const importFile = async (
  house: House,
  kind: ImportKind,
  table: ReadTable,
  { partial, onProgress }: ImportOptions,
): Promise<ImportResult> => {
  const { entries: read, passes } = FORMS[kind];
  const { file, header } = table.table;
  // Without a header every further finding would repeat that one.
  if (header.length === 0)
    return { file, kind, taken: false, rows: 0, problems: table.faults.map(problemOf), leftOut: [], outcome: null };
  await caughtUp(house);
  const { entries, problems, leftOut } = read(table, house, house.clock.now());
  const rows = table.table.rows.length;

  const write = (phase: ImportPhase, list: readonly Entry[], stage: Stage) =>
    writeHistory(list, stage, (done) => onProgress?.(phase, done, list.length));
  const untaken = { file, kind, taken: false, rows, problems, leftOut, outcome: null };
  if (problems.length && (!partial || entries.length === 0)) return untaken;

  const rehearsed = await write('rehearsal', entries, await rehearsedStage(house, passes));
  const allProblems = [...problems, ...rehearsed.problems.map(({ problem }) => problem)];
  const bad = new Set(rehearsed.problems.map(({ entry }) => entry));
  const allLeftOut = [...leftOut, ...[...bad].flatMap(({ lines }) => lines)].sort((a, b) => a - b);
  if (allProblems.length && !partial) return { ...untaken, problems: allProblems, leftOut: allLeftOut };

  const good = entries.filter((entry) => !bad.has(entry));
  const outcome = await write('import', good, realStage(house, passes));
  const [surprise] = outcome.problems;
  if (surprise)
    throw new Error(
      `${file}, line ${surprise.problem.line}: rehearsed without a fault, then refused (${surprise.problem.code}); ` +
        `${outcome.recorded.length} entries before it are recorded`,
    );
  return { file, kind, taken: true, rows, problems: allProblems, leftOut: allLeftOut, outcome };
};
