import { describe, expect, it } from '@jest/globals';
import { lint } from './lint.ts';
import { overlapping } from './overlapping.ts';
import { definitions, flow, process } from '../testing/bpmn-text.ts';

const codesBy = async (xml: string): Promise<string[]> =>
  (await lint({ file: 'x.bpmn', xml })).map(({ code, elementIds }) => `${code} ${elementIds?.[0]}`);

const shape = (id: string, x = 0): string =>
  `<bpmndi:BPMNShape id="${id}_s" bpmnElement="${id}"><dc:Bounds x="${x}" y="0" width="1" height="1"/></bpmndi:BPMNShape>`;
const edge = (id: string): string => `<bpmndi:BPMNEdge id="${id}_e" bpmnElement="${id}"/>`;

describe('lint', () => {
  it('is content with a process that keeps to the conventions', async () => {
    const ids = ['S', 'T', 'E'];
    const xml =
      definitions(`<bpmn:process id="P" name="P"><bpmn:laneSet><bpmn:lane id="L" name="Gemeinde">${ids.map((id) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane></bpmn:laneSet>
      <bpmn:startEvent id="S" name="Zuzug gemeldet"/><bpmn:userTask id="T" name="Gespräch führen"/><bpmn:endEvent id="E" name="Gespräch geführt"/>
      ${flow('f', 'S', 'T')}${flow('g', 'T', 'E')}</bpmn:process>
      <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${shape('L')}${ids.map((id, index) => shape(id, 10 * index)).join('')}${edge('f')}${edge('g')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`);
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
        'W_NOT_DRAWN P',
      ]),
    );
  });

  it('asks for lanes where there are none', async () => {
    expect(await codesBy(process('<bpmn:task id="T" name="a b"/>'))).toContain('W_NO_LANES P');
  });

  it.each([
    ['a name of one word', 'Gespräch', true],
    ['a noun made of a verb', 'Prüfung der Unterlagen', true],
    ['a German name without a verb', 'Verfügung zur Integration', true],
    ['object and verb', 'Gespräch führen', false],
    ['several verbs', 'Verfügung unterschreiben und versenden', false],
    ['a verb that is not last', 'Verfügung versenden (per Post)', false],
    ['a verb in -ern', 'Meldung dem Kanton liefern', false],
    ['another language', 'Envoyer la décision', false],
    ['English, verb first', 'Check the documents', false],
  ])('of %s: «%s»', async (_, name, warns) => {
    expect((await codesBy(process(`<bpmn:task id="T" name="${name}"/>`))).includes('W_TASK_NAME T')).toBe(warns);
  });

  it('finds a lane, a pool and a level with two starts wherever they stand', async () => {
    const inner = '<bpmn:startEvent id="S1" name="a"/><bpmn:startEvent id="S2" name="b"/>';
    const found = await codesBy(
      definitions(`<bpmn:collaboration id="C"><bpmn:participant id="Pool" processRef="P"/></bpmn:collaboration>
        <bpmn:process id="P"><bpmn:laneSet><bpmn:lane id="Outer" name="Gemeinde"><bpmn:childLaneSet><bpmn:lane id="Lane">
        <bpmn:flowNodeRef>Sub</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
        <bpmn:subProcess id="Sub" name="Vorbereiten">${inner}</bpmn:subProcess></bpmn:process>`),
    );
    expect(found).toEqual(
      expect.arrayContaining(['W_NAME_MISSING Pool', 'W_NAME_MISSING Lane', 'W_SEVERAL_NONE_STARTS S2']),
    );
    expect(found).not.toContain('W_NOT_IN_LANE Sub');
  });

  it('takes over what bpmnlint says of flows, gateways and shapes', async () => {
    const xml = definitions(`<bpmn:process id="P" name="P"><bpmn:task id="A" name="a b"/><bpmn:task id="B" name="a b"/>
      <bpmn:parallelGateway id="G"/><bpmn:task id="C" name="a b"/>${flow('f', 'A', 'G')}${flow('g', 'A', 'G')}
      ${flow('h', 'G', 'B')}${flow('i', 'G', 'C')}</bpmn:process>
      <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${shape('A')}${shape('B')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`);
    expect(await codesBy(xml)).toEqual(
      expect.arrayContaining([
        'W_FLOW_DUPLICATE g',
        'W_GATEWAY_MIXED G',
        'W_SPLIT_IMPLICIT A',
        'W_OVERLAPPING A',
        'W_OVERLAPPING B',
      ]),
    );
  });

  it('names each shape and edge that is missing from a drawing, and a part nobody drew but once', async () => {
    const nodes = '<bpmn:task id="A" name="a b"/><bpmn:task id="B" name="a b"/>';
    const drawing = `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${shape('A')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
    const process = `<bpmn:process id="P" name="P">${nodes}${flow('f', 'A', 'B')}</bpmn:process>`;
    const missing = async (xml: string) => (await codesBy(xml)).filter((one) => one.startsWith('W_NOT_DRAWN'));
    expect(await missing(definitions(process + drawing))).toEqual(['W_NOT_DRAWN B', 'W_NOT_DRAWN f']);
    expect(await missing(definitions(process))).toEqual(['W_NOT_DRAWN P']);
  });

  it('lets a boundary event lie on its activity, and nothing outside of what holds it', async () => {
    const box = (id: string, x: number, width: number, more = '') =>
      `<bpmndi:BPMNShape id="${id}_s" bpmnElement="${id}" ${more}><dc:Bounds x="${x}" y="0" width="${width}" height="9"/></bpmndi:BPMNShape>`;
    const xml =
      definitions(`<bpmn:process id="P" name="P"><bpmn:subProcess id="U"><bpmn:task id="A"/><bpmn:task id="B"/></bpmn:subProcess>
      <bpmn:boundaryEvent id="T" attachedToRef="U"><bpmn:timerEventDefinition/></bpmn:boundaryEvent></bpmn:process>
      <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${box('U', 0, 50, 'isExpanded="true"')}${box('T', 48, 4)}${box('A', 10, 9)}${box('B', 47, 9)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`);
    expect((await codesBy(xml)).filter((one) => one.startsWith('W_OVERLAPPING'))).toEqual(['W_OVERLAPPING B']);
  });

  it('sees in a moment that ten thousand shapes lie at one place', async () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => at);
    const boxes = ids.map((of) => ({ of, left: 0, top: 0, right: 9, bottom: 9 }));
    expect(overlapping(boxes, () => false)).toEqual(ids);
    const column = ids.map((of) => ({ of, left: 0, top: of * 10, right: 9, bottom: of * 10 + 9 }));
    const pool = { of: -1, left: 0, top: 0, right: 5000, bottom: 5000 };
    expect(overlapping(column, () => false)).toEqual([]);
    expect(overlapping([...column, pool], (one) => one === -1)).toEqual([]);
  }, 2000);

  it('says where, what it is called and what else it is about', async () => {
    const gateway = '<bpmn:exclusiveGateway id="G" name="Zuständig?"/>';
    const found = await lint({
      file: 'x.bpmn',
      xml: process(`${gateway}\n${flow('f', 'G', 'A')}${flow('g', 'G', 'A')}<bpmn:task id="A" name="a b"/>`),
    });
    expect(found.find(({ code }) => code === 'W_FLOW_LABEL')).toEqual({
      code: 'W_FLOW_LABEL',
      severity: 'warning',
      message: 'The flow f after G has no label.',
      file: 'x.bpmn',
      elementIds: ['f', 'G'],
      position: { line: 9, column: 1 },
      rule: 'house: modelling convention after eCH-0158',
      hint: 'Label the flows after a deciding gateway with the answer: «ja», «nein».',
    });
    expect(found.find(({ code }) => code === 'W_GATEWAY_MIXED')).toBeUndefined();
    expect(found.find(({ code }) => code === 'W_FLOW_DUPLICATE')?.message).toBe(
      'G: Duplicate outgoing sequence flows.',
    );
  });

  it('leaves a file that cannot be read to the reader', async () => {
    expect(await lint({ file: 'x.bpmn', xml: '<bpmn:definitions' })).toEqual([]);
  });
});
