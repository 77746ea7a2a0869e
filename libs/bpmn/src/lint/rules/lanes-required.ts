import { is, type Rule } from '../bpmn-node.ts';
import { placesOf } from '../places.ts';

/** Lanes say which office does what; a process that is empty, or a pool nobody looks into, needs none. */
export const lanesRequired: Rule = () => ({
  meta: { description: 'A process has lanes for its offices or roles' },
  check(node, reporter) {
    if (!is(node, 'bpmn:Process')) return;
    const { inLane, outside } = placesOf(node);
    if (outside.length && !inLane.length) reporter.report(node.id, `The process ${node.id} has no lanes.`);
  },
});
