import { is, isFlowNode, kindOf, nameOf, type Rule } from '../bpmn-node.ts';

/** What one speaks of on the phone has a name: activities, events, lanes and pools. A gateway asks only where it decides. */
export const nameRequired: Rule = () => ({
  meta: { description: 'Activities, events, lanes and pools have a name' },
  check(node, reporter) {
    const named = isFlowNode(node) ? !is(node, 'bpmn:Gateway') : is(node, 'bpmn:Lane', 'bpmn:Participant');
    if (named && !nameOf(node)) reporter.report(node.id, `${kindOf(node)} ${node.id} has no name.`);
  },
});
