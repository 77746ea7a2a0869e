import type { Net, NetNode, Tokens } from './net.ts';
import { enabled, fire, keyOf } from './net.ts';

/** Markings looked at before the exploration gives up. [engine.md 3.6] */
export const MARKINGS_MAX = 100_000;

/** Tokens moved before it gives up: thousands at once make even few markings too many. */
const TOKENS_MOVED_MAX = 5_000_000;

/** Once something is wrong the answer is no: enough to see what else is. */
const MARKINGS_WHERE_FAULTY_MAX = 20_000;
const MARKINGS_WHERE_UNBOUNDED_MAX = 2_000;

/**
 * A join that waits for what may still come can stand in the way of doing the same once more: where there is one, more
 * tokens than before are taken for growth only when there are more than this on a flow.
 */
const TOKENS_OF_NO_GROWTH_MAX = 4;

export interface Reached {
  readonly tokens: Tokens;
  readonly from: Reached | null;
  /** How many tokens there are. */
  readonly sum: number;
  /** What fired last, in BPMN ids. */
  readonly by: readonly string[];
  readonly next: Reached[];
}
export interface Exploration {
  readonly markings: readonly Reached[];
  /** Everything that fired or was chosen somewhere. */
  readonly fired: ReadonlySet<string>;
  readonly ends: readonly Reached[];
  /** First marking with tokens but nothing to fire. */
  readonly deadlock: Reached | null;
  /** First marking in which a node or flow holds two tokens, and that node. */
  readonly doubled: { readonly at: Reached; readonly node: string } | null;
  readonly unbounded: { readonly at: Reached; readonly node: string } | null;
  readonly complete: boolean;
}

/**
 * What is looked at. `every`: all nodes that could fire next, so that the way to each marking is the shortest. `one`:
 * independent branches in one order only, branch by branch; the node `last` fires when nothing else can.
 */
export type Order = { readonly kind: 'every' } | { readonly kind: 'one'; readonly last?: string };

/** The markings the net can reach, breadth first. */
export function explore(net: Net, order: Order, markingsMax = MARKINGS_MAX): Exploration {
  const growsBeyond = net.nodes.some(({ needs }) => needs === 'expected') ? TOKENS_OF_NO_GROWTH_MAX : 0;
  const takersAt = takersOf(order.kind === 'every' ? net.nodes : branchByBranch(net, order.last));
  const seen = new Map<string, Reached>();
  const markings: Reached[] = [];
  const fired = new Set<string>();
  const ends: Reached[] = [];
  let moved = 0;
  let deadlock: Reached | null = null;
  let doubled: Exploration['doubled'] = null;
  let unbounded: Exploration['unbounded'] = null;

  const reach = (now: Tokens, from: Reached | null, by: readonly string[]): boolean => {
    for (const word of by) fired.add(word);
    moved += now.size;
    const tokens = grown(now, sumOf(now), from, growsBeyond);
    const key = keyOf(tokens);
    const known = seen.get(key);
    if (known) {
      from?.next.push(known);
      return false;
    }
    const reached: Reached = { tokens, sum: sumOf(tokens), from, by, next: [] };
    seen.set(key, reached);
    from?.next.push(reached);
    markings.push(reached);
    return true;
  };
  const limit = (): number => {
    if (unbounded) return Math.min(markingsMax, MARKINGS_WHERE_UNBOUNDED_MAX);
    return deadlock || doubled ? Math.min(markingsMax, MARKINGS_WHERE_FAULTY_MAX) : markingsMax;
  };

  for (const { start, tokens } of net.initial) reach(tokens, null, [start]);
  for (let at = 0; at < markings.length; at++) {
    if (markings.length > limit() || moved > TOKENS_MOVED_MAX)
      return { markings, fired, ends, deadlock, doubled, unbounded, complete: false };
    const here = markings[at] as Reached;
    const near = takersAt(here.tokens);
    doubled ??= doubledAt(near, here, 2);
    if (here.sum === Infinity) unbounded ??= doubledAt(near, here, Infinity);
    const ready = near.flatMap((node) => {
      const takes = enabled(node, here.tokens);
      return takes ? [{ node, takes }] : [];
    });
    if (ready.length === 0) {
      if ([...here.tokens.keys()].some((flow) => flow < net.flows.length)) deadlock ??= here;
      else ends.push(here);
    }
    const whole = order.kind === 'every' || ready.some(({ node }) => node.terminates);
    for (const { node, takes } of ready) {
      if (moved > TOKENS_MOVED_MAX) break;
      let isNew = false;
      for (const outcome of node.outcomes)
        isNew = reach(fire(node, takes, outcome, here.tokens), here, outcome.says) || isNew;
      // One node is enough if it leads on; else something else might be put off for ever.
      if (isNew && !whole) break;
    }
  }
  deadlock ??= neverServed(net, markings, fired);
  return { markings, fired, ends, deadlock, doubled, unbounded, complete: true };
}

/** In the order a walk goes that ends one branch before it begins the next: so branches meet again in few markings. */
function branchByBranch(net: Net, last: string | undefined): readonly NetNode[] {
  const taker = new Map(net.nodes.flatMap((node) => node.takes.map((flow) => [flow, node] as const)));
  const ranks = new Map<NetNode, number>();
  const open = net.initial.flatMap(({ tokens }) => [...tokens.keys()]).reverse();
  for (let flow = open.pop(); flow !== undefined; flow = open.pop()) {
    const node = taker.get(flow);
    if (!node || ranks.has(node)) continue;
    ranks.set(node, ranks.size);
    open.push(...node.outcomes.flatMap(({ gives }) => gives).reverse());
  }
  const rank = (node: NetNode): number => (node.id === last ? Infinity : (ranks.get(node) ?? ranks.size));
  return net.nodes.toSorted((a, b) => rank(a) - rank(b));
}

/** The nodes that stand behind tokens, in the order of `nodes`: only they can fire. */
function takersOf(nodes: readonly NetNode[]): (tokens: Tokens) => readonly NetNode[] {
  const takers = new Map<number, number[]>();
  for (const [at, { takes }] of nodes.entries())
    for (const flow of takes) {
      const known = takers.get(flow);
      if (known) known.push(at);
      else takers.set(flow, [at]);
    }
  return (tokens) => {
    const found = new Set([...tokens.keys()].flatMap((flow) => takers.get(flow) ?? []));
    return [...found].sort((a, b) => a - b).map((at) => nodes[at] as NetNode);
  };
}

/** What has grown since a marking on the way here that held no more anywhere can grow for ever. [Karp and Miller 1969] */
function grown(tokens: Tokens, sum: number, from: Reached | null, beyond: number): Tokens {
  if (beyond > 0 && [...tokens.values()].every((count) => count <= beyond)) return tokens;
  for (let before = from; before; before = before.from) {
    if (before.sum > sum || (before.sum === sum && sum !== Infinity)) continue;
    const { tokens: earlier } = before;
    const hasGrown = (flow: number, count: number): boolean => count > beyond && count > (earlier.get(flow) ?? 0);
    if ([...earlier].every(([flow, count]) => (tokens.get(flow) ?? 0) >= count))
      return new Map([...tokens].map(([flow, count]) => [flow, hasGrown(flow, count) ? Infinity : count]));
  }
  return tokens;
}

/** Where tokens go on arriving, a join that never gets its other token shows in no marking without movement. */
const neverServed = (net: Net, markings: readonly Reached[], fired: ReadonlySet<string>): Reached | null => {
  const starved = net.nodes.filter((node) => !fired.has(node.id) && node.needs !== 'one');
  return (
    markings.find(
      ({ sum, tokens }) => sum === Infinity && starved.some((node) => tokensAt(node, tokens) === Infinity),
    ) ?? null
  );
};

const sumOf = (tokens: Tokens): number => [...tokens.values()].reduce((sum, count) => sum + count, 0);

function doubledAt(nodes: readonly NetNode[], here: Reached, count: number): Exploration['doubled'] {
  const node = nodes.find((one) => tokensAt(one, here.tokens) >= count);
  return node ? { at: here, node: node.id } : null;
}

const tokensAt = (node: NetNode, tokens: Tokens): number =>
  node.needs !== 'one'
    ? Math.max(...node.takes.map((flow) => tokens.get(flow) ?? 0))
    : node.takes.reduce((sum, flow) => sum + (tokens.get(flow) ?? 0), 0) / node.quantity;

/** The ids passed on the way to a marking. */
export function traceTo(reached: Reached): readonly string[] {
  const steps: (readonly string[])[] = [];
  for (let at: Reached | null = reached; at; at = at.from) steps.push(at.by);
  return steps.reverse().flat();
}

/** The first marking from which no way leads to the end. */
export function firstWithoutEnd({ markings, ends }: Exploration): Reached | null {
  const before = new Map<Reached, Reached[]>(markings.map((one) => [one, []]));
  for (const one of markings) for (const next of one.next) before.get(next)?.push(one);
  const good = new Set<Reached>(ends);
  const open = [...ends];
  for (let one = open.pop(); one; one = open.pop())
    for (const previous of before.get(one) ?? [])
      if (!good.has(previous)) {
        good.add(previous);
        open.push(previous);
      }
  return markings.find((one) => !good.has(one)) ?? null;
}
