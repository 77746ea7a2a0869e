import type { TaskRow } from '@fallspur/contract';

export interface ShownRow {
  readonly row: TaskRow;
  /** Changed or came while one was looking. */
  readonly changed: boolean;
  /** No longer in the list: done, or taken by another view. */
  readonly gone: boolean;
}

export const keyOf = ({ caseId, instance, task }: TaskRow): string => `${caseId} ${instance} ${task}`;

/** Fresh, as the server ordered it. */
export const asAnswered = (rows: readonly TaskRow[]): readonly ShownRow[] =>
  rows.map((row) => ({ row, changed: false, gone: false }));

/**
 * What came while somebody works in the list must not move the row under their hands: rows stay where they are, changed
 * in place, the vanished ones pale. New ones follow at the end, until the list is put in order.
 */
export function settle(shown: readonly ShownRow[], incoming: readonly TaskRow[]): readonly ShownRow[] {
  const byKey = new Map(incoming.map((row) => [keyOf(row), row]));
  const kept = shown.map((before): ShownRow => {
    const row = byKey.get(keyOf(before.row));
    if (!row) return { ...before, gone: true, changed: false };
    return { row, gone: false, changed: before.changed || before.gone || row.version !== before.row.version };
  });
  const known = new Set(shown.map(({ row }) => keyOf(row)));
  const came = incoming.filter((row) => !known.has(keyOf(row)));
  return [...kept, ...came.map((row) => ({ row, changed: true, gone: false }))];
}

/** Would the server show these rows otherwise? */
export const isOutOfOrder = (shown: readonly ShownRow[], incoming: readonly TaskRow[]): boolean =>
  shown.length !== incoming.length || shown.some(({ row }, index) => keyOf(row) !== keyOf(incoming[index] as TaskRow));
