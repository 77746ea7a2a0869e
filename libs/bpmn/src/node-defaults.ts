import type { FlowNode } from './model.ts';

/** What the standard says of a flow node as long as its file says nothing else. [BPMN 2.0, attribute defaults] */
export const NODE_DEFAULTS = {
  defaultFlow: null,
  eventDefinitions: [],
  parallelMultiple: false,
  attachedTo: null,
  cancelActivity: true,
  compensationHandler: null,
  isInterrupting: true,
  isForCompensation: false,
  instantiate: false,
  eventGatewayType: null,
  startQuantity: 1,
  completionQuantity: 1,
  loop: null,
  activationCondition: null,
  messageRef: null,
  calledElement: null,
  script: null,
  ordering: null,
  completionCondition: null,
  cancelRemainingInstances: true,
  scope: null,
  documentation: null,
} as const satisfies Partial<FlowNode>;
