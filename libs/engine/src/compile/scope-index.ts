import type { FlowNode, Scope, SequenceFlow } from '@fallspur/bpmn';

/** A scope by what is asked of it for every element: without it, ten thousand elements are asked ten thousand times. */
export interface ScopeIndex {
  readonly node: (id: string) => FlowNode | undefined;
  /** In document order. */
  readonly flowsFrom: (id: string) => readonly SequenceFlow[];
  readonly flowsTo: (id: string) => readonly SequenceFlow[];
  /** Boundary events on an activity. */
  readonly attachedTo: (id: string) => readonly FlowNode[];
}

/** Made once for each scope: a model never changes. */
export function indexOf(scope: Scope): ScopeIndex {
  const known = INDEXES.get(scope);
  if (known) return known;
  const nodes = new Map(scope.nodes.map((node) => [node.id, node]));
  const from = Map.groupBy(scope.flows, ({ source }) => source);
  const to = Map.groupBy(scope.flows, ({ target }) => target);
  const attached = Map.groupBy(scope.nodes, (node) => node.attachedTo);
  const index: ScopeIndex = {
    node: (id) => nodes.get(id),
    flowsFrom: (id) => from.get(id) ?? [],
    flowsTo: (id) => to.get(id) ?? [],
    attachedTo: (id) => attached.get(id) ?? [],
  };
  INDEXES.set(scope, index);
  return index;
}

const INDEXES = new WeakMap<Scope, ScopeIndex>();
