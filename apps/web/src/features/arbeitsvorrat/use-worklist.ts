import type { TaskList, TaskQuery } from '@fallspur/contract';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/hooks.ts';
import { asAnswered, isOutOfOrder, keyOf, settle, type ShownRow } from './settle.ts';
import { addressOf, tasksPath, viewOf, withChange } from './worklist-query.ts';

/** The view in the address, its answer, and the rows as they stand still on the screen. */
export function useWorklist() {
  const [params, setParams] = useSearchParams();
  const view = viewOf(params);
  const path = tasksPath(view);
  const answer = useAnswer<TaskList>(path, { keepPrevious: true });
  const { rows, outOfOrder, reorder, own } = useSettledRows(path, answer.isPlaceholderData ? undefined : answer.data);

  const change = (changes: Partial<Record<keyof TaskQuery, unknown>>, replace = false) =>
    setParams(addressOf(withChange(view, changes as Partial<TaskQuery>)), { replace, preventScrollReset: true });
  return { view, answer, rows, outOfOrder, reorder, own, change };
}

interface Settled {
  readonly path: string;
  readonly answer: TaskList | undefined;
  readonly rows: readonly ShownRow[];
  /** Keys of tasks whose next change is one's own doing. */
  readonly own: ReadonlySet<string>;
}

function useSettledRows(path: string, answer: TaskList | undefined) {
  const [settled, setSettled] = useState<Settled>({
    path: '',
    answer: undefined,
    rows: [],
    own: new Set(),
  });
  let current = settled;
  if (answer && answer !== settled.answer) {
    const rows = settled.path === path ? settle(settled.rows, answer.rows, settled.own) : asAnswered(answer.rows);
    const { own } = settled;
    current = { path, answer, rows, own: new Set([...own].filter((key) => !isNews(key, settled.rows, answer))) };
    setSettled(current);
  }
  const ordered = current.answer?.rows ?? [];
  return {
    rows: current.rows,
    outOfOrder: isOutOfOrder(current.rows, ordered),
    reorder: () => setSettled({ ...current, rows: asAnswered(ordered) }),
    /** Say it before one's own command, so that its effect is not told as news; take it back when the command fails. */
    own: (key: string, mine: boolean) =>
      setSettled((before) => {
        const others = [...before.own].filter((other) => other !== key);
        return { ...before, own: new Set(mine ? [...others, key] : others) };
      }),
  };
}

/** Has this answer brought the change? Then the next one is somebody else's again. */
const isNews = (key: string, shown: readonly ShownRow[], { rows }: TaskList): boolean => {
  const [before, now] = [shown.find(({ row }) => keyOf(row) === key)?.row, rows.find((row) => keyOf(row) === key)];
  return before?.version !== now?.version;
};
