import type { FlowNode, Scope } from '@fallspur/bpmn';
import { indexOf } from '../scope-index.ts';

/** An event-based gateway without incoming flow: the events behind it begin the process. [BPMN 2.0.2, 10.6.6] */
export const isInstantiatingGateway = (node: FlowNode, scope: Scope): boolean =>
  node.type === 'eventBasedGateway' &&
  node.instantiate &&
  node.eventGatewayType !== 'Parallel' &&
  node.incoming.length === 0 &&
  scope.kind === 'process';

/** The same, waiting for all of its events: the first begins the process, which then waits for the others. */
export const isParallelStart = (node: FlowNode, scope: Scope): boolean =>
  node.type === 'eventBasedGateway' &&
  node.instantiate &&
  node.eventGatewayType === 'Parallel' &&
  node.incoming.length === 0 &&
  scope.kind === 'process';

/** The gateway whose events all have to happen, if this is one of them. */
export const parallelStartOf = (node: FlowNode, scope: Scope): FlowNode | undefined =>
  sourcesOf(node, scope).find((source) => isParallelStart(source, scope));

/** Does it begin an instance as a start event would: a receive task told to, or an event behind such a gateway? */
export function beginsInstance(node: FlowNode, scope: Scope): boolean {
  if (scope.kind !== 'process') return false;
  if (node.type === 'receiveTask' && node.instantiate && node.incoming.length === 0) return true;
  return sourcesOf(node, scope).some((source) => isInstantiatingGateway(source, scope));
}

const sourcesOf = (node: FlowNode, scope: Scope): readonly FlowNode[] => {
  const { flowsTo, node: find } = indexOf(scope);
  return flowsTo(node.id).flatMap(({ source }) => find(source) ?? []);
};
