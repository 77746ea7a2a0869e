import { readEventDefinitions } from './event-definitions.ts';
import type { Family } from './flow-node.ts';

/** [BPMN 10.5.2] */
export const startEvent: Family = (element) => ({
  eventDefinitions: readEventDefinitions(element),
  parallelMultiple: element.flag('parallelMultiple'),
  isInterrupting: element.flag('isInterrupting'),
});

/** [BPMN 10.5.4] */
export const catchEvent: Family = (element) => ({
  eventDefinitions: readEventDefinitions(element),
  parallelMultiple: element.flag('parallelMultiple'),
});

/** Intermediate throw and end events. [BPMN 10.5.3, 10.5.4] */
export const throwEvent: Family = (element) => ({ eventDefinitions: readEventDefinitions(element) });

/** [BPMN 10.5.4] */
export const boundaryEvent: Family = (element, around) => {
  const eventDefinitions = readEventDefinitions(element);
  return {
    eventDefinitions,
    parallelMultiple: element.flag('parallelMultiple'),
    attachedTo: element.reference('attachedToRef'),
    cancelActivity: element.flag('cancelActivity'),
    compensationHandler: eventDefinitions.some(({ kind }) => kind === 'compensate')
      ? (around.compensation.get(element.id) ?? null)
      : null,
  };
};
