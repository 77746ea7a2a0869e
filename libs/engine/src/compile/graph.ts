import type { FlowNodeType, SequenceFlow } from '@fallspur/bpmn';
import type { SourcePosition } from '@fallspur/kernel';
import type { Chart } from './chart.ts';

/**
 * What a token does at a node. Only `wait`, `work` and the choices can hold it: they become states. Several outgoing
 * flows always mean a token for each, except at a choice; several incoming mean a merge, except at the joins.
 */
export type FlowRole =
  /** Passes at once: none tasks, none events, single-way gateways, start events. */
  | 'pass'
  /** Waits for `done:` (activities) or `fire:` (catch events), see `resumedBy`. */
  | 'wait'
  /** Does automatic work on entry; stays, stuck, where the work fails. */
  | 'work'
  /** Takes the first outgoing flow whose condition holds. */
  | 'choice'
  /** Takes every outgoing flow whose condition holds, the default flow where none does. */
  | 'multiChoice'
  /** Waits for one token on every incoming flow. */
  | 'parallel'
  /** Waits until no further token can come: the join of an inclusive gateway. */
  | 'synchronise'
  /** Inclusive gateway as drawn; `normalise` makes a join, a choice or both of it. */
  | 'inclusive'
  /** Complex gateway with several incoming flows: its condition says when the tokens suffice. */
  | 'complex'
  /** Event-based gateway: waits until one of its events happens. */
  | 'deferredChoice'
  /** An event behind an event-based gateway: passed when it fires, never waited at. */
  | 'caught'
  /** A boundary event: another exit of its activity. */
  | 'boundary';

export interface GraphNode {
  readonly id: string;
  readonly name: string;
  readonly type: FlowNodeType;
  readonly role: FlowRole;
  readonly resumedBy: 'done' | 'fire';
  /** Terminate or error end: takes every other token of the scope with it. */
  readonly terminates: boolean;
  /** A waiting or working activity whose outgoing flows carry conditions: they are asked when it is done. */
  readonly choosesAfter: boolean;
  /** Tokens it needs to begin, and gives to every outgoing flow when it is done. [BPMN 2.0.2, 10.3] */
  readonly startQuantity: number;
  readonly completionQuantity: number;
  readonly defaultFlow: string | null;
  /** Unconditional ways beside the conditional ones of a choice among several. */
  readonly alwaysTaken: readonly string[];
  /** Complex gateway: flows whose condition asks for `waitingForStart`, and may so give a token when a round ends. */
  readonly resetFlows: readonly string[];
  readonly position: SourcePosition;
  /** Flow ids inside this chart, in document order; the default flow of a choice comes last. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Interrupting boundary events attached here, in document order. */
  readonly exits: readonly string[];
  /** Non-interrupting boundary events attached here whose path is part of this chart. */
  readonly handlers?: readonly string[];
}

/** The flow of one chart: the part of a scope its tokens can reach. */
export interface ChartGraph {
  readonly id: string;
  readonly kind: Chart['kind'];
  readonly scope: string;
  /** In document order. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly flows: ReadonlyMap<string, Pick<SequenceFlow, 'id' | 'source' | 'target'>>;
  /** Nodes a `start:` event may name: start events, or the boundary event of a handler. */
  readonly starts: readonly string[];
  /**
   * What may begin while it runs, each time with a token more: all starts of an ad-hoc subprocess, and non-interrupting
   * boundary events whose path joins the flow they hang on.
   */
  readonly restarts?: readonly string[];
  /** Event subprocesses that listen while this chart runs. */
  readonly listeners: readonly string[];
}

export const nodeOf = (graph: ChartGraph, id: string): GraphNode => {
  const node = graph.nodes.get(id);
  if (!node) throw new Error(`Chart ${graph.id} holds no node ${id}`);
  return node;
};

export const targetOf = (graph: ChartGraph, flow: string): GraphNode => {
  const found = graph.flows.get(flow);
  if (!found) throw new Error(`Chart ${graph.id} holds no flow ${flow}`);
  return nodeOf(graph, found.target);
};

/** Where a token can go next: along flows, and out of an activity through its interrupting boundary events. */
export const successorsOf = (graph: ChartGraph, node: GraphNode): readonly GraphNode[] => [
  ...node.outgoing.map((flow) => targetOf(graph, flow)),
  ...node.exits.map((exit) => nodeOf(graph, exit)),
];

export const isJoin = (node: GraphNode): boolean => node.role === 'parallel' && node.incoming.length > 1;

export const isSynchronising = (node: GraphNode): boolean => node.role === 'synchronise' && node.incoming.length > 1;

/** Nodes and flows `normalise` adds are never told to the host: no id of the diagram holds a colon. */
export const isSilent = (id: string): boolean => id.includes(':');

/** Does it ask which of several flows go on? */
export const choosesSeveral = (node: GraphNode): boolean => node.role === 'multiChoice' || node.choosesAfter;

/** Splits its token: one for every outgoing flow. */
export const isFork = (node: GraphNode): boolean =>
  node.outgoing.length > 1 && node.role !== 'choice' && node.role !== 'deferredChoice';

/** Can a token stand still here? Such nodes are the states of a structured chart. */
export const isStop = (node: GraphNode): boolean =>
  node.role === 'wait' || node.role === 'deferredChoice' || isAutomaticStop(node);

export const isAutomaticStop = (node: GraphNode): boolean =>
  node.role === 'work' || node.role === 'choice' || node.role === 'multiChoice';
