import type { TaskList, TaskQuery } from '@fallspur/contract';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/hooks.ts';
import { asAnswered, isOutOfOrder, settle, type ShownRow } from './settle.ts';
import { addressOf, tasksPath, viewOf, withChange } from './worklist-query.ts';

/** The view in the address, its answer, and the rows as they stand still on the screen. */
export function useWorklist() {
  const [params, setParams] = useSearchParams();
  const view = viewOf(params);
  const path = tasksPath(view);
  const answer = useAnswer<TaskList>(path, { keepPrevious: true });
  const { rows, outOfOrder, reorder } = useSettledRows(path, answer.isPlaceholderData ? undefined : answer.data);

  const change = (changes: Partial<Record<keyof TaskQuery, unknown>>, replace = false) =>
    setParams(addressOf(withChange(view, changes as Partial<TaskQuery>)), { replace, preventScrollReset: true });
  return { view, answer, rows, outOfOrder, reorder, change };
}

interface Settled {
  readonly path: string;
  readonly answer: TaskList | undefined;
  readonly rows: readonly ShownRow[];
}

function useSettledRows(path: string, answer: TaskList | undefined) {
  const [settled, setSettled] = useState<Settled>({ path: '', answer: undefined, rows: [] });
  let current = settled;
  if (answer && answer !== settled.answer) {
    const rows = settled.path === path ? settle(settled.rows, answer.rows) : asAnswered(answer.rows);
    current = { path, answer, rows };
    setSettled(current);
  }
  const ordered = current.answer?.rows ?? [];
  return {
    rows: current.rows,
    outOfOrder: isOutOfOrder(current.rows, ordered),
    reorder: () => setSettled({ ...current, rows: asAnswered(ordered) }),
  };
}
