import { readExpression } from './expressions.ts';
import { lanesOf, type Family } from './flow-node.ts';
import { readActivity } from './tasks.ts';

/** Embedded and event subprocesses. [BPMN 10.3.5] */
export const subProcess: Family = (element, around) => ({
  ...readActivity(element),
  scope: around.readScope(
    element,
    element.flag('triggeredByEvent') ? 'eventSubProcess' : 'subProcess',
    lanesOf(element, around),
  ),
});

/** [BPMN 10.3.5, 10.7] */
export const transaction: Family = (element, around) => ({
  ...readActivity(element),
  scope: around.readScope(element, 'transaction', lanesOf(element, around)),
});

export const adHocSubProcess: Family = (element, around) => ({
  ...readActivity(element),
  ordering: element.text('ordering')?.trim() === 'Sequential' ? 'Sequential' : 'Parallel',
  completionCondition: readExpression(element, 'completionCondition'),
  cancelRemainingInstances: element.flag('cancelRemainingInstances'),
  scope: around.readScope(element, 'adHocSubProcess', lanesOf(element, around)),
});
