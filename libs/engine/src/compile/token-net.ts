import type { Json, JsonObject } from '@fallspur/kernel';
import type { ChartGraph, GraphNode } from './graph.ts';
import { isJoin, isSilent, isSynchronising, nodeOf, targetOf } from './graph.ts';
import { complexRegion } from './complex-net.ts';
import { waysTo } from './reach.ts';
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
        ...(graph.restarts ? { on: restarts(graph) } : {}),
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

/** Without a target: nothing that runs already is entered again. */
const restarts = (graph: ChartGraph): JsonObject =>
  Object.fromEntries(
    (graph.restarts ?? []).map((start) => [`start:${start}`, { actions: pass(nodeOf(graph, start)) }]),
  );

function region(graph: ChartGraph, node: GraphNode): JsonObject {
  if (node.role === 'complex') return complexRegion(node, expecting(graph, node));
  if (isSynchronising(node))
    return resting({
      guard: say.synchronised(expecting(graph, node)),
      actions: [say.takePresent(node.incoming), ...pass(node)],
    });
  if (isJoin(node))
    return resting({ guard: say.complete(node.incoming), actions: [say.takeEach(node.incoming), ...pass(node)] });
  const arrives = { guard: say.arrived(node.id, node.incoming, node.startQuantity) };
  if (node.role === 'wait' || node.role === 'deferredChoice') return waiting(graph, node, arrives);
  if (node.role === 'multiChoice') return choosing(graph, node, arrives);
  if (node.role === 'work' || node.role === 'choice') return working(graph, node, arrives);
  return resting({ ...arrives, actions: [say.take(node.incoming, node.startQuantity), ...pass(node)] });
}

/** What a join that waits for the last token must know: its ways, and what may still move by itself. */
const expecting = (graph: ChartGraph, join: GraphNode): say.Expecting => {
  const nodes = [...graph.nodes.values()];
  const isResting = (node: GraphNode): boolean =>
    isJoin(node) || isSynchronising(node) || node.role === 'complex' || node.startQuantity !== 1;
  return {
    flows: join.incoming,
    ways: waysTo(graph, join),
    moving: nodes.flatMap((node) => (isResting(node) ? [] : node.incoming)),
    joins: nodes.filter(isJoin).map((node) => node.incoming),
  };
};

const resting = (always: JsonObject): JsonObject => ({ initial: 'idle', states: { idle: { always } } });

function waiting(graph: ChartGraph, node: GraphNode, arrives: JsonObject): JsonObject {
  const arrival = { ...arrives, actions: arrive(node) };
  const on: Record<string, Json> = {};
  if (node.choosesAfter) Object.assign(on, wayOutAsked(node));
  else if (node.role === 'wait')
    on[`${node.resumedBy}:${node.id}`] = departures(node, [say.left(node.id), ...give(node)]);
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

/** A waiting activity with conditional flows: one of its instances is done, or tries its way out again. */
function wayOutAsked(node: GraphNode): JsonObject {
  const goes = [say.release(node.id), say.left(node.id), say.giveChosen(node.id, node.completionQuantity)];
  const ways = (before: readonly JsonObject[], more: JsonObject): readonly JsonObject[] => [
    { guard: say.chooses(node, { ...more, several: true }), actions: [...before, ...goes] },
    { guard: say.chooses(node, { ...more, several: false }), target: 'idle', actions: [...before, ...goes] },
  ];
  const done = say.doneToken(node.id);
  return {
    [`${node.resumedBy}:${node.id}`]: [
      ...ways([], { beyond: done }),
      { guard: say.unfinished(node.id), actions: [say.stuck(node.id), say.put(done)] },
    ],
    [`retry:${node.id}`]: [
      ...ways([say.take([done])], { where: done }),
      { guard: say.complete([done]), actions: [say.stuck(node.id)] },
    ],
  };
}

/** An inclusive gateway or a none task with conditional flows. */
function choosing(graph: ChartGraph, node: GraphNode, arrives: JsonObject): JsonObject {
  return {
    initial: 'idle',
    states: {
      idle: { always: { ...arrives, target: 'deciding', actions: [...arrive(node), ...busy(graph)] } },
      deciding: { always: wayOut(graph, node, [say.stuck(node.id)]) },
      active: { on: { [`retry:${node.id}`]: again(graph, 'deciding') } },
    },
  };
}

const wayOut = (graph: ChartGraph, node: GraphNode, stuck: readonly JsonObject[]): readonly JsonObject[] => [
  {
    guard: say.chooses(node),
    target: 'idle',
    actions: [
      say.release(node.id),
      say.left(node.id),
      say.giveChosen(node.id, node.completionQuantity),
      ...quiet(graph),
    ],
  },
  { target: 'active', actions: [...stuck, ...quiet(graph)] },
];

const again = (graph: ChartGraph, target: string): JsonObject => {
  const actions = busy(graph);
  return actions.length ? { target, actions } : { target };
};

/** Only a join that waits for the last token asks whether something still works. */
const waitsForQuiet = (graph: ChartGraph): boolean =>
  [...graph.nodes.values()].some((node) => isSynchronising(node) || node.role === 'complex');
const busy = (graph: ChartGraph): readonly JsonObject[] => (waitsForQuiet(graph) ? [say.busy(1)] : []);
const quiet = (graph: ChartGraph): readonly JsonObject[] => (waitsForQuiet(graph) ? [say.busy(-1)] : []);

function working(graph: ChartGraph, node: GraphNode, arrives: JsonObject): JsonObject {
  const depart = (actions: readonly JsonObject[]): JsonObject => ({
    target: 'idle',
    actions: [say.release(node.id), say.left(node.id), ...actions, ...quiet(graph)],
  });
  const ways =
    node.role === 'work'
      ? [
          node.choosesAfter
            ? { guard: say.performed(node.id), target: 'choosing' }
            : { guard: say.performed(node.id), ...depart(give(node)) },
        ]
      : node.outgoing.map((flow) => ({
          guard: say.holds(node.id, flow),
          ...depart([say.taken(flow), say.put(flow)]),
        }));
  return {
    initial: 'idle',
    states: {
      idle: { always: { ...arrives, target: 'deciding', actions: [...arrive(node), ...busy(graph)] } },
      deciding: {
        always: [...ways, stays(node.role === 'choice' ? [say.stuck(node.id), ...quiet(graph)] : quiet(graph))],
      },
      ...(node.choosesAfter ? { choosing: { always: wayOut(graph, node, stuckWhenDone(node)) } } : {}),
      active: {
        on: {
          [`retry:${node.id}`]: node.choosesAfter ? retries(graph, node) : again(graph, 'deciding'),
          ...interruptions(graph, node),
        },
      },
    },
  };
}

const stays = (actions: readonly JsonObject[]): JsonObject =>
  actions.length ? { target: 'active', actions } : { target: 'active' };
const stuckWhenDone = (node: GraphNode): readonly JsonObject[] => [say.stuck(node.id), say.put(say.doneToken(node.id))];
/** What is done already only asks for its way out again. */
const retries = (graph: ChartGraph, node: GraphNode): readonly JsonObject[] => [
  {
    guard: say.complete([say.doneToken(node.id)]),
    target: 'choosing',
    actions: [say.take([say.doneToken(node.id)]), ...busy(graph)],
  },
  again(graph, 'deciding'),
];

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
  say.take(node.incoming, node.startQuantity),
  say.entered(node.id),
  say.hold(node.id),
];
const pass = (node: GraphNode): readonly JsonObject[] =>
  isSilent(node.id) ? give(node) : [say.entered(node.id), say.left(node.id), ...give(node)];
const give = (node: GraphNode): readonly JsonObject[] =>
  node.outgoing.flatMap((flow) =>
    Array.from({ length: node.completionQuantity }, () =>
      isSilent(flow) ? [say.put(flow)] : [say.taken(flow), say.put(flow)],
    ).flat(),
  );
