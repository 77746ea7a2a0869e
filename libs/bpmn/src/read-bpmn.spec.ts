import { describe, expect, it } from '@jest/globals';
import type { FlowNode, ProcessModel } from './model.ts';
import { readBpmn } from './read-bpmn.ts';
import { around, definitions, flow, IN_OUT, process, SOUND, task } from './testing/bpmn-text.ts';

const read = (xml: string | Uint8Array): Promise<ProcessModel> => readBpmn({ file: 'spec.bpmn', xml });
const nodes = async (xml: string): Promise<Record<string, FlowNode>> =>
  Object.fromEntries((await read(xml)).processes.flatMap(({ scope }) => scope.nodes).map((node) => [node.id, node]));
const codes = ({ diagnostics }: ProcessModel): string[] => diagnostics.map(({ code }) => code);

describe('readBpmn', () => {
  it('reads a process with its nodes and flows in document order, with positions', async () => {
    const { processes, definitionsId, targetNamespace } = await read(SOUND);
    expect({ definitionsId, targetNamespace }).toEqual({
      definitionsId: 'Definitions_1',
      targetNamespace: 'urn:fallspur:spec',
    });
    const scope = processes[0]?.scope;
    expect(scope?.nodes.map(({ id, type, incoming, outgoing }) => [id, type, incoming, outgoing])).toEqual([
      ['Start', 'startEvent', [], ['in']],
      ['Task', 'task', ['in'], ['out']],
      ['End', 'endEvent', ['out'], []],
    ]);
    expect(scope?.flows.map(({ id, source, target }) => [id, source, target])).toEqual([
      ['in', 'Start', 'Task'],
      ['out', 'Task', 'End'],
    ]);
    expect(scope?.nodes[1]?.position).toEqual({ line: 9, column: 3 });
  });

  it('hands expressions on exactly as written, entities resolved, with language and position', async () => {
    const condition =
      '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:l">= a &lt; "ä"\r\n  and <![CDATA[b > 1]]></bpmn:conditionExpression>';
    const { processes } = await read(around('Task', task('Task') + flow('x', 'Task', 'End', condition)));
    expect(processes[0]?.scope.flows.find(({ id }) => id === 'x')?.condition).toMatchObject({
      text: '= a < "ä"\n  and b > 1',
      language: 'urn:l',
    });
  });

  it('names the language of the file for an expression that is not FEEL', async () => {
    const condition = '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">a > 1</bpmn:conditionExpression>';
    const file = definitions(
      `<bpmn:process id="P"><bpmn:task id="T"/><bpmn:task id="U"/>${flow('x', 'T', 'U', condition)}</bpmn:process>`,
      'expressionLanguage="http://www.w3.org/1999/XPath"',
    );
    expect((await read(file)).processes[0]?.scope.flows[0]?.condition?.language).toBe('http://www.w3.org/1999/XPath');
  });

  it('places nodes in nested lanes, outermost first, inner nodes where their subprocess stands', async () => {
    const lane = (id: string, name: string, inside: string): string =>
      `<bpmn:lane id="${id}" name="${name}">${inside}</bpmn:lane>`;
    const refs = '<bpmn:flowNodeRef>Sub</bpmn:flowNodeRef>';
    const model = await read(
      process(`<bpmn:laneSet>${lane('L1', 'Gemeinde', `${refs}<bpmn:childLaneSet>${lane('L2', 'Sozialdienst', refs)}</bpmn:childLaneSet>`)}</bpmn:laneSet>
        <bpmn:subProcess id="Sub"><bpmn:task id="Inner"/></bpmn:subProcess><bpmn:task id="Free"/>`),
    );
    const [sub, free] = model.processes[0]?.scope.nodes ?? [];
    expect([sub?.lanes, sub?.scope?.nodes[0]?.lanes, free?.lanes]).toEqual([
      ['Gemeinde', 'Sozialdienst'],
      ['Gemeinde', 'Sozialdienst'],
      [],
    ]);
  });

  it('reads event definitions of the event and of the root, messages with correlation key, codes', async () => {
    const xml = around(
      'Wait',
      `<bpmn:intermediateCatchEvent id="Wait" parallelMultiple="true">${IN_OUT}
        <bpmn:messageEventDefinition id="md" messageRef="tns:M"/><bpmn:eventDefinitionRef>root</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>`,
      `<bpmn:message id="M" name="Antwort"><bpmn:extensionElements><zeebe:subscription correlationKey="=person"/></bpmn:extensionElements></bpmn:message>
       <bpmn:error id="E" name="e" errorCode="42"/><bpmn:escalation id="X" escalationCode="X1"/>
       <bpmn:timerEventDefinition id="root"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    );
    const model = await read(xml.replace('targetNamespace=', 'xmlns:tns="urn:fallspur:spec" targetNamespace='));
    expect(model.processes[0]?.scope.nodes.find(({ id }) => id === 'Wait')).toMatchObject({
      parallelMultiple: true,
      eventDefinitions: [
        { kind: 'message', id: 'md', ref: 'M' },
        { kind: 'timer', id: 'root', date: null, duration: { text: 'PT1H' }, cycle: null },
      ],
    });
    expect(model.messages.M).toMatchObject({ name: 'Antwort', correlationKey: '=person' });
    expect([model.errors.E?.code, model.escalations.X?.code]).toEqual(['42', 'X1']);
    expect(model.diagnostics).toEqual([]);
  });

  it('finds the compensation handler of a boundary event by the association', async () => {
    const { B } = await nodes(
      around(
        'Task',
        `${task('Task')}${task('Undo', 'isForCompensation="true"', '')}
        <bpmn:boundaryEvent id="B" attachedToRef="Task"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
        <bpmn:association id="a" associationDirection="One" sourceRef="B" targetRef="Undo"/>`,
      ),
    );
    expect(B).toMatchObject({ attachedTo: 'Task', compensationHandler: 'Undo', cancelActivity: true });
  });

  it('reads attributes of activities, loops and multi-instances, defaults of the standard included', async () => {
    const formal = (name: string, text: string): string =>
      `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${name}>`;
    const found = await nodes(
      process(`<bpmn:task id="A" startQuantity="2" isForCompensation="1"><bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="3">${formal('loopCondition', '=a')}</bpmn:standardLoopCharacteristics></bpmn:task>
        <bpmn:task id="B"><bpmn:multiInstanceLoopCharacteristics isSequential="true">
          <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=list" inputElement="one"/></bpmn:extensionElements>
          ${formal('completionCondition', '=done')}</bpmn:multiInstanceLoopCharacteristics></bpmn:task>
        <bpmn:subProcess id="C" triggeredByEvent="true"/><bpmn:transaction id="D"/>
        <bpmn:adHocSubProcess id="E" ordering="Sequential" cancelRemainingInstances="false"/>`),
    );
    expect(found.A).toMatchObject({
      startQuantity: 2,
      completionQuantity: 1,
      isForCompensation: true,
      loop: { kind: 'standardLoop', testBefore: true, maximum: 3, condition: { text: '=a' } },
    });
    expect(found.B).toMatchObject({
      loop: { kind: 'multiInstance', sequential: true, cardinality: null, completionCondition: { text: '=done' } },
      zeebe: { multiInstance: { inputCollection: '=list', inputElement: 'one', outputCollection: null } },
    });
    expect([found.C?.scope?.kind, found.D?.scope?.kind, found.E?.scope?.kind]).toEqual([
      'eventSubProcess',
      'transaction',
      'adHocSubProcess',
    ]);
    expect(found.E).toMatchObject({ ordering: 'Sequential', cancelRemainingInstances: false });
  });

  it('follows the collection of a multi-instance to the data its input is filled with', async () => {
    const inputs =
      '<bpmn:ioSpecification><bpmn:dataInput id="In"/><bpmn:inputSet><bpmn:dataInputRefs>In</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet/></bpmn:ioSpecification>';
    const filled =
      '<bpmn:dataInputAssociation><bpmn:sourceRef>Ref</bpmn:sourceRef><bpmn:targetRef>In</bpmn:targetRef></bpmn:dataInputAssociation>';
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>In</bpmn:loopDataInputRef><bpmn:inputDataItem id="one"/></bpmn:multiInstanceLoopCharacteristics>';
    const data = '<bpmn:dataObject id="Obj" name="personen"/><bpmn:dataObjectReference id="Ref" dataObjectRef="Obj"/>';
    const model = await read(process(`${data}<bpmn:task id="T">${inputs}${filled}${loop}</bpmn:task>`));
    expect(model.processes[0]?.scope.nodes[0]?.loop).toMatchObject({ loopDataInput: 'personen', inputItem: 'one' });
    expect(codes(model)).toEqual(['W_NOT_READ']);
  });

  it('names flows without id by their ends, and messages and signals without name by their id', async () => {
    const from = (target: string) => `<bpmn:sequenceFlow sourceRef="T" targetRef="${target}"/>`;
    const model = await read(
      definitions(
        `<bpmn:message id="M"/><bpmn:signal id="Z"/><bpmn:process id="P"><bpmn:task id="T"/><bpmn:task id="U"/>${from('U')}${from('U')}
        <bpmn:subProcess id="S"><bpmn:task id="A"/><bpmn:task id="B"/><bpmn:sequenceFlow sourceRef="A" targetRef="B"/></bpmn:subProcess></bpmn:process>`,
      ),
    );
    const [{ scope } = { scope: null }] = model.processes;
    expect(scope?.flows.map(({ id }) => id)).toEqual(['T-U', 'T-U-2']);
    expect(scope?.nodes.map(({ incoming }) => incoming)).toEqual([[], ['T-U', 'T-U-2'], []]);
    expect([model.messages['M']?.name, model.signals['Z']?.name]).toEqual(['M', 'Z']);
    expect(codes(model).filter((code) => code.startsWith('E_'))).toEqual([]);
  });

  it('says of a part without id which element it belongs to', async () => {
    const { diagnostics } = await read(
      process('<bpmn:endEvent id="E" name="Ende"><bpmn:errorEventDefinition errorRef="fehlt"/></bpmn:endEvent>'),
    );
    expect(diagnostics.find(({ code }) => code === 'E_REFERENCE_DANGLING')).toMatchObject({
      elementIds: ['E'],
      elementName: 'Ende',
    });
  });

  it('reads the zeebe extension elements', async () => {
    const { U } = await nodes(
      process(`<bpmn:userTask id="U" name="Gespräch führen"><bpmn:documentation>Wozu</bpmn:documentation><bpmn:extensionElements><zeebe:userTask/>
        <zeebe:assignmentDefinition candidateGroups="Gemeinde"/><zeebe:taskSchedule dueDate="=frist"/><zeebe:priorityDefinition priority="50"/>
        <zeebe:formDefinition formId="f"/><zeebe:ioMapping><zeebe:input source="=a" target="b"/></zeebe:ioMapping>
        <zeebe:properties><zeebe:property name="fact" value="GespraechDurchgefuehrt"/></zeebe:properties></bpmn:extensionElements></bpmn:userTask>`),
    );
    expect(U).toMatchObject({
      documentation: 'Wozu',
      zeebe: {
        userTask: true,
        assignment: { assignee: null, candidateGroups: 'Gemeinde' },
        schedule: { dueDate: '=frist', followUpDate: null },
        priority: '50',
        formId: 'f',
        inputs: [{ source: '=a', target: 'b' }],
        properties: { fact: 'GespraechDurchgefuehrt' },
      },
    });
  });

  it('reads what a job tells its worker, and says of what nobody fetches that it has no effect', async () => {
    const headers = '<zeebe:taskHeaders><zeebe:header key="kanal" value="post"/></zeebe:taskHeaders>';
    const task = (inside: string) =>
      process(
        `<bpmn:serviceTask id="J"><bpmn:extensionElements>${inside}${headers}</bpmn:extensionElements></bpmn:serviceTask>`,
      );
    const { J } = await nodes(task('<zeebe:taskDefinition type="senden"/>'));
    expect(J?.zeebe.taskDefinition).toEqual({ type: 'senden', retries: null, headers: { kanal: 'post' } });
    expect(codes(await read(task('<zeebe:taskDefinition type="senden"/>')))).not.toContain('W_NOT_READ');
    expect(codes(await read(task('')))).toContain('W_NOT_READ');
  });

  it('reads pools, message flows, drawn elements and global tasks', async () => {
    const model = await read(
      definitions(`<bpmn:message id="M"/><bpmn:globalUserTask id="G" name="g"/>
        <bpmn:collaboration id="C"><bpmn:participant id="A" name="Amt" processRef="P"/><bpmn:participant id="B"/>
          <bpmn:messageFlow id="mf" name="Meldung" sourceRef="B" targetRef="T" messageRef="M"/></bpmn:collaboration>
        <bpmn:process id="P"><bpmn:task id="T"/></bpmn:process>
        <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="C"><bpmndi:BPMNShape id="s" bpmnElement="T"><dc:Bounds x="1" y="1" width="1" height="1"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`),
    );
    expect(model.collaborations).toEqual([
      {
        id: 'C',
        participants: [
          { id: 'A', name: 'Amt', process: 'P' },
          { id: 'B', name: '', process: null },
        ],
        messageFlows: [{ id: 'mf', name: 'Meldung', source: 'B', target: 'T', message: 'M' }],
      },
    ]);
    expect(model.diagram).toEqual({ shapes: ['T'], edges: [] });
    expect(model.globalTasks).toMatchObject([{ id: 'G', name: 'g', type: 'globalUserTask' }]);
  });

  it('reads characters beyond the Basic Multilingual Plane from references', async () => {
    expect((await nodes(process('<bpmn:task id="T" name="&#128512; &#x1F600;"/>'))).T?.name).toBe('😀 😀');
  });

  it('counts what was taken by type, extensions not among them', async () => {
    const { census } = await read(
      process(
        '<bpmn:extensionElements><bpmn:mine/></bpmn:extensionElements><bpmn:task id="T"/><bpmn:task id="T"/><bpmn:tusk/>',
      ),
    );
    expect(census).toEqual({ definitions: 1, process: 1, extensionElements: 1, task: 1 });
  });

  it('keeps to its limits and says which', async () => {
    const limited = async (limits: object): Promise<string[]> =>
      codes(await readBpmn({ file: 'x', xml: SOUND, limits }));
    expect(await limited({ bytesMax: 10 })).toEqual(['E_CAP_BYTES']);
    expect(await limited({ depthMax: 2 })).toEqual(['E_CAP_DEPTH']);
    expect(await limited({ elementsMax: 3 })).toEqual(['E_CAP_ELEMENTS']);
  });
});

describe('encodings', () => {
  const text = (encoding: string): string => process('<bpmn:task id="T" name="Gespräch"/>').replace('UTF-8', encoding);
  const latin = (xml: string): Uint8Array => Uint8Array.from(xml, (letter) => letter.charCodeAt(0));
  const utf8 = (xml: string): Uint8Array => new TextEncoder().encode(xml);
  const name = async (xml: Uint8Array): Promise<string | undefined> =>
    (await read(xml)).processes[0]?.scope.nodes[0]?.name;

  it.each([
    ['UTF-8', utf8(text('UTF-8'))],
    ['UTF-8 with byte order mark', utf8(`\uFEFF${text('UTF-8')}`)],
    ['ISO-8859-1', latin(text('ISO-8859-1'))],
    ['windows-1252', latin(text('windows-1252'))],
  ])('%s is read without a word', async (_encoding, bytes) => {
    expect(await name(bytes)).toBe('Gespräch');
    expect(codes(await read(bytes)).filter((code) => code.includes('ENCODING'))).toEqual([]);
  });

  it('points at the byte that is no UTF-8', async () => {
    const { diagnostics } = await read(latin(text('UTF-8')));
    const column = '<bpmn:task id="T" name="Gespr'.length + 1;
    expect(diagnostics).toMatchObject([{ code: 'E_ENCODING_BYTES', position: { line: 8, column } }]);
  });

  it('reports a mark that contradicts the declaration and believes the mark', async () => {
    const bytes = utf8(`\uFEFF${text('ISO-8859-1')}`);
    expect(codes(await read(bytes))).toContain('W_ENCODING_MISMATCH');
    expect(await name(bytes)).toBe('Gespräch');
  });
});
