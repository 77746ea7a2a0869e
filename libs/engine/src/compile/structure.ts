import type { ChartGraph, GraphNode } from './graph.ts';
import { nearestCommon, postdominatorsOf, type Postdominators } from './postdominators.ts';
import { choosesSeveral, isFork, isJoin, isSynchronising, successorsOf, targetOf } from './graph.ts';

/** A fork and what belongs to it: disjoint branches that end at one join, or all at end events (`join` null). */
export interface Block {
  readonly fork: string;
  readonly join: string | null;
  readonly branches: readonly Branch[];
}
export interface Branch {
  /** The flow that enters the branch: its name. */
  readonly flow: string;
  readonly nodes: ReadonlySet<string>;
  /** The flow that arrives at the join; null where the branch ends at end events. */
  readonly last: string | null;
}

export interface Structure {
  readonly blocks: ReadonlyMap<string, Block>;
  /** Joins that close a block. An inclusive join that closes none merges ways of which one token takes one. */
  readonly closed: ReadonlySet<string>;
  /** Innermost branch (by its flow) a node lies in; null at the top of the chart. */
  branchOf(node: string): Branch | null;
}

/** A node that cannot be part of a block, and why: the chart is a rigid. */
export interface NoStructure {
  readonly node: string;
  readonly reason: string;
}

/**
 * Finds for every fork its block. Succeeds only where blocks nest properly and every join closes exactly one
 * of them; everything else is a rigid and needs the token-net encoding. [engine.md 3.5]
 */
export function findStructure(graph: ChartGraph): Structure | NoStructure {
  for (const node of graph.nodes.values()) {
    if (node.role === 'complex') return { node: node.id, reason: 'wartet auf eine Bedingung über seine Eingänge' };
    if (node.startQuantity !== 1 || node.completionQuantity !== 1)
      return { node: node.id, reason: 'braucht oder gibt mehrere Token' };
  }
  const postdominators = postdominatorsOf(graph);
  const blocks = new Map<string, Block>();
  const closed = new Set<string>();
  for (const fork of graph.nodes.values()) {
    if (!isFork(fork)) continue;
    const block = blockOf(graph, fork, postdominators);
    if ('reason' in block) return block;
    if (block.join !== null && closed.has(block.join))
      return { node: block.join, reason: 'schliesst zwei Aufteilungen' };
    if (block.join !== null) closed.add(block.join);
    blocks.set(fork.id, block);
  }
  for (const node of graph.nodes.values())
    if (isJoin(node) && !closed.has(node.id))
      return { node: node.id, reason: 'führt Zweige zusammen, die keine Aufteilung geöffnet hat' };

  const innermost = new Map<string, Branch>();
  for (const block of blocks.values())
    for (const branch of block.branches)
      for (const node of branch.nodes) {
        const known = innermost.get(node);
        if (!known || branch.nodes.size < known.nodes.size) innermost.set(node, branch);
      }
  return { blocks, closed, branchOf: (node) => innermost.get(node) ?? null };
}

function blockOf(graph: ChartGraph, fork: GraphNode, postdominators: Postdominators): Block | NoStructure {
  const join = nearestCommon(
    fork.outgoing.map((flow) => targetOf(graph, flow).id),
    postdominators,
  );
  const closing = join === null ? null : (graph.nodes.get(join) as GraphNode);
  if (closing && !isSynchronising(closing) && (!isJoin(closing) || choosesSeveral(fork)))
    return { node: closing.id, reason: `führt die Zweige von ${fork.id} ohne passendes Gateway zusammen` };

  const branches: Branch[] = [];
  const seen = new Set<string>();
  for (const flow of fork.outgoing) {
    const nodes = reach(graph, flow, join);
    for (const node of nodes) {
      if (node === fork.id) return { node, reason: 'liegt in seinem eigenen Zweig' };
      if (seen.has(node)) return { node, reason: `liegt in zwei Zweigen von ${fork.id}` };
      seen.add(node);
    }
    const stranger = entryFromOutside(graph, nodes, flow);
    if (stranger) return { node: stranger, reason: `wird von ausserhalb des Zweigs ${flow} von ${fork.id} betreten` };
    const arrivals = join === null ? [] : arrivalsAt(graph, join, nodes, flow);
    if (join !== null && arrivals.length !== 1)
      return { node: join, reason: `hat ${arrivals.length} Eingänge aus dem Zweig ${flow} von ${fork.id}` };
    branches.push({ flow, nodes, last: arrivals[0] ?? null });
  }
  if (join !== null && graph.nodes.get(join)?.incoming.length !== branches.length)
    return { node: join, reason: `hat mehr Eingänge als ${fork.id} Zweige` };
  return { fork: fork.id, join, branches };
}

function reach(graph: ChartGraph, flow: string, join: string | null): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [targetOf(graph, flow)];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.id === join || found.has(node.id)) continue;
    found.add(node.id);
    open.push(...successorsOf(graph, node));
  }
  return found;
}

function entryFromOutside(graph: ChartGraph, nodes: ReadonlySet<string>, entry: string): string | undefined {
  for (const id of nodes) {
    const node = graph.nodes.get(id) as GraphNode;
    for (const flow of node.incoming)
      if (flow !== entry && !nodes.has(graph.flows.get(flow)?.source as string)) return id;
  }
  return undefined;
}

const arrivalsAt = (graph: ChartGraph, join: string, nodes: ReadonlySet<string>, entry: string): readonly string[] =>
  (graph.nodes.get(join) as GraphNode).incoming.filter(
    (flow) => flow === entry || nodes.has(graph.flows.get(flow)?.source as string),
  );
