import type { FlowNode } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { readTextExpression } from './expressions.ts';
import type { Family } from './flow-node.ts';
import { readLoop } from './loops.ts';

/** What every activity has, tasks and subprocesses alike. [BPMN 10.3.1] */
export const readActivity = (element: TypedElement): Partial<FlowNode> => ({
  defaultFlow: element.reference('default'),
  isForCompensation: element.flag('isForCompensation'),
  startQuantity: element.integer('startQuantity') ?? 1,
  completionQuantity: element.integer('completionQuantity') ?? 1,
  loop: readLoop(element),
});

/** None, user, service, business rule and manual tasks: what they do is said by `zeebe:` elements. [BPMN 10.3.3] */
export const task: Family = (element) => readActivity(element);

export const sendTask: Family = (element) => ({
  ...readActivity(element),
  messageRef: element.reference('messageRef'),
});

export const receiveTask: Family = (element) => ({
  ...readActivity(element),
  messageRef: element.reference('messageRef'),
  instantiate: element.flag('instantiate'),
});

export const scriptTask: Family = (element) => ({
  ...readActivity(element),
  script: readTextExpression(element, 'script', 'scriptFormat'),
});

/** [BPMN 10.3.6] */
export const callActivity: Family = (element) => ({
  ...readActivity(element),
  calledElement: element.text('calledElement'),
});
