import { NODE_DEFAULTS } from '@fallspur/bpmn';
import type { BpmnProcess, FlowNode, FlowNodeType, GlobalTask, ProcessModel, SequenceFlow } from '@fallspur/bpmn';

const TYPES: Readonly<Record<string, FlowNodeType>> = {
  globalTask: 'task',
  globalManualTask: 'manualTask',
  globalUserTask: 'userTask',
  globalScriptTask: 'scriptTask',
  globalBusinessRuleTask: 'businessRuleTask',
};

/** A global task is called like a process: it is one that holds nothing but this task. [BPMN 2.0.2, 10.3.4] */
export function processOfGlobalTask(model: ProcessModel, id: string): BpmnProcess | undefined {
  const task = model.globalTasks.find((one) => one.id === id);
  const type = TYPES[task?.type ?? ''];
  if (!task || !type) return undefined;
  const [into, out] = [`${id}:in`, `${id}:out`];
  return {
    id,
    name: task.name,
    executable: true,
    versionTag: null,
    zeebe: task.zeebe,
    position: task.position,
    scope: {
      id,
      kind: 'process',
      nodes: [
        nodeOf(task, `${id}:start`, 'startEvent', [], [into]),
        { ...nodeOf(task, id, type, [into], [out]), name: task.name, script: task.script, zeebe: task.zeebe },
        nodeOf(task, `${id}:end`, 'endEvent', [out], []),
      ],
      flows: [flowOf(task, into, `${id}:start`, id), flowOf(task, out, id, `${id}:end`)],
      dataObjects: [],
      properties: [],
    },
  };
}

const flowOf = ({ position }: GlobalTask, id: string, source: string, target: string): SequenceFlow => ({
  id,
  name: '',
  source,
  target,
  condition: null,
  position,
});

const nodeOf = (
  { position, zeebe }: GlobalTask,
  id: string,
  type: FlowNodeType,
  incoming: readonly string[],
  outgoing: readonly string[],
): FlowNode => ({
  id,
  name: '',
  type,
  position,
  lanes: [],
  incoming,
  outgoing,
  ...NODE_DEFAULTS,
  zeebe: {
    ...zeebe,
    userTask: false,
    taskDefinition: null,
    assignment: null,
    schedule: null,
    priority: null,
    formId: null,
    calledDecision: null,
    script: null,
    inputs: [],
    outputs: [],
    properties: {},
  },
});
