import type { Marking } from '../chart.ts';
import type { ChartGraph } from '../graph.ts';
import { isAutomaticStop, isSilent, isStop, nodeOf } from '../graph.ts';
import type { Net, NetNode, Tokens } from './net.ts';
import { enabled, fire, keyOf, netOf, together } from './net.ts';

/** Can a chart stand so? With the way there; or where it can stand that comes nearest; or it was not found out. */
export type WayTo =
  | { readonly kind: 'reachable'; readonly way: readonly string[] }
  | { readonly kind: 'unreachable'; readonly nearest: Marking; readonly way: readonly string[] }
  | { readonly kind: 'unknown'; readonly markings: number };

/** Markings looked at before the question is given up. */
const MARKINGS_MAX = 20_000;

interface Reached {
  readonly tokens: Tokens;
  readonly from: Reached | null;
  readonly by: readonly string[];
}

/**
 * Looks for a marking in the chart's net with guards free, those most like it first. A way found proves that some
 * answers of the conditions lead there; none found, when everything was looked at, proves that none do. [engine.md 5]
 */
export function wayTo(graph: ChartGraph, goal: Marking): WayTo {
  const net = netOf(graph, false);
  const wanted = wantedAt(net, goal);
  const isKnown = knows(graph, goal);
  const nearest = { marking: { active: [], tokens: {} } as Marking, distance: Infinity, at: null as Reached | null };
  const seen = new Set<string>();
  const open: Reached[][] = [];
  const put = (tokens: Tokens, from: Reached | null, by: readonly string[]): void => {
    const key = keyOf(tokens);
    if (seen.has(key)) return;
    seen.add(key);
    (open[distanceOf(net, wanted, tokens)] ??= []).push({ tokens, from, by });
  };
  const beside = (tokens: Tokens): Tokens => new Map([...tokens].filter(([flow]) => flow >= net.flows.length));
  if (net.begins.length) put(beside(net.initial[0]?.tokens ?? new Map()), null, []);
  else for (const { start, tokens } of net.initial) put(tokens, null, [start]);
  while (seen.size <= MARKINGS_MAX) {
    const distance = open.findIndex((reached) => reached?.length);
    const here = open[distance]?.shift();
    if (!here) {
      const way = nearest.at ? wayOf(nearest.at) : [];
      return { kind: 'unreachable', nearest: nearest.marking, way };
    }
    if (distance === 0 && isKnown) return { kind: 'reachable', way: wayOf(here) };
    if (distance < nearest.distance) {
      const marking = standingAt(graph, net, here.tokens);
      if (marking) Object.assign(nearest, { marking, distance, at: here });
    }
    for (const { start, tokens } of net.begins) put(together(here.tokens, tokens), here, [start]);
    for (const node of net.nodes) {
      const takes = enabled(node, here.tokens);
      if (takes) for (const outcome of node.outcomes) put(fire(node, takes, outcome, here.tokens), here, outcome.says);
    }
  }
  return { kind: 'unknown', markings: seen.size };
}

/** Tokens that stand on no flow (`T:done`) say more than the net knows. */
const onFlows = ({ tokens }: Marking): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(tokens).filter(([flow]) => !isSilent(flow)));

const knows = (graph: ChartGraph, goal: Marking): boolean =>
  Object.keys(onFlows(goal)).every((flow) => graph.flows.has(flow)) &&
  goal.active.every((id) => (graph.nodes.get(id)?.incoming.length ?? 0) > 0);

/** Per flow before a join, and per node for all of its flows together: how many tokens there should be. */
function wantedAt(net: Net, goal: Marking): ReadonlyMap<NetNode, readonly number[]> {
  const tokens = onFlows(goal);
  return new Map(
    net.nodes
      .filter(({ beside }) => !beside)
      .map((node) => {
        const waiting = node.takes.map((flow) => tokens[net.flows[flow] as string] ?? 0);
        if (node.needs !== 'one') return [node, waiting];
        const working = goal.active.filter((id) => id === node.id).length * node.quantity;
        return [node, [waiting.reduce((sum, count) => sum + count, working)]];
      }),
  );
}

function distanceOf(net: Net, wanted: ReadonlyMap<NetNode, readonly number[]>, tokens: Tokens): number {
  let distance = 0;
  for (const node of net.nodes) {
    const there = node.takes.map((flow) => tokens.get(flow) ?? 0);
    const counts = node.needs === 'one' ? [there.reduce((sum, count) => sum + count, 0)] : there;
    wanted.get(node)?.forEach((count, at) => (distance += Math.abs(count - (counts[at] as number))));
  }
  return distance;
}

/** The marking these tokens are when nothing moves by itself any more; null where something still would. */
function standingAt(graph: ChartGraph, net: Net, at: Tokens): Marking | null {
  const active: string[] = [];
  const tokens: Record<string, number> = {};
  for (const node of net.nodes) {
    if (node.beside) continue;
    const filled = node.takes.filter((flow) => at.has(flow));
    if (filled.length === 0) continue;
    const takes = enabled(node, at);
    const drawn = nodeOf(graph, node.id);
    if (takes && (node.needs !== 'one' || !isStop(drawn) || isAutomaticStop(drawn))) return null;
    const sum = filled.reduce((all, flow) => all + (at.get(flow) ?? 0), 0);
    if (takes) active.push(...Array<string>(Math.floor(sum / node.quantity)).fill(node.id));
    else for (const flow of filled) tokens[net.flows[flow] as string] = at.get(flow) as number;
  }
  return { active: active.sort(), tokens };
}

function wayOf(reached: Reached): readonly string[] {
  const steps: (readonly string[])[] = [];
  for (let at: Reached | null = reached; at; at = at.from) steps.push(at.by);
  return steps.reverse().flat();
}
