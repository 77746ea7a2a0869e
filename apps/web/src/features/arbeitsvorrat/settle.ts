import type { TaskRow } from '@fallspur/contract';

export interface ShownRow {
  readonly row: TaskRow;
  /** What happened to it while one was looking: it came, it changed, or it left the list. */
  readonly since: 'came' | 'changed' | 'gone' | null;
}

export const keyOf = ({ caseId, instance, task }: TaskRow): string => `${caseId} ${instance} ${task}`;

/** Fresh, as the server ordered it. */
export const asAnswered = (rows: readonly TaskRow[]): readonly ShownRow[] => rows.map((row) => ({ row, since: null }));

/**
 * What came while somebody works in the list must not move the row under their hands: rows stay where they are, changed
 * in place, the vanished ones pale. New ones follow at the end, until the list is put in order. What one has changed
 * oneself (`own`, by key) is no news.
 */
export function settle(
  shown: readonly ShownRow[],
  incoming: readonly TaskRow[],
  own: ReadonlySet<string> = new Set(),
): readonly ShownRow[] {
  const byKey = new Map(incoming.map((row) => [keyOf(row), row]));
  const kept = shown.map((before): ShownRow => {
    const row = byKey.get(keyOf(before.row));
    if (!row) return { ...before, since: 'gone' };
    if (own.has(keyOf(row))) return { row, since: null };
    const changed = before.since === 'gone' || row.version !== before.row.version;
    return { row, since: changed ? 'changed' : before.since };
  });
  const known = new Set(shown.map(({ row }) => keyOf(row)));
  const came = incoming.filter((row) => !known.has(keyOf(row)));
  return [...kept, ...came.map((row): ShownRow => ({ row, since: 'came' }))];
}

/** Would the server show these rows otherwise? */
export const isOutOfOrder = (shown: readonly ShownRow[], incoming: readonly TaskRow[]): boolean =>
  shown.length !== incoming.length || shown.some(({ row }, index) => keyOf(row) !== keyOf(incoming[index] as TaskRow));
