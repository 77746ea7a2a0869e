import type { ChartGraph, GraphNode } from '../graph.ts';
import { isAutomaticStop, isJoin, isSilent, isStop, nodeOf, successorsOf } from '../graph.ts';

/**
 * A circle of elements none of which waits, in the order they are passed: nothing from outside could end it. A parallel
 * join that takes a token from outside the circle waits for it; one that is fed by the circle alone does not.
 */
export function findAutomaticCycle(graph: ChartGraph): readonly string[] | null {
  const moving = new Set([...graph.nodes.values()].filter((node) => !isStop(node) || isAutomaticStop(node)));
  for (let circles = circlesIn(graph, moving); circles.length > 0; circles = circlesIn(graph, moving)) {
    const free = circles.find((circle) => [...circle].every((node) => !isFedFromOutside(graph, node, circle)));
    if (free) return shortestRound(graph, free);
    for (const circle of circles)
      for (const node of circle) if (isFedFromOutside(graph, node, circle)) moving.delete(node);
  }
  return null;
}

/** A circle of these nodes alone, whatever they wait for. */
export function findCycle(graph: ChartGraph, nodes: ReadonlySet<GraphNode>): readonly string[] | null {
  const [circle] = circlesIn(graph, nodes);
  return circle ? shortestRound(graph, circle) : null;
}

const isFedFromOutside = (graph: ChartGraph, node: GraphNode, circle: ReadonlySet<GraphNode>): boolean =>
  isJoin(node) && node.incoming.some((flow) => !circle.has(nodeOf(graph, graph.flows.get(flow)?.source as string)));

/** Sets of nodes each of which can be reached from each, by more than standing still. [Kosaraju 1978] */
function circlesIn(graph: ChartGraph, moving: ReadonlySet<GraphNode>): readonly ReadonlySet<GraphNode>[] {
  const next = new Map([...moving].map((node) => [node, successorsOf(graph, node).filter((one) => moving.has(one))]));
  const before = new Map([...moving].map((node) => [node, [] as GraphNode[]]));
  for (const [node, ways] of next) for (const one of ways) before.get(one)?.push(node);
  const seen = new Set<GraphNode>();
  const circles: ReadonlySet<GraphNode>[] = [];
  for (const root of lastLeftFirst(next)) {
    const circle = new Set<GraphNode>();
    const open = seen.has(root) ? [] : [root];
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      circle.add(node);
      open.push(...(before.get(node) ?? []));
    }
    if (circle.size > 1 || (circle.size === 1 && next.get(root)?.includes(root))) circles.push(circle);
  }
  return circles;
}

/** Without recursion: a chain of ten thousand elements is no reason to fall over. */
function lastLeftFirst(next: ReadonlyMap<GraphNode, readonly GraphNode[]>): readonly GraphNode[] {
  const entered = new Set<GraphNode>();
  const left: GraphNode[] = [];
  for (const root of next.keys()) {
    const open = [{ node: root, at: 0 }];
    if (entered.has(root)) continue;
    entered.add(root);
    for (let here = open.at(-1); here; here = open.at(-1)) {
      const way = next.get(here.node)?.[here.at++];
      if (!way) left.push((open.pop() as typeof here).node);
      else if (!entered.has(way)) {
        entered.add(way);
        open.push({ node: way, at: 0 });
      }
    }
  }
  return left.reverse();
}

/** The shortest way round from a node of the circle, best one that decides or works. */
function shortestRound(graph: ChartGraph, circle: ReadonlySet<GraphNode>): readonly string[] {
  const nodes = [...circle];
  const start = nodes.find(isAutomaticStop) ?? (nodes[0] as GraphNode);
  const from = new Map<GraphNode, GraphNode>();
  const open = [start];
  for (const node of open)
    for (const next of successorsOf(graph, node)) {
      if (!circle.has(next) || from.has(next)) continue;
      from.set(next, node);
      open.push(next);
    }
  const round: string[] = [];
  let at = start;
  do {
    at = from.get(at) as GraphNode;
    round.unshift(at.id);
  } while (at !== start);
  return round.filter((id) => !isSilent(id));
}
