import { describe, expect, it } from '@jest/globals';
import { canonicalBpmn, CANONICAL_BPMN_FORM } from './canonical.ts';
import { definitions, process, SOUND } from './testing/bpmn-text.ts';

const text = (xml: string): string | null => canonicalBpmn({ file: 'x.bpmn', xml }).text;
const BASE =
  definitions(`<bpmn:process id="P"><bpmn:task id="T" name="Prüfen"><bpmn:documentation>Wozu</bpmn:documentation></bpmn:task></bpmn:process>
<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="P"><bpmndi:BPMNShape id="s" bpmnElement="T"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`);

describe('canonicalBpmn', () => {
  it('writes one line an element', () => {
    expect(text(process('<bpmn:task name="a" id="T"/>', ''))).toBe(
      `${CANONICAL_BPMN_FORM}\nbpmn:definitions id="Definitions_1" targetNamespace="urn:fallspur:spec"\n bpmn:process id="P" name="Prozess"\n  bpmn:task id="T" name="a"\n`,
    );
  });

  it.each([
    ['a moved shape', BASE.replace('x="1"', 'x="100"')],
    ['a lost drawing', BASE.replace(/<bpmndi:BPMNDiagram[^]*<\/bpmndi:BPMNDiagram>/, '')],
    ['white space and comments', BASE.replace('<bpmn:task', '\n\n  <!-- hier -->  <bpmn:task')],
    ['order of attributes', BASE.replace('id="T" name="Prüfen"', 'name="Prüfen" id="T"')],
    ['another prefix', BASE.replaceAll('bpmn:', 'b2:').replace('xmlns:bpmn=', 'xmlns:b2=')],
    ['line ends', BASE.replaceAll('\n', '\r\n')],
    [
      'the tool that saved it',
      BASE.replace('id="Definitions_1"', 'id="Definitions_1" exporter="X" exporterVersion="2"'),
    ],
    [
      'extensions of other tools',
      BASE.replace(
        '<bpmn:documentation>',
        '<bpmn:extensionElements><other:a/></bpmn:extensionElements><bpmn:documentation>',
      ),
    ],
    ['another Unicode form', BASE.normalize('NFD')],
  ])('does not change with %s', (_what, xml) => expect(text(xml)).toBe(text(BASE)));

  it.each([
    ['a name', BASE.replace('Prüfen', 'Entscheiden')],
    ['a documentation', BASE.replace('Wozu', 'Warum')],
    ['a type', BASE.replaceAll('bpmn:task', 'bpmn:userTask')],
    [
      'a zeebe element',
      BASE.replace(
        '<bpmn:documentation>',
        '<bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements><bpmn:documentation>',
      ),
    ],
    ['an attribute', BASE.replace('id="T"', 'id="T" isForCompensation="true"')],
  ])('changes with %s', (_what, xml) => expect(text(xml)).not.toBe(text(BASE)));

  it('says why a file has no text', () => {
    const { text: none, diagnostics } = canonicalBpmn({ file: 'x.bpmn', xml: SOUND.slice(0, 300) });
    expect([none, diagnostics[0]?.code]).toEqual([null, 'E_XML_MALFORMED']);
  });
});
