import { is, type Rule } from '../bpmn-node.ts';

/** One place to begin: several starts without a trigger leave open which one is meant. [decisions.md 15] */
export const singleNoneStart: Rule = () => ({
  meta: { description: 'At most one start event without a trigger on a level' },
  check(node, reporter) {
    if (!is(node, 'bpmn:FlowElementsContainer')) return;
    const starts = (node.flowElements ?? []).filter(
      (one) => is(one, 'bpmn:StartEvent') && !(one.eventDefinitions ?? []).length,
    );
    const second = starts[1];
    if (second)
      reporter.report(
        second.id,
        `${node.id} has ${starts.length} start events without a trigger, expected at most one.`,
        { others: starts.filter((start) => start !== second).flatMap(({ id }) => id ?? []) },
      );
  },
});
