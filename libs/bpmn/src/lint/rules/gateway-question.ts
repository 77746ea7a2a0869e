import { decides, kindOf, nameOf, type Rule } from '../bpmn-node.ts';

/** The answers stand at the flows, so the question stands at the gateway. */
export const gatewayQuestion: Rule = () => ({
  meta: { description: 'A deciding gateway asks a question' },
  check(node, reporter) {
    if (decides(node) && !nameOf(node).endsWith('?'))
      reporter.report(node.id, `${kindOf(node)} ${node.id} «${nameOf(node)}» decides, but asks no question.`);
  },
});
