import type { ChartGraph, GraphNode } from './graph.ts';

/**
 * Splits what the diagram draws as one into what encodings and verdict tell apart: an inclusive gateway becomes a join,
 * a choice, or a join before a choice. The added halves are silent; the choice keeps the id. [engine.md 3.4]
 */
export function normalise(graph: ChartGraph): ChartGraph {
  const flows = new Map(graph.flows);
  const nodes = new Map<string, GraphNode>();
  for (const node of graph.nodes.values()) {
    if (node.role !== 'inclusive') {
      nodes.set(node.id, node);
      continue;
    }
    const chooses = node.outgoing.length > 1;
    if (node.incoming.length < 2) nodes.set(node.id, { ...node, role: chooses ? 'multiChoice' : 'pass' });
    else if (!chooses) nodes.set(node.id, { ...node, role: 'synchronise' });
    else {
      const [join, between] = [joinPart(node.id), betweenParts(node.id)];
      flows.set(between, { id: between, source: join, target: node.id });
      for (const flow of node.incoming) {
        const { id, source } = flows.get(flow) as { id: string; source: string };
        flows.set(flow, { id, source, target: join });
      }
      nodes.set(join, { ...node, id: join, role: 'synchronise', outgoing: [between], defaultFlow: null });
      nodes.set(node.id, { ...node, role: 'multiChoice', incoming: [between] });
    }
  }
  return { ...graph, nodes, flows };
}

const joinPart = (gateway: string): string => `${gateway}:join`;
const betweenParts = (gateway: string): string => `${gateway}:between`;
