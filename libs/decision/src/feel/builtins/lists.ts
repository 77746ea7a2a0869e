import type { Run } from '../run.ts';
import { spend } from '../run.ts';
import { same } from '../values/equality.ts';
import type { FeelFunction } from '../values/function.ts';
import { compare, spendOrder } from '../values/order.ts';
import type { Value } from '../values/value.ts';
import { isList } from '../values/value.ts';
import { builtin, signature } from './define.ts';

/** List functions; positions start at 1, negative ones count from the end. [DMN 1.5, 10.3.4.4] */

const over = (name: string, body: (list: readonly Value[], run: Run) => Value) =>
  builtin(
    name,
    signature('...list: any', ([list], run) => body(list, run)),
  );

const extreme = (wanted: number) => (list: readonly Value[], run: Run) => {
  spendOrder(run, list);
  let best = list[0] ?? null;
  for (const item of list) {
    const order = compare(item, best);
    if (order === null) return null;
    if (order === wanted) best = item;
  }
  return best;
};

const quantified = (decisive: boolean) => (list: readonly Value[]) => {
  if (list.includes(decisive)) return decisive;
  return list.every((item) => item === !decisive) ? !decisive : null;
};

/** 0-based index of a position, or null where the list has no such place. */
const indexOf = (list: readonly Value[], position: number): number | null => {
  const index = position < 0 ? list.length + position : position - 1;
  return Number.isInteger(position) && index >= 0 && index < list.length ? index : null;
};

const has = (list: readonly Value[], element: Value, run: Run): boolean => {
  spend(run, list.length);
  return list.some((item) => same(item, element, run));
};

const distinct = (list: readonly Value[], run: Run): Value[] => {
  const found: Value[] = [];
  for (const item of list) if (!has(found, item, run)) found.push(item);
  return found;
};

const flatten = (list: readonly Value[], run: Run): Value[] => {
  const out: Value[] = [];
  const pending: Value[] = [list];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    spend(run, 1);
    if (isList(next)) for (let i = next.length - 1; i >= 0; i--) pending.push(next[i]!);
    else out.push(next);
  }
  return out;
};

const sublist = (list: readonly Value[], start: number, length: number | null | undefined): Value => {
  const index = indexOf(list, start);
  if (index === null || (typeof length === 'number' && (length < 1 || index + length > list.length))) return null;
  return list.slice(index, typeof length === 'number' ? index + length : undefined);
};

/** Merge sort: it asks the author's function no more often than needed and never loops on a contradictory one. */
const sortBy = (list: readonly Value[], precedes: FeelFunction, run: Run): readonly Value[] => {
  if (list.length < 2) return list;
  const half = list.length >> 1;
  const [left, right] = [sortBy(list.slice(0, half), precedes, run), sortBy(list.slice(half), precedes, run)];
  const out: Value[] = [];
  let [i, j] = [0, 0];
  spend(run, list.length);
  while (i < left.length && j < right.length)
    out.push(precedes.call(run, right[j]!, left[i]!) === true ? right[j++]! : left[i++]!);
  return [...out, ...left.slice(i), ...right.slice(j)];
};
const ascending = (list: readonly Value[], run: Run): Value => {
  for (let turns = Math.ceil(Math.log2(list.length + 1)); turns > 0; turns--) spendOrder(run, list);
  if (list.some((item) => compare(item, list[0]!) === null)) return null;
  return [...list].sort((a, b) => compare(a, b)!);
};

const replaceWhere = (list: readonly Value[], match: FeelFunction, newItem: Value, run: Run): Value => {
  const out: Value[] = [];
  for (const item of list) {
    const answer = match.call(run, item, newItem);
    if (typeof answer !== 'boolean') return null;
    out.push(answer ? newItem : item);
  }
  return out;
};

export const LISTS = [
  over('min', extreme(-1)),
  over('max', extreme(1)),
  over('all', quantified(false)),
  over('any', quantified(true)),
  builtin(
    'count',
    signature('list: list', ([list]) => list.length),
  ),
  builtin(
    'list contains',
    signature('list: list, element: any', ([list, element], run) => has(list, element, run)),
  ),
  builtin(
    'sublist',
    signature('list: list, start position: number, length?: number', ([list, start, n]) => sublist(list, start, n)),
  ),
  builtin(
    'append',
    signature('list: list, ...item: any', ([list, items]) => [...list, ...items]),
  ),
  builtin(
    'concatenate',
    signature('...list: list', ([lists], run) => {
      const all = (lists as Value[][]).flat();
      spend(run, all.length);
      return all;
    }),
  ),
  builtin(
    'insert before',
    signature('list: list, position: number, newItem: any', ([list, position, item]) => {
      const index = indexOf(list, position);
      return index === null ? null : [...list.slice(0, index), item, ...list.slice(index)];
    }),
  ),
  builtin(
    'remove',
    signature('list: list, position: number', ([list, position]) => {
      const index = indexOf(list, position);
      return index === null ? null : [...list.slice(0, index), ...list.slice(index + 1)];
    }),
  ),
  builtin(
    'list replace',
    signature('list: list, position: number, newItem: any', ([list, position, item]) => {
      const index = indexOf(list, Math.trunc(position));
      return index === null ? null : [...list.slice(0, index), item, ...list.slice(index + 1)];
    }),
    signature('list: list, match: function, newItem: any', ([list, match, item], run) =>
      replaceWhere(list, match, item, run),
    ),
  ),
  builtin(
    'reverse',
    signature('list: list', ([list]) => [...list].reverse()),
  ),
  builtin(
    'index of',
    signature('list: list, match: any', ([list, match], run) => {
      spend(run, list.length);
      return (list as Value[]).flatMap((item, i) => (same(item, match, run) ? [i + 1] : []));
    }),
  ),
  builtin(
    'union',
    signature('...list: list', ([lists], run) => distinct((lists as Value[][]).flat(), run)),
  ),
  builtin(
    'distinct values',
    signature('list: list', ([list], run) => distinct(list, run)),
  ),
  builtin(
    'flatten',
    signature('list: list', ([list], run) => flatten(list, run)),
  ),
  builtin(
    'sort',
    signature('list: list, precedes: function', ([list, precedes], run) =>
      (precedes as FeelFunction).parameters.length === 2 ? sortBy(list, precedes, run) : null,
    ),
    signature('list: list', ([list], run) => ascending(list, run)),
  ),
  builtin(
    'not',
    signature('negand: boolean', ([negand]) => !negand),
    signature('negand: any', () => null),
  ),
] as const;
