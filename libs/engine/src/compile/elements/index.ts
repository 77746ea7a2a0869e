import type { FlowNodeType } from '@fallspur/bpmn';
import type { CompileElement } from './element.ts';
import { compileAdHoc } from './ad-hoc.ts';
import { compileBoundaryEvent } from './boundary-event.ts';
import { compileBusinessRuleTask } from './business-rule-task.ts';
import { compileCallActivity } from './call-activity.ts';
import { compileCatchEvent } from './catch-event.ts';
import { compileComplexGateway } from './complex-gateway.ts';
import { compileEndEvent } from './end-event.ts';
import { compileEventBasedGateway } from './event-based-gateway.ts';
import { compileExclusiveGateway } from './exclusive-gateway.ts';
import { compileInclusiveGateway } from './inclusive-gateway.ts';
import { perhapsLooped } from './loops.ts';
import { compileParallelGateway } from './parallel-gateway.ts';
import { compilePlainTask } from './plain-task.ts';
import { compileReceiveTask } from './receive-task.ts';
import { compileScriptTask } from './script-task.ts';
import { compileSendTask } from './send-task.ts';
import { compileServiceTask } from './job-task.ts';
import { compileStartEvent } from './start-event.ts';
import { compileSubProcess } from './subprocess.ts';
import { compileThrowEvent } from './throw-event.ts';
import { compileUserTask } from './user-task.ts';

/** The table of contents: BPMN element -> the file that compiles it. */
export const ELEMENTS: Readonly<Record<FlowNodeType, CompileElement>> = {
  task: perhapsLooped(compilePlainTask),
  manualTask: perhapsLooped(compilePlainTask),
  userTask: perhapsLooped(compileUserTask),
  serviceTask: perhapsLooped(compileServiceTask),
  sendTask: perhapsLooped(compileSendTask),
  receiveTask: perhapsLooped(compileReceiveTask),
  scriptTask: perhapsLooped(compileScriptTask),
  businessRuleTask: perhapsLooped(compileBusinessRuleTask),
  callActivity: perhapsLooped(compileCallActivity),
  subProcess: perhapsLooped(compileSubProcess),
  transaction: perhapsLooped(compileSubProcess),
  adHocSubProcess: perhapsLooped(compileAdHoc),
  exclusiveGateway: compileExclusiveGateway,
  parallelGateway: compileParallelGateway,
  inclusiveGateway: compileInclusiveGateway,
  eventBasedGateway: compileEventBasedGateway,
  complexGateway: compileComplexGateway,
  startEvent: compileStartEvent,
  endEvent: compileEndEvent,
  intermediateCatchEvent: compileCatchEvent,
  intermediateThrowEvent: compileThrowEvent,
  boundaryEvent: compileBoundaryEvent,
};
