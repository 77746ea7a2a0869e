import { describe, expect, it } from '@jest/globals';
import { readBpmn } from '../read-bpmn.ts';
import { descriptorOf } from '../schema/meta-model.ts';
import { definitions, process } from '../testing/bpmn-text.ts';
import { IRRELEVANT_TO_EXECUTION } from './irrelevant.ts';

const messages = async (xml: string): Promise<string[]> =>
  (await readBpmn({ file: 'x.bpmn', xml })).diagnostics.map(({ code, message }) => `${code} ${message}`);

describe('the census', () => {
  it('lists only what the standard knows, each with a reason', () => {
    for (const [key, reason] of Object.entries(IRRELEVANT_TO_EXECUTION)) {
      const [type = '', property] = key.split('.');
      if (type !== '') {
        const properties = descriptorOf(type)?.properties.map(({ name }) => name);
        expect([key, properties !== undefined, property === undefined || properties?.includes(property)]).toEqual([
          key,
          true,
          true,
        ]);
      }
      expect(reason.length).toBeGreaterThan(5);
    }
  });

  it('reports an attribute nobody read', async () => {
    expect(await messages(process('<bpmn:userTask id="T" zeebe:modelerTemplate="x"/>'))).toEqual([
      'W_NOT_READ zeebe:modelerTemplate="x" of <bpmn:userTask id="T"> has no effect here.',
    ]);
  });

  it('reports an extension element this house does not read', async () => {
    const xml = process(
      '<bpmn:serviceTask id="T"><bpmn:extensionElements><zeebe:taskHeaders/></bpmn:extensionElements></bpmn:serviceTask>',
    );
    expect(await messages(xml)).toEqual(['W_NOT_READ <zeebe:taskHeaders> has no effect here.']);
  });

  it('refuses what moves tokens and is not carried out', async () => {
    expect(await messages(process('<bpmn:choreographyTask id="T"/>'))).toContain(
      'E_UNSUPPORTED <bpmn:choreographyTask id="T"> is not supported.',
    );
  });

  it('names where extensions of other tools stand by the element that holds them, once a namespace', async () => {
    const extensions = '<x:a xmlns:x="urn:x" id="inner"><x:b/></x:a>';
    const { diagnostics } = await readBpmn({
      file: 'x.bpmn',
      xml: process(
        `<bpmn:task id="T" name="n"><bpmn:extensionElements>${extensions}${extensions}</bpmn:extensionElements></bpmn:task>`,
      ),
    });
    expect(diagnostics).toMatchObject([{ code: 'I_FOREIGN', elementIds: ['T'], elementName: 'n' }]);
  });

  it('says nothing of words, drawings and defaults', async () => {
    const xml =
      definitions(`<bpmn:process id="P" processType="None" isClosed="false"><bpmn:startEvent id="S" isInterrupting="true"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
      <bpmn:endEvent id="E"><bpmn:incoming>f</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="f" sourceRef="S" targetRef="E"/>
      <bpmn:textAnnotation id="A"><bpmn:text>Hinweis</bpmn:text></bpmn:textAnnotation><bpmn:association id="a" sourceRef="S" targetRef="A"/></bpmn:process>
      <bpmndi:BPMNDiagram name="d"><bpmndi:BPMNPlane bpmnElement="P"/></bpmndi:BPMNDiagram>`);
    expect(await messages(xml)).toEqual([]);
  });

  it('tells how much is lost with what is cut out', async () => {
    expect((await messages(process('<bpmn:tusk><bpmn:task id="T"/></bpmn:tusk>'))).join()).toContain(
      'With it 1 element(s) below are not read.',
    );
  });
});
