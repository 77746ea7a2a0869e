import { describe, expect, it } from '@jest/globals';
import { lint } from './lint.ts';
import { readBpmn } from './read-bpmn.ts';
import { definitions, flow, process } from './testing/bpmn-text.ts';

const codesBy = async (xml: string): Promise<string[]> =>
  lint(await readBpmn({ file: 'x.bpmn', xml })).map(({ code, elementIds }) => `${code} ${elementIds?.[0]}`);

const shape = (id: string): string =>
  `<bpmndi:BPMNShape id="${id}_s" bpmnElement="${id}"><dc:Bounds x="0" y="0" width="1" height="1"/></bpmndi:BPMNShape>`;
const edge = (id: string): string => `<bpmndi:BPMNEdge id="${id}_e" bpmnElement="${id}"/>`;

describe('lint', () => {
  it('is content with a process that keeps to the conventions', async () => {
    const ids = ['S', 'T', 'E'];
    const xml =
      definitions(`<bpmn:process id="P" name="P"><bpmn:laneSet><bpmn:lane id="L" name="Gemeinde">${ids.map((id) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane></bpmn:laneSet>
      <bpmn:startEvent id="S" name="Zuzug gemeldet"/><bpmn:userTask id="T" name="Gespräch führen"/><bpmn:endEvent id="E" name="Gespräch geführt"/>
      ${flow('f', 'S', 'T')}${flow('g', 'T', 'E')}</bpmn:process>
      <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${ids.map(shape).join('')}${edge('f')}${edge('g')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`);
    expect(await codesBy(xml)).toEqual([]);
  });

  it('names what does not keep to them', async () => {
    const found = await codesBy(
      process(`<bpmn:laneSet><bpmn:lane id="L"><bpmn:flowNodeRef>T</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
        <bpmn:startEvent id="S" name="a"/><bpmn:startEvent id="S2"/><bpmn:userTask id="T" name="Gespräch"/>
        <bpmn:exclusiveGateway id="G" name="Entscheid"/>${flow('f', 'G', 'T')}${flow('g', 'G', 'S')}`),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'W_SEVERAL_NONE_STARTS S2',
        'W_NAME_MISSING S2',
        'W_TASK_NAME T',
        'W_GATEWAY_QUESTION G',
        'W_FLOW_LABEL f',
        'W_NOT_IN_LANE S',
        'W_NOT_DRAWN T',
        'W_NOT_DRAWN f',
      ]),
    );
  });

  it('asks for lanes where there are none', async () => {
    expect(await codesBy(process('<bpmn:task id="T" name="a b"/>'))).toContain('W_NO_LANES P');
  });
});
