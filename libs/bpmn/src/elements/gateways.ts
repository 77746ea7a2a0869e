import { readExpression } from './expressions.ts';
import type { Family } from './flow-node.ts';

/** Exclusive and inclusive gateways. [BPMN 10.6.2, 10.6.3] */
export const splittingGateway: Family = (element) => ({ defaultFlow: element.reference('default') });

/** [BPMN 10.6.4] */
export const parallelGateway: Family = () => ({});

/** [BPMN 10.6.5] */
export const complexGateway: Family = (element) => ({
  defaultFlow: element.reference('default'),
  activationCondition: readExpression(element, 'activationCondition'),
});

/** [BPMN 10.6.6] */
export const eventBasedGateway: Family = (element) => ({
  instantiate: element.flag('instantiate'),
  eventGatewayType: element.text('eventGatewayType')?.trim() === 'Parallel' ? 'Parallel' : 'Exclusive',
});
