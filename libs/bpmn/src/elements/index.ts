import type { FlowNodeType } from '../model.ts';
import { boundaryEvent, catchEvent, startEvent, throwEvent } from './events.ts';
import type { Family } from './flow-node.ts';
import { complexGateway, eventBasedGateway, parallelGateway, splittingGateway } from './gateways.ts';
import { adHocSubProcess, subProcess, transaction } from './subprocesses.ts';
import { callActivity, receiveTask, scriptTask, sendTask, task } from './tasks.ts';

/** Table of contents: element -> the family that reads it. What is not listed is refused by the census. */
export const FLOW_NODES: Readonly<Record<FlowNodeType, Family>> = {
  task,
  userTask: task,
  serviceTask: task,
  businessRuleTask: task,
  manualTask: task,
  sendTask,
  receiveTask,
  scriptTask,
  callActivity,
  subProcess,
  transaction,
  adHocSubProcess,
  exclusiveGateway: splittingGateway,
  inclusiveGateway: splittingGateway,
  parallelGateway,
  complexGateway,
  eventBasedGateway,
  startEvent,
  intermediateCatchEvent: catchEvent,
  boundaryEvent,
  intermediateThrowEvent: throwEvent,
  endEvent: throwEvent,
};

/** `bpmn:UserTask` -> `userTask`; null for what is no flow node of the table. */
export function flowNodeType(type: string): FlowNodeType | null {
  const name = type.charAt('bpmn:'.length).toLowerCase() + type.slice('bpmn:'.length + 1);
  return Object.hasOwn(FLOW_NODES, name) ? (name as FlowNodeType) : null;
}
