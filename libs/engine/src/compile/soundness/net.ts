import type { ChartGraph, GraphNode } from '../graph.ts';
import { isJoin, nodeOf } from '../graph.ts';

/** Tokens per flow, by the flow's index. */
export type Tokens = readonly number[];

/** One way a node can fire: what it gives, and what stands in the trace. */
interface Outcome {
  readonly gives: readonly number[];
  readonly says: readonly string[];
}
export interface NetNode {
  readonly id: string;
  readonly takesAll: boolean;
  readonly takes: readonly number[];
  readonly outcomes: readonly Outcome[];
  readonly terminates: boolean;
}

/** A chart as a token net with guards free: every choice may go every way, every exit may happen. */
export interface Net {
  readonly flows: readonly string[];
  readonly nodes: readonly NetNode[];
  readonly initial: readonly { readonly start: string; readonly tokens: Tokens }[];
}

export function netOf(graph: ChartGraph): Net {
  const flows = [...graph.flows.keys()];
  const index = new Map(flows.map((flow, at) => [flow, at]));
  const places = (ids: readonly string[]): readonly number[] => ids.map((id) => index.get(id) as number);
  const nodes = [...graph.nodes.values()]
    .filter((node) => node.incoming.length > 0)
    .map((node): NetNode => ({
      id: node.id,
      takesAll: isJoin(node),
      takes: places(node.incoming),
      outcomes: outcomesOf(graph, node, places),
      terminates: node.terminates,
    }));
  const initial = graph.starts.map((start) => {
    const tokens = flows.map(() => 0);
    for (const place of places(nodeOf(graph, start).outgoing)) tokens[place] = (tokens[place] ?? 0) + 1;
    return { start, tokens };
  });
  return { flows, nodes, initial };
}

function outcomesOf(
  graph: ChartGraph,
  node: GraphNode,
  places: (ids: readonly string[]) => readonly number[],
): readonly Outcome[] {
  const chooses = (node.role === 'choice' || node.role === 'deferredChoice') && node.outgoing.length > 0;
  const ways = chooses
    ? node.outgoing.map((flow) => ({ gives: places([flow]), says: [node.id, flow] }))
    : [{ gives: places(node.outgoing), says: [node.id] }];
  const exits = node.exits.map((exit) => ({
    gives: places(nodeOf(graph, exit).outgoing),
    says: [node.id, exit],
  }));
  return [...ways, ...exits];
}

/** The flows a node would take from now, or null where it cannot fire. */
export function enabled(node: NetNode, tokens: Tokens): readonly number[] | null {
  if (node.takesAll) return node.takes.every((flow) => (tokens[flow] as number) > 0) ? node.takes : null;
  const flow = node.takes.find((place) => (tokens[place] as number) > 0);
  return flow === undefined ? null : [flow];
}

export function fire(node: NetNode, taken: readonly number[], outcome: Outcome, tokens: Tokens): Tokens {
  if (node.terminates) return tokens.map(() => 0);
  const next = [...tokens];
  for (const flow of taken) next[flow] = (next[flow] as number) - 1;
  for (const flow of outcome.gives) next[flow] = (next[flow] as number) + 1;
  return next;
}
