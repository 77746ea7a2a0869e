import type { FlowNode, Scope } from '@fallspur/bpmn';
import { beginFlow, beginOf } from './begins.ts';
import { rootsOf } from './elements/ad-hoc.ts';
import { beginsInstance, isParallelStart } from './elements/instantiating.ts';

/**
 * The scope with a start where none is drawn. In an ad-hoc subprocess one before each thing nothing leads to, for they
 * are begun one by one; elsewhere one before all of them, for they begin together. [BPMN 2.0.2, 10.5.2, 13.3.4]
 */
export function withSilentStarts(scope: Scope): Scope {
  const roots = rootsOf(scope);
  if (scope.kind === 'adHocSubProcess')
    return begunBy(
      scope,
      roots.map((root) => silentStart(root.id, [root])),
    );
  const isBegun = scope.nodes.some(
    (node) => node.type === 'startEvent' || beginsInstance(node, scope) || isParallelStart(node, scope),
  );
  return isBegun || roots.length === 0 ? scope : begunBy(scope, [silentStart(scope.id, roots)]);
}

/** The same for a scope and every scope inside it. */
export function withSilentStartsInside(scope: Scope): Scope {
  const nodes = scope.nodes.map((node) =>
    node.scope === null ? node : { ...node, scope: withSilentStartsInside(node.scope) },
  );
  return withSilentStarts({ ...scope, nodes });
}

/** What it begins stands in its outgoing flows. */
const silentStart = (of: string, begun: readonly FlowNode[]): FlowNode => ({
  ...(begun[0] as FlowNode),
  id: beginOf(of),
  name: '',
  type: 'startEvent',
  eventDefinitions: [],
  incoming: [],
  outgoing: begun.map(({ id }) => beginFlow(id)),
  defaultFlow: null,
  startQuantity: 1,
  completionQuantity: 1,
  loop: null,
  scope: null,
});

function begunBy(scope: Scope, starts: readonly FlowNode[]): Scope {
  const flows = starts.flatMap((start) =>
    start.outgoing.map((id) => ({
      id,
      name: '',
      source: start.id,
      target: id.slice(0, -beginFlow('').length),
      condition: null,
      position: start.position,
    })),
  );
  const begun = new Map(flows.map(({ id, target }) => [target, id]));
  const nodes = scope.nodes.map((node) => {
    const flow = begun.get(node.id);
    return flow === undefined ? node : { ...node, incoming: [flow] };
  });
  return { ...scope, nodes: [...starts, ...nodes], flows: [...scope.flows, ...flows] };
}
