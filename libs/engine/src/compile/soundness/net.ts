import type { ChartGraph, GraphNode } from '../graph.ts';
import { choosesSeveral, isJoin, isSilent, isSynchronising, nodeOf } from '../graph.ts';
import { waysTo } from '../reach.ts';

/** Tokens by the index of the flow that holds some; `Infinity` where they can grow without end. */
export type Tokens = ReadonlyMap<number, number>;

/** One way a node can fire: what it gives, and what stands in the trace. */
interface Outcome {
  readonly gives: readonly number[];
  readonly says: readonly string[];
}
export interface NetNode {
  readonly id: string;
  /** `one`: a token of any flow (or `quantity` of them). `all`: one of each. `expected`: what can still come. */
  readonly needs: 'one' | 'all' | 'expected';
  readonly quantity: number;
  readonly takes: readonly number[];
  /** For `expected`: by flow, those of `takes` a token on it can still come to. */
  readonly comesTo: readonly (readonly number[] | undefined)[];
  readonly outcomes: readonly Outcome[];
  readonly terminates: boolean;
  /** It is no place of its own: its activity goes on beside it. */
  readonly beside?: boolean;
}

/** A chart as a token net with guards free: every choice may go every way, every exit may happen. */
export interface Net {
  readonly flows: readonly string[];
  readonly nodes: readonly NetNode[];
  readonly initial: readonly { readonly start: string; readonly tokens: Tokens }[];
  /** What may be begun while it runs. */
  readonly begins: readonly { readonly start: string; readonly tokens: Tokens }[];
}

/**
 * A handler that joins the main flow is judged as if it happened once at most, unless it is asked how often it may.
 * A complex gateway is judged as the inclusive join it is at the latest; that its condition holds is not proven.
 */
export function netOf(graph: ChartGraph, handlersOnceOnly = true): Net {
  const flows = [...graph.flows.keys()];
  const index = new Map(flows.map((flow, at) => [flow, at]));
  const places = (ids: readonly string[]): readonly number[] => ids.map((id) => index.get(id) as number);
  const nodes = [...graph.nodes.values()]
    .filter((node) => node.incoming.length > 0)
    .map((node): NetNode => {
      const needs = isJoin(node) ? 'all' : isSynchronising(node) || node.role === 'complex' ? 'expected' : 'one';
      return {
        id: node.id,
        needs,
        quantity: node.startQuantity,
        takes: places(node.incoming),
        comesTo: needs === 'expected' ? comingTo(graph, node, index) : [],
        outcomes: outcomesOf(graph, node, places),
        terminates: node.terminates,
      };
    });
  const starts = graph.starts.map((start) => {
    return { start, tokens: plus(new Map(), places(nodeOf(graph, start).outgoing)) };
  });
  const beside = besideOf(graph, flows.length, places, handlersOnceOnly);
  const withBeside = (tokens: Tokens): Tokens => new Map([...tokens, ...beside.tokens]);
  const all = { flows, nodes: [...nodes, ...beside.nodes] };
  if (!graph.restarts || !graph.starts.every((start) => graph.restarts?.includes(start)))
    return { ...all, initial: starts.map(({ start, tokens }) => ({ start, tokens: withBeside(tokens) })), begins: [] };
  // Judged as if each were begun once: how often somebody chooses it is not the diagram's to say.
  const once = starts.reduce((sum, { tokens }) => together(sum, tokens), new Map() as Tokens);
  return { ...all, initial: [{ start: graph.id, tokens: withBeside(once) }], begins: starts };
}

/** Boundary events that begin a way beside their activity: a place for each says how often it may still happen. */
function besideOf(
  graph: ChartGraph,
  from: number,
  places: (ids: readonly string[]) => readonly number[],
  isOnceOnly: boolean,
): { readonly nodes: readonly NetNode[]; readonly tokens: Tokens } {
  const events = (graph.restarts ?? []).filter((id) => !graph.starts.includes(id));
  const nodes = events.flatMap((id, at) => {
    const host = [...graph.nodes.values()].find((node) => node.handlers?.includes(id));
    return (host ? places(host.incoming) : []).map((flow): NetNode => ({
      id,
      needs: 'all',
      quantity: 1,
      takes: [flow, from + at],
      comesTo: [],
      outcomes: [{ gives: [flow, ...places(nodeOf(graph, id).outgoing)], says: [id] }],
      terminates: false,
      beside: true,
    }));
  });
  return { nodes, tokens: new Map(events.map((_, at) => [from + at, isOnceOnly ? 1 : Infinity])) };
}

function comingTo(graph: ChartGraph, join: GraphNode, index: ReadonlyMap<string, number>): NetNode['comesTo'] {
  const goals: number[][] = [];
  for (const [flow, places] of Object.entries(waysTo(graph, join)))
    for (const place of places) {
      const at = index.get(place);
      if (at !== undefined) (goals[at] ??= []).push(index.get(flow) as number);
    }
  return goals;
}

function outcomesOf(
  graph: ChartGraph,
  node: GraphNode,
  places: (ids: readonly string[]) => readonly number[],
): readonly Outcome[] {
  const given = (flows: readonly string[]): readonly number[] =>
    places(flows.flatMap((flow) => Array<string>(node.completionQuantity).fill(flow)));
  const told = isSilent(node.id) ? [] : [node.id];
  const ways = waysOf(graph, node).map((flows) => ({
    gives: given(flows),
    says: flows.length === node.outgoing.length ? told : [...told, ...flows.filter((flow) => !isSilent(flow))],
  }));
  const exits = node.exits.map((exit) => ({
    gives: places(nodeOf(graph, exit).outgoing),
    says: [node.id, exit],
  }));
  return [...ways, ...exits];
}

/** The sets of flows a node may give tokens to. */
function waysOf(graph: ChartGraph, node: GraphNode): readonly (readonly string[])[] {
  const isOne = node.role === 'choice' || node.role === 'deferredChoice';
  if (isOne && node.outgoing.length > 0) return node.outgoing.map((flow) => [flow]);
  if (!choosesSeveral(node) && (node.role !== 'complex' || node.outgoing.length < 2)) return [node.outgoing];
  const asked = askedOf(node);
  const none = [...node.alwaysTaken, ...(node.defaultFlow === null ? [] : [node.defaultFlow])];
  const some = subsets(asked).map((chosen) => [...node.alwaysTaken, ...chosen]);
  return none.length > 0 ? [...some, none] : some;
}

const askedOf = (node: GraphNode): readonly string[] =>
  node.outgoing.filter((flow) => !node.alwaysTaken.includes(flow) && flow !== node.defaultFlow);

/** Has it more combinations of ways than are looked at? */
export const isSampled = (node: GraphNode): boolean =>
  (choosesSeveral(node) || node.role === 'complex') && askedOf(node).length > SUBSETS_OF_MAX;

/** Choices with more ways are judged by single ways, pairs, and all of them: enough where blocks nest. */
const SUBSETS_OF_MAX = 10;
const PAIRS_MAX = 300;

function subsets(flows: readonly string[]): readonly (readonly string[])[] {
  if (flows.length > SUBSETS_OF_MAX) {
    const pairs = flows.flatMap((one, at) => flows.slice(at + 1).map((other) => [one, other]));
    return [...flows.map((flow) => [flow]), ...pairs.slice(0, PAIRS_MAX), flows];
  }
  const all: (readonly string[])[] = [];
  for (let bits = 1; bits < 2 ** flows.length; bits++) all.push(flows.filter((_, at) => bits & (1 << at)));
  return all;
}

/** The flows a node would take from now, or null where it cannot fire. */
export function enabled(node: NetNode, tokens: Tokens): readonly number[] | null {
  const filled = node.takes.filter((flow) => tokens.has(flow));
  if (filled.length === 0) return null;
  if (node.needs === 'all') return filled.length === node.takes.length ? node.takes : null;
  if (node.needs === 'one') return node.quantity === 1 ? [filled[0] as number] : several(node, tokens);
  return isExpectedAt(node, tokens) ? null : filled;
}

/** As `isExpected` says it, asked of the tokens there are: each comes only to flows that have none of their own yet. */
function isExpectedAt({ comesTo }: NetNode, tokens: Tokens): boolean {
  for (const place of tokens.keys()) if (comesTo[place]?.every((flow) => !tokens.has(flow))) return true;
  return false;
}

function several(node: NetNode, tokens: Tokens): readonly number[] | null {
  const all = node.takes.flatMap((flow) => Array<number>(Math.min(tokens.get(flow) ?? 0, node.quantity)).fill(flow));
  return all.length >= node.quantity ? all.slice(0, node.quantity) : null;
}

export function fire(node: NetNode, taken: readonly number[], outcome: Outcome, tokens: Tokens): Tokens {
  if (node.terminates) return new Map();
  const next = new Map(tokens);
  for (const flow of taken) {
    const left = (next.get(flow) ?? 0) - 1;
    if (left > 0) next.set(flow, left);
    else next.delete(flow);
  }
  return plus(next, outcome.gives);
}

/** The same tokens with one more on each of these flows. */
function plus(tokens: Map<number, number>, flows: readonly number[]): Tokens {
  for (const flow of flows) tokens.set(flow, (tokens.get(flow) ?? 0) + 1);
  return tokens;
}

export const together = (some: Tokens, more: Tokens): Tokens => {
  const all = new Map(some);
  for (const [flow, count] of more) all.set(flow, (all.get(flow) ?? 0) + count);
  return all;
};

/** Equal for equal tokens: two characters a flow. */
export function keyOf(tokens: Tokens): string {
  let key = '';
  for (const flow of [...tokens.keys()].sort((a, b) => a - b))
    key += String.fromCharCode(flow, Math.min(tokens.get(flow) as number, 0xffff));
  return key;
}
