import type { ImportEntry, ImportPreview, RowProblemView } from '@fallspur/contract';

/** A line of the preview: an entry with the problems of its lines, or a problem whose line became no entry. */
export interface PreviewRow {
  readonly key: string;
  readonly lines: readonly number[];
  readonly state: ImportEntry['state'];
  readonly entry: ImportEntry | null;
  readonly problems: readonly RowProblemView[];
}

/** In the order of the file, every problem next to its line. */
export function previewRows({ entries, problems }: ImportPreview): readonly PreviewRow[] {
  const taken = new Set<RowProblemView>();
  const rows = entries.map((entry): PreviewRow => {
    const own = problems.filter(({ line }) => entry.lines.includes(line));
    for (const problem of own) taken.add(problem);
    const state = own.length > 0 && entry.state !== 'problem' ? 'problem' : entry.state;
    return { key: `e${entry.lines.join('-')}`, lines: entry.lines, state, entry, problems: own };
  });
  const orphans = Map.groupBy(
    problems.filter((problem) => !taken.has(problem)),
    ({ line }) => line,
  );
  for (const [line, own] of orphans)
    rows.push({ key: `p${line}`, lines: [line], state: 'problem', entry: null, problems: own });
  return rows.toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

/** What is wrong with the header, in two lists; null where the header is right. Line 1 is the header. */
export function headerFaults(problems: readonly RowProblemView[]) {
  const faults = problems.filter(({ line }) => line === 1);
  if (faults.length === 0) return null;
  const columns = (of: readonly RowProblemView[]) => of.map(({ column }) => column);
  const unexpected = columns(faults.filter(({ value }) => value !== ''));
  return {
    missing: columns(faults.filter(({ value }) => value === '')),
    unexpected,
    /** All columns in one: another character than the semicolon parts them. */
    separator: unexpected.length === 1 && /[,\t].*[,\t]/.test(unexpected[0] ?? ''),
  };
}

/** A file with nothing to take: not even a header, or nothing below it. Null for any other. */
export function nothingIn({ rows, problems }: ImportPreview): 'empty' | 'onlyHeader' | null {
  if (problems.some(({ column }) => column === '(Kopfzeile)')) return 'empty';
  return rows === 0 && problems.length === 0 ? 'onlyHeader' : null;
}

/** A file in which not one row is of one's own municipality: nothing else is to be said of it. */
export const isNothingOwn = (problems: readonly RowProblemView[]): boolean =>
  problems.some(({ code }) => code === 'MUNICIPALITY_NOT_OWN');

/** «2–4, 7»: lines as one says them. */
export function linesText(lines: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...lines].sort((a, b) => a - b);
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to + 1] === (sorted[to] as number) + 1) to++;
    parts.push(from === to ? `${sorted[from]}` : `${sorted[from]}–${sorted[to]}`);
    from = to + 1;
  }
  return parts.join(', ');
}

/** May it be recorded now? All of it, or with `partial` what has no problem. */
export const mayRecord = ({ importable, counts }: ImportPreview, partial: boolean): boolean =>
  importable && counts.new > 0 && (counts.problems === 0 || partial);
