import type { FlowNode, Scope } from '@fallspur/bpmn';
import type { Chart } from './chart.ts';
import { beginsInstance, isParallelStart } from './elements/instantiating.ts';
import { BEGIN, isBegin } from './begins.ts';
import { isOutsideFlow } from './elements/compensation.ts';
import type { ChartGraph, FlowRole, GraphNode } from './graph.ts';
import { indexOf } from './scope-index.ts';
import { withLinks } from './links.ts';
import { withSilentStarts } from './silent-starts.ts';

/** What `elements/` decided about the nodes of a scope. */
export type RoleOf = (
  node: FlowNode,
) => Pick<GraphNode, 'role' | 'resumedBy' | 'terminates'> &
  Partial<Pick<GraphNode, 'choosesAfter' | 'resetFlows' | 'alwaysTaken'>>;

const KINDS: Readonly<Record<Scope['kind'], Chart['kind']>> = {
  process: 'process',
  subProcess: 'subProcess',
  transaction: 'subProcess',
  adHocSubProcess: 'subProcess',
  eventSubProcess: 'eventSubProcess',
};

/**
 * The charts of one scope: its main flow, and one handler for every non-interrupting boundary event. A handler whose
 * path runs on into the main flow holds its own copy of what follows: every token has its own instance. One that joins
 * the flow it hangs on, be it that of another handler, is part of it. [engine.md 3]
 */
export function chartsOf(drawn: Scope, roleOf: RoleOf): readonly ChartGraph[] {
  const scope = withSilentStarts(withLinks(drawn));
  const nodes = new Map(
    scope.nodes
      .filter((node) => !isEventSubProcess(node) && !isOutsideFlow(node, scope))
      .map((node) => [node.id, node]),
  );
  const listeners = scope.nodes.filter(isEventSubProcess).map((node) => node.id);
  const starts = scope.nodes
    .filter(
      (node) =>
        isBegin(node.id) || node.type === 'startEvent' || beginsInstance(node, scope) || isParallelStart(node, scope),
    )
    .map((node) => node.id);
  const unattached = [...nodes.values()].filter(
    (node) => (node.incoming.length === 0 || starts.includes(node.id)) && node.attachedTo === null,
  );
  const isAdHoc = drawn.kind === 'adHocSubProcess';
  const drawnIn = (identity: Identity, entries: readonly FlowNode[]): ChartGraph =>
    graphOf(scope, identity, entries, nodes, roleOf);
  const events = [...nodes.values()].filter((node) => node.attachedTo !== null && !node.cancelActivity);
  const handlers = new Map(events.map((node) => [node.id, withWhatHangsOnIt(drawnIn, events, node)]));
  const taken = new Set<string>();
  /** The chart with every handler whose path joins it: one join, one marking. */
  const complete = (identity: Identity, entries: readonly FlowNode[]): ChartGraph => {
    const begun = drawnIn(identity, entries);
    const lacking = sharedJoins(scope, begun);
    for (const event of events) {
      const handler = handlers.get(event.id) as ChartGraph;
      if (taken.has(event.id) || !begun.nodes.has(event.attachedTo as string)) continue;
      // One that leads back into all of the flow has every way to the join itself; then it is the flow that lacks one.
      if (sharedJoins(scope, handler).length === 0 && !lacking.some(({ id }) => handler.nodes.has(id))) continue;
      taken.add(event.id);
      return complete({ ...identity, restarts: [...(identity.restarts ?? []), event.id] }, [...entries, event]);
    }
    return begun;
  };
  const identity = { id: scope.id, kind: KINDS[scope.kind], starts, listeners };
  const main = complete({ ...identity, ...(isAdHoc ? { restarts: starts } : {}) }, unattached);
  const charts = [main];
  for (const event of events) {
    if (taken.has(event.id)) continue;
    taken.add(event.id);
    charts.push(complete(handlerOf(event), [event]));
  }
  return charts;
}

type Identity = Pick<ChartGraph, 'id' | 'kind' | 'starts' | 'listeners' | 'restarts'>;

const handlerOf = ({ id }: FlowNode): Identity => ({ id, kind: 'handler', starts: [id], listeners: [] });

/** The path of a non-interrupting event, with the paths of those that hang on its activities. */
function withWhatHangsOnIt(
  drawnIn: (identity: Identity, entries: readonly FlowNode[]) => ChartGraph,
  events: readonly FlowNode[],
  event: FlowNode,
): ChartGraph {
  const entries = [event];
  for (;;) {
    const graph = drawnIn(handlerOf(event), entries);
    const next = events.find((one) => !entries.includes(one) && graph.nodes.has(one.attachedTo as string));
    if (!next) return graph;
    entries.push(next);
  }
}

export const isEventSubProcess = (node: FlowNode): boolean => node.scope?.kind === 'eventSubProcess';

function graphOf(
  scope: Scope,
  identity: Identity,
  entries: readonly FlowNode[],
  nodes: ReadonlyMap<string, FlowNode>,
  roleOf: RoleOf,
): ChartGraph {
  const flowsById = new Map(scope.flows.map((flow) => [flow.id, flow]));
  const exitsOf = (node: FlowNode) =>
    indexOf(scope)
      .attachedTo(node.id)
      .filter((other) => other.cancelActivity && nodes.has(other.id));
  const reached = new Set<string>();
  const open = [...entries];
  for (let node = open.pop(); node; node = open.pop()) {
    if (reached.has(node.id)) continue;
    reached.add(node.id);
    for (const flow of node.outgoing) {
      const target = nodes.get(flowsById.get(flow)?.target ?? '');
      if (target) open.push(target);
    }
    open.push(...exitsOf(node));
  }
  const inside = [...nodes.values()].filter((node) => reached.has(node.id));
  const flows = scope.flows.filter((flow) => reached.has(flow.source) && reached.has(flow.target));
  const present = new Set(flows.map((flow) => flow.id));
  return {
    ...identity,
    scope: scope.id,
    nodes: new Map(
      inside.map((node) => [
        node.id,
        {
          id: node.id,
          name: node.name,
          type: node.type,
          position: node.position,
          choosesAfter: false,
          resetFlows: [],
          alwaysTaken: [],
          startQuantity: node.startQuantity,
          completionQuantity: node.completionQuantity,
          defaultFlow: node.defaultFlow,
          ...(isBegin(node.id) ? BEGIN : roleOf(node)),
          incoming: node.incoming.filter((flow) => present.has(flow)),
          outgoing: defaultLast(node).filter((flow) => present.has(flow)),
          exits: exitsOf(node).map((exit) => exit.id),
          handlers: (identity.restarts ?? []).filter((id) => nodes.get(id)?.attachedTo === node.id),
        },
      ]),
    ),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
}

const defaultLast = (node: FlowNode): readonly string[] =>
  node.defaultFlow === null
    ? node.outgoing
    : [...node.outgoing.filter((flow) => flow !== node.defaultFlow), node.defaultFlow];

const JOINS: ReadonlySet<FlowRole> = new Set(['parallel', 'inclusive', 'complex']);

/** Joins of a chart that also wait for tokens from outside it. */
export function sharedJoins(scope: Scope, chart: ChartGraph): readonly GraphNode[] {
  const wholeIncoming = new Map(scope.nodes.map((node) => [node.id, node.incoming.length]));
  return [...chart.nodes.values()].filter(
    (node) => JOINS.has(node.role) && node.incoming.length < (wholeIncoming.get(node.id) ?? 0),
  );
}
