import type { FlowNode, Scope } from '@fallspur/bpmn';
import { isOutsideFlow } from './compensation.ts';
import type { CompileElement } from './element.ts';

/**
 * A subprocess whose activities are chosen one by one, until its completion condition holds. What flows lead to follows
 * by itself; events nothing leads to begin with it. [BPMN 2.0.2, 13.3.5]
 */
export const compileAdHoc: CompileElement = (node, { expressions, report }) => {
  const { scope } = node;
  const roots = scope === null ? [] : rootsOf(scope);
  const activities = roots.filter(isActivity);
  if (scope === null || activities.length === 0) {
    report.error('E_SUBPROCESS_EMPTY', node, 'der Ad-hoc-Teilprozess enthält keine Aktivität, die sich wählen lässt');
    return null;
  }
  const completion = node.completionCondition && expressions.feel(node.completionCondition, node);
  const adHoc = {
    activities: activities.map(({ id }) => id),
    begins: roots.filter((one) => !isActivity(one)).map(({ id }) => id),
    sequential: node.ordering === 'Sequential',
    completion,
    cancelsRemaining: node.cancelRemainingInstances,
  };
  return { role: 'wait', behaviour: { kind: 'subProcess', chart: scope.id, adHoc } };
};

/** What no flow leads to: each begins a way of its own. */
export const rootsOf = (scope: Scope): readonly FlowNode[] =>
  scope.nodes.filter(
    (node) =>
      node.incoming.length === 0 &&
      node.attachedTo === null &&
      node.scope?.kind !== 'eventSubProcess' &&
      !isOutsideFlow(node, scope),
  );

const isActivity = ({ type }: FlowNode): boolean => /[tT]ask$|[pP]rocess$|^transaction$|^callActivity$/.test(type);
