import type { GraphNode } from './graph.ts';

interface Ways {
  readonly nodes: ReadonlyMap<string, Pick<GraphNode, 'id' | 'incoming' | 'exits'>>;
  readonly flows: ReadonlyMap<string, { readonly source: string }>;
}

/**
 * For every incoming flow of a join the places (flows, and nodes that hold a token) from which a token can still come
 * there without passing the join: the labels of the inclusive join. [BPMN 2.0.2, 13.4.3; engine.md 3]
 */
export function waysTo(
  graph: Ways,
  join: Pick<GraphNode, 'id' | 'incoming'>,
): Readonly<Record<string, readonly string[]>> {
  const hosts = new Map([...graph.nodes.values()].flatMap((node) => node.exits.map((exit) => [exit, node] as const)));
  const placesBefore = (flow: string): readonly string[] => {
    const places = new Set<string>();
    const open = [flow];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const source = graph.nodes.get(graph.flows.get(at)?.source ?? '');
      for (let node = source; node && node.id !== join.id && !places.has(node.id); node = hosts.get(node.id)) {
        places.add(node.id);
        for (const incoming of node.incoming)
          if (!places.has(incoming)) {
            places.add(incoming);
            open.push(incoming);
          }
      }
    }
    return [...places];
  };
  return Object.fromEntries(join.incoming.map((flow) => [flow, placesBefore(flow)]));
}

/**
 * Is another token still to be expected at one of the `empty` flows? A token that could also come to a flow that has its
 * own already holds nothing up.
 */
export function isExpected(
  ways: Readonly<Record<string, readonly string[]>>,
  empty: readonly string[],
  filled: readonly string[],
  holds: (place: string) => boolean,
): boolean {
  return empty.some((flow) =>
    (ways[flow] ?? []).some((place) => holds(place) && !filled.some((other) => ways[other]?.includes(place))),
  );
}
