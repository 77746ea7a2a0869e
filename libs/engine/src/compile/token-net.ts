import type { Json, JsonObject } from '@fallspur/kernel';
import type { ChartGraph, GraphNode } from './graph.ts';
import { isJoin, nodeOf, targetOf } from './graph.ts';
import * as say from './vocabulary.ts';

/**
 * The token-net encoding for what has no block structure: a region for every node, tokens counted on flows and in
 * nodes. A join fires when every incoming flow holds a token; a node reached twice works twice. [engine.md 3]
 */
export function tokenNetConfig(graph: ChartGraph): JsonObject {
  const regions: Record<string, Json> = {};
  for (const node of graph.nodes.values()) {
    if (node.role === 'boundary' || node.role === 'caught' || node.incoming.length === 0) continue;
    regions[node.id] = region(graph, node);
  }
  return {
    id: graph.id,
    context: { tokens: {}, held: {} },
    options: { maxIterations: 10_000 },
    initial: say.READY,
    on: { [say.CANCEL]: { target: say.targetId(say.DONE), actions: [say.cancelled] } },
    states: {
      [say.READY]: { id: say.READY, on: starts(graph) },
      [say.RUNNING]: {
        id: say.RUNNING,
        type: 'parallel',
        always: { guard: say.spent, target: say.targetId(say.DONE) },
        states: regions,
      },
      [say.DONE]: { id: say.DONE, type: 'final' },
    },
  };
}

function starts(graph: ChartGraph): JsonObject {
  const on: Record<string, Json> = {};
  for (const start of graph.starts)
    on[`start:${start}`] = { target: say.targetId(say.RUNNING), actions: pass(nodeOf(graph, start)) };
  return on;
}

function region(graph: ChartGraph, node: GraphNode): JsonObject {
  if (isJoin(node))
    return resting({ guard: say.complete(node.incoming), actions: [say.takeEach(node.incoming), ...pass(node)] });
  const arrives = { guard: say.arrived(node.id, node.incoming) };
  if (node.role === 'wait' || node.role === 'deferredChoice') return waiting(graph, node, arrives);
  if (node.role === 'work' || node.role === 'choice') return working(graph, node, arrives);
  return resting({ ...arrives, actions: [say.take(node.incoming), ...pass(node)] });
}

const resting = (always: JsonObject): JsonObject => ({ initial: 'idle', states: { idle: { always } } });

function waiting(graph: ChartGraph, node: GraphNode, arrives: JsonObject): JsonObject {
  const arrival = { ...arrives, actions: arrive(node) };
  const on: Record<string, Json> = {};
  if (node.role === 'wait') on[`${node.resumedBy}:${node.id}`] = departures(node, [say.left(node.id), ...give(node)]);
  else
    for (const flow of node.outgoing) {
      const event = targetOf(graph, flow);
      on[`fire:${event.id}`] = departures(node, [say.left(node.id), say.taken(flow), ...pass(event)]);
    }
  Object.assign(on, interruptions(graph, node));
  return {
    initial: 'idle',
    states: { idle: { always: { ...arrival, target: 'active' } }, active: { always: arrival, on } },
  };
}

function working(graph: ChartGraph, node: GraphNode, arrives: JsonObject): JsonObject {
  const depart = (actions: readonly JsonObject[]): JsonObject => ({
    target: 'idle',
    actions: [say.release(node.id), say.left(node.id), ...actions],
  });
  const ways =
    node.role === 'work'
      ? [{ guard: say.performed(node.id), ...depart(give(node)) }]
      : node.outgoing.map((flow) => ({
          guard: say.holds(node.id, flow),
          ...depart([say.taken(flow), say.put(flow)]),
        }));
  return {
    initial: 'idle',
    states: {
      idle: { always: { ...arrives, target: 'deciding', actions: arrive(node) } },
      deciding: {
        always: [...ways, { target: 'active', ...(node.role === 'choice' ? { actions: [say.stuck(node.id)] } : {}) }],
      },
      active: { on: { [`retry:${node.id}`]: { target: 'deciding' }, ...interruptions(graph, node) } },
    },
  };
}

function interruptions(graph: ChartGraph, node: GraphNode): JsonObject {
  const on: Record<string, Json> = {};
  for (const exit of node.exits)
    on[`fire:${exit}`] = departures(node, [say.interrupted(node.id), ...pass(nodeOf(graph, exit))]);
  return on;
}

/** One of possibly several instances leaves; the region falls idle with the last. */
const departures = (node: GraphNode, actions: readonly JsonObject[]): readonly JsonObject[] => [
  { guard: say.several(node.id), actions: [say.release(node.id), ...actions] },
  { target: 'idle', actions: [say.release(node.id), ...actions] },
];

const arrive = (node: GraphNode): readonly JsonObject[] => [
  say.take(node.incoming),
  say.entered(node.id),
  say.hold(node.id),
];
const pass = (node: GraphNode): readonly JsonObject[] => [say.entered(node.id), say.left(node.id), ...give(node)];
const give = (node: GraphNode): readonly JsonObject[] =>
  node.outgoing.flatMap((flow) => [say.taken(flow), say.put(flow)]);
