import { is, kindOf, type Rule } from '../bpmn-node.ts';
import { placesOf } from '../places.ts';

/** Where a process has lanes, everything stands in one: else nobody is responsible for it. */
export const inLane: Rule = () => ({
  meta: { description: 'Where there are lanes, everything stands in one' },
  check(node, reporter) {
    if (!is(node, 'bpmn:Process')) return;
    const places = placesOf(node);
    if (places.inLane.length)
      for (const one of places.outside) reporter.report(one.id, `${kindOf(one)} ${one.id} stands in no lane.`);
  },
});
