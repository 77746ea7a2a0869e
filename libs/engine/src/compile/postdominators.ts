import type { ChartGraph } from './graph.ts';
import { successorsOf } from './graph.ts';

/** For every node that can come to an end: the next node no way from there to an end can avoid; null where there is none. */
export interface Postdominators {
  readonly next: ReadonlyMap<string, string | null>;
  /** Steps along `next` to the last. */
  readonly depth: (node: string) => number;
}

/** Worked from the ends backwards until nothing changes; without recursion, and in memory for each node once. [Cooper, Harvey, Kennedy 2001] */
export function postdominatorsOf(graph: ChartGraph): Postdominators {
  const after = new Map(
    [...graph.nodes.values()].map((node) => [node.id, successorsOf(graph, node).map(({ id }) => id)]),
  );
  const order = backwards(after);
  const rank = new Map(order.map((id, at) => [id, at]));
  const next = new Map<string, string | null>();
  const meet = (one: string | null, other: string | null): string | null => {
    let [a, b] = [one, other];
    while (a !== b) {
      if (a === null || b === null) return null;
      if ((rank.get(a) as number) > (rank.get(b) as number)) a = next.get(a) ?? null;
      else b = next.get(b) ?? null;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const id of order) {
      const ways = (after.get(id) as readonly string[]).filter((one) => next.has(one));
      const [first, ...others] = ways;
      const found = first === undefined ? null : others.reduce<string | null>(meet, first);
      if (next.has(id) && next.get(id) === found) continue;
      next.set(id, found);
      changed = true;
    }
  }
  const depths = new Map<string, number>();
  for (const id of order) {
    const beyond = next.get(id) ?? null;
    depths.set(id, beyond === null ? 0 : (depths.get(beyond) ?? 0) + 1);
  }
  return { next, depth: (node) => depths.get(node) ?? 0 };
}

/** The first node that every way from any of these to an end passes; null where there is none. */
export function nearestCommon(nodes: readonly string[], { next, depth }: Postdominators): string | null {
  const known = nodes.filter((node) => next.has(node));
  return known.length < nodes.length
    ? null
    : known.reduce<string | null>((one, other) => {
        let [a, b]: (string | null)[] = [one, other];
        while (a !== b) {
          if (a == null || b == null) return null;
          if (depth(a) >= depth(b)) a = next.get(a) ?? null;
          else b = next.get(b) ?? null;
        }
        return a ?? null;
      }, known[0] ?? null);
}

/** Nodes from which an end can be reached, those nearer to an end first. */
function backwards(after: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const before = new Map([...after.keys()].map((id) => [id, [] as string[]]));
  for (const [id, ways] of after) for (const way of ways) before.get(way)?.push(id);
  const entered = new Set<string>();
  const left: string[] = [];
  for (const [end, ways] of after) {
    if (ways.length > 0 || entered.has(end)) continue;
    entered.add(end);
    const open = [{ id: end, at: 0 }];
    for (let here = open.at(-1); here; here = open.at(-1)) {
      const previous = before.get(here.id)?.[here.at++];
      if (previous === undefined) left.push((open.pop() as typeof here).id);
      else if (!entered.has(previous)) {
        entered.add(previous);
        open.push({ id: previous, at: 0 });
      }
    }
  }
  return left.reverse();
}
