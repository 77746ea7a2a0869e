import type { FlowNodeType } from '@fallspur/bpmn';
import type { CompileElement } from './element.ts';
import { compileBoundaryEvent } from './boundary-event.ts';
import { compileBusinessRuleTask } from './business-rule-task.ts';
import { compileCatchEvent } from './catch-event.ts';
import { compileEndEvent } from './end-event.ts';
import { compileEventBasedGateway } from './event-based-gateway.ts';
import { compileExclusiveGateway } from './exclusive-gateway.ts';
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
import { notYet } from './not-yet.ts';

/** The table of contents: BPMN element -> the file that compiles it. */
export const ELEMENTS: Readonly<Record<FlowNodeType, CompileElement>> = {
  task: compilePlainTask,
  manualTask: compilePlainTask,
  userTask: compileUserTask,
  serviceTask: compileServiceTask,
  sendTask: compileSendTask,
  receiveTask: compileReceiveTask,
  scriptTask: compileScriptTask,
  businessRuleTask: compileBusinessRuleTask,
  callActivity: notYet('eine Aufrufaktivität'),
  subProcess: compileSubProcess,
  transaction: notYet('eine Transaktion'),
  adHocSubProcess: notYet('ein Ad-hoc-Teilprozess'),
  exclusiveGateway: compileExclusiveGateway,
  parallelGateway: compileParallelGateway,
  inclusiveGateway: notYet('ein inklusives Gateway'),
  eventBasedGateway: compileEventBasedGateway,
  complexGateway: notYet('ein komplexes Gateway'),
  startEvent: compileStartEvent,
  endEvent: compileEndEvent,
  intermediateCatchEvent: compileCatchEvent,
  intermediateThrowEvent: compileThrowEvent,
  boundaryEvent: compileBoundaryEvent,
};
