import { decides, is, nameOf, type Rule } from '../bpmn-node.ts';

/** The answer stands at the flow: without it nobody sees which way means what. */
export const flowLabel: Rule = () => ({
  meta: { description: 'The flows after a deciding gateway are labelled' },
  check(node, reporter) {
    if (!is(node, 'bpmn:SequenceFlow') || !node.sourceRef || !decides(node.sourceRef) || nameOf(node)) return;
    const gateway = node.sourceRef.id ?? '';
    reporter.report(node.id, `The flow ${node.id} after ${gateway} has no label.`, { others: [gateway] });
  },
});
