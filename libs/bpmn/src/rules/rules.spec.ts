import { describe, expect, it } from '@jest/globals';
import { DIAGNOSTIC_CODES, type DiagnosticCode } from '../diagnostics/codes.ts';
import { lint } from '../lint/lint.ts';
import { readBpmn } from '../read-bpmn.ts';
import { definitions, SOUND } from '../testing/bpmn-text.ts';
import { OFFENCES } from '../testing/offences.ts';

const LIMITS: readonly string[] = ['E_CAP_BYTES', 'E_CAP_DEPTH', 'E_CAP_ELEMENTS'];
/** They say that the reader is at fault; a file that earns one would be a bug to mend. */
const READER_FAULTS: readonly string[] = ['E_DROPPED_BY_READER', 'E_READER_WARNING'];
const CONVENTIONS: readonly string[] = [
  'W_SEVERAL_NONE_STARTS',
  'W_NAME_MISSING',
  'W_GATEWAY_QUESTION',
  'W_FLOW_LABEL',
  'W_TASK_NAME',
  'W_NO_LANES',
  'W_NOT_IN_LANE',
  'W_NOT_DRAWN',
  'W_FLOW_DUPLICATE',
  'W_GATEWAY_MIXED',
  'W_SPLIT_IMPLICIT',
  'W_OVERLAPPING',
];

describe('the rules', () => {
  it('find nothing in a sound process', async () => {
    expect((await readBpmn({ file: 'sound.bpmn', xml: SOUND })).diagnostics).toEqual([]);
  });

  it.each(Object.entries(OFFENCES))('%s is found, with position, rule and hint', async (code, xml) => {
    const { diagnostics } = await readBpmn({ file: 'offence.bpmn', xml });
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(found).toMatchObject({ file: 'offence.bpmn', ...DIAGNOSTIC_CODES[code as DiagnosticCode] });
    expect(found?.position?.line).toBeGreaterThanOrEqual(1);
    expect(found?.position?.column).toBeGreaterThanOrEqual(1);
  });

  it.each([
    [
      'an input that leaves out isCollection is none',
      'E_DATA_COLLECTION',
      '<bpmn:task id="T"><bpmn:ioSpecification><bpmn:dataInput id="DI" itemSubjectRef="I"/><bpmn:inputSet><bpmn:dataInputRefs>DI</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet/></bpmn:ioSpecification></bpmn:task>',
    ],
    [
      'an operation is called with what its message carries',
      'E_DATA_TASK',
      '<bpmn:serviceTask id="T" operationRef="O"/>',
    ],
    [
      'a message event means the message of the operation it names',
      'E_DATA_CONTRACT',
      '<bpmn:startEvent id="S"><bpmn:messageEventDefinition messageRef="N"><bpmn:operationRef>O</bpmn:operationRef></bpmn:messageEventDefinition></bpmn:startEvent>',
    ],
    [
      'a drawn reference brings what its data object holds',
      'E_DATA_ASSOCIATION',
      '<bpmn:dataObject id="D" itemSubjectRef="J"/><bpmn:dataObjectReference id="R" dataObjectRef="D"/><bpmn:task id="T"><bpmn:ioSpecification><bpmn:dataInput id="DI" itemSubjectRef="K"/><bpmn:inputSet><bpmn:dataInputRefs>DI</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet/></bpmn:ioSpecification><bpmn:dataInputAssociation><bpmn:sourceRef>R</bpmn:sourceRef><bpmn:targetRef>DI</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
    ],
    [
      'what is offered as a service is bound to its operations',
      'E_DATA_CONTRACT',
      '<bpmn:supportedInterfaceRef>IF</bpmn:supportedInterfaceRef>',
    ],
  ])('%s', async (_, code, inside) => {
    const roots = `<bpmn:message id="N"/><bpmn:itemDefinition id="I" isCollection="true"/><bpmn:itemDefinition id="J" structureRef="a"/><bpmn:itemDefinition id="K" structureRef="b"/><bpmn:message id="M"/><bpmn:interface id="IF" name="i"><bpmn:operation id="O" name="o"><bpmn:inMessageRef>M</bpmn:inMessageRef></bpmn:operation></bpmn:interface>`;
    const xml = definitions(`${roots}<bpmn:process id="P" isExecutable="true">${inside}</bpmn:process>`);
    const codes = (await readBpmn({ file: 'offence.bpmn', xml })).diagnostics.map((one) => one.code);
    expect(codes).toContain(code);
    const sketch = await readBpmn({ file: 'sketch.bpmn', xml: xml.replace('"true">', '"false">') });
    if (code === 'E_DATA_TASK') expect(sketch.diagnostics.map((one) => one.code)).not.toContain(code);
  });

  it.each([
    [
      'ends at a timer',
      'A',
      '<bpmn:intermediateCatchEvent id="A"><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>',
      true,
    ],
    ['ends at a send task', 'A', '<bpmn:sendTask id="A"/>', true],
    ['ends at a receive task', 'A', '<bpmn:receiveTask id="A"/>', false],
    [
      'ends at a message',
      'A',
      '<bpmn:intermediateCatchEvent id="A"><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>',
      false,
    ],
  ])('a message flow that %s', async (_, target, inside, isRefused) => {
    const pools = `<bpmn:collaboration id="C"><bpmn:participant id="PP" processRef="P"/><bpmn:participant id="X"/><bpmn:messageFlow id="m" sourceRef="X" targetRef="${target}"/></bpmn:collaboration>`;
    const xml = definitions(`${pools}<bpmn:process id="P">${inside}</bpmn:process>`);
    const codes = (await readBpmn({ file: 'x.bpmn', xml })).diagnostics.map((one) => one.code);
    expect(codes.includes('E_MESSAGE_FLOW_END')).toBe(isRefused);
  });

  it('have a case for every code', () => {
    const proved = [...Object.keys(OFFENCES), ...LIMITS, ...READER_FAULTS, ...CONVENTIONS];
    expect(Object.keys(DIAGNOSTIC_CODES).filter((code) => !proved.includes(code))).toEqual([]);
  });

  it('never blame the reader for an offence of the file', async () => {
    for (const xml of Object.values(OFFENCES)) {
      const source = { file: 'offence.bpmn', xml };
      const { diagnostics } = await readBpmn(source);
      const blamed = [...diagnostics, ...(await lint(source))].filter(({ code }) => READER_FAULTS.includes(code));
      expect(blamed).toEqual([]);
    }
  });
});
