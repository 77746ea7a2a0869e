import { uuidV5 } from '@fallspur/kernel';
import { compileSource, definitionCatalog, factsOnly, type CaseKind, type CompiledDefinition } from '@fallspur/engine';
import { IB, openTasksOf } from '@fallspur/torture/life';
import type { World } from './world.ts';

export const PLAIN_TASKS = 5;

/** Five user tasks in a row and nothing else: no facts, no decisions, nothing to seal. */
export async function plain(seed: string): Promise<World & { readonly definition: CompiledDefinition }> {
  const definition = await compiled();
  const definitions = definitionCatalog([definition], new Map());
  return {
    definition,
    name: `plain process of ${PLAIN_TASKS} tasks`,
    kinds: { akte: factsOnly('akte') as CaseKind },
    deployed: {
      streamPrefixes: [],
      read: () =>
        Promise.resolve({
          definitions,
          versions: [],
          definitionsOn: () => definitions,
          parameters: () => ({}),
          register: () => undefined,
        }),
    },
    opening: (n) => {
      const caseId = `akte-${uuidV5('bench-plain', seed, String(n))}`;
      const commandId = uuidV5('bench-plain-start', caseId);
      return { caseId, command: { type: 'StartProcess', commandId, actor: IB, process: 'plain' }, times: {} };
    },
    next: (state, step) => {
      const [task] = openTasksOf(state);
      if (!task) return null;
      const commandId = uuidV5('bench-plain', state.caseId, String(step));
      return { command: { type: 'CompleteTask', commandId, actor: IB, task: task.ref }, times: {} };
    },
  };
}

async function compiled(): Promise<CompiledDefinition> {
  const result = await compileSource(
    {
      process: 'plain',
      caseKind: 'akte',
      bpmn: { file: 'plain.bpmn', xml: drawing() },
      dmn: [],
      facts: {},
      profile: 'permissive',
    },
    1,
  );
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.diagnostics));
  return result.definition;
}

function drawing(): string {
  const tasks = Array.from({ length: PLAIN_TASKS }, (_, n) => `Task_${n + 1}`);
  const nodes = ['Start', ...tasks, 'End'];
  const flows = nodes.slice(1).map((target, at) => ({ id: `Flow_${at}`, source: nodes[at], target }));
  const ends = (node: string): string =>
    flows
      .filter(({ target }) => target === node)
      .map(({ id }) => `<bpmn:incoming>${id}</bpmn:incoming>`)
      .join('') +
    flows
      .filter(({ source }) => source === node)
      .map(({ id }) => `<bpmn:outgoing>${id}</bpmn:outgoing>`)
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="Definitions_plain" targetNamespace="urn:bench"><bpmn:process id="plain" name="Plain" isExecutable="true">
  <bpmn:startEvent id="Start">${ends('Start')}</bpmn:startEvent>
  ${tasks.map((id) => `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements>${ends(id)}</bpmn:userTask>`).join('\n  ')}
  <bpmn:endEvent id="End">${ends('End')}</bpmn:endEvent>
  ${flows.map(({ id, source, target }) => `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"/>`).join('')}
</bpmn:process></bpmn:definitions>`;
}
