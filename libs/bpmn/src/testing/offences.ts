import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { around, definitions, flow, IN_OUT, process, task } from './bpmn-text.ts';

const event = (type: string, id: string, inside: string, attributes = ''): string =>
  `<bpmn:${type} id="${id}" ${attributes}>${inside}</bpmn:${type}>`;
const subProcess = (id: string, inside: string, attributes = ''): string =>
  event('subProcess', id, IN_OUT + inside, attributes);
const eventSubProcess = (inside: string, wiring = ''): string =>
  around('Task', task('Task') + event('subProcess', 'Handler', wiring + inside, 'triggeredByEvent="true"'));
const boundary = (inside: string, attributes = ''): string =>
  around('Task', task('Task') + event('boundaryEvent', 'B', inside, `attachedToRef="Task" ${attributes}`));
const formal = (name: string, text: string, attributes = ''): string =>
  `<bpmn:${name} xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:${name}>`;
const timer = (inside: string): string =>
  around(
    'Wait',
    event(
      'intermediateCatchEvent',
      'Wait',
      `${IN_OUT}<bpmn:timerEventDefinition>${inside}</bpmn:timerEventDefinition>`,
    ),
  );
const signal = '<bpmn:signalEventDefinition signalRef="S"/>';
const SIGNAL = '<bpmn:signal id="S" name="s"/>';
const link = (id: string, inside = ''): string =>
  `<bpmn:linkEventDefinition id="${id}" name="L">${inside}</bpmn:linkEventDefinition>`;
const eventGateway = (targets: string, attributes = '', flows = flow('f1', 'G', 'A') + flow('f2', 'G', 'B')): string =>
  around(
    'Task',
    task('Task') + event('eventBasedGateway', 'G', '', attributes) + flow('f0', 'Task', 'G') + targets + flows,
    SIGNAL,
  );
const caught = (id: string): string => event('intermediateCatchEvent', id, signal) + flow(`${id}_end`, id, 'End');
const pools = (flows: string, inside: string): string =>
  definitions(`<bpmn:collaboration id="C"><bpmn:participant id="Pool" processRef="P"/><bpmn:participant id="Other"/>${flows}</bpmn:collaboration>
  <bpmn:process id="P">${inside}</bpmn:process>`);
const messageFlow = (source: string, target: string): string =>
  `<bpmn:messageFlow id="mf" sourceRef="${source}" targetRef="${target}"/>`;

/** For each code a file that earns it: the code list is proved, not promised. Conventions have their own spec. */
export const OFFENCES: Readonly<Partial<Record<DiagnosticCode, string | Uint8Array>>> = {
  E_DOCTYPE: '<!DOCTYPE x [<!ENTITY a "b">]><x/>',
  E_XML_MALFORMED: process('<bpmn:task id="T" name="a & b"/>'),
  E_NOT_BPMN: '<html/>',
  E_ENCODING_UNKNOWN: new TextEncoder().encode('<?xml version="1.0" encoding="klingon"?><a/>'),
  E_ENCODING_BYTES: Uint8Array.from([...new TextEncoder().encode('<a n="'), 0xe4, ...new TextEncoder().encode('"/>')]),
  W_ENCODING_MISMATCH: new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><a n="ä"/>'),
  I_ENCODING_LABEL: '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
  E_UNKNOWN_ELEMENT: process('<bpmn:tusk id="T"/>'),
  E_MISPLACED_ELEMENT: process('<bpmn:lane id="L"/>'),
  E_REPEATED_ELEMENT: around(
    'Task',
    task('Task', '', `${IN_OUT}<bpmn:standardLoopCharacteristics/><bpmn:standardLoopCharacteristics/>`),
  ),
  E_UNEXPECTED_TEXT: process('here <bpmn:task id="T"/>'),
  E_UNKNOWN_TYPE: around(
    'Task',
    task('Task') +
      flow('x', 'Task', 'End', '<bpmn:conditionExpression xsi:type="bpmn:tMagic">1</bpmn:conditionExpression>'),
  ),
  E_ATTRIBUTE_VALUE: process('<bpmn:task id="T" isForCompensation="perhaps"/>'),
  E_ID_ILLEGAL: process('<bpmn:task id="1 x"/>'),
  E_ID_DUPLICATE: process('<bpmn:task id="T"/><bpmn:task id="T"/>'),
  E_ID_MISSING: process('<bpmn:task/>'),
  E_REFERENCE_DANGLING: process(flow('f', 'T', 'nowhere') + '<bpmn:task id="T"/>'),
  E_REFERENCE_TYPE: process(flow('f', 'T', 'P') + '<bpmn:task id="T"/>'),
  E_REFERENCE_MISSING: process('<bpmn:sequenceFlow id="f" sourceRef="T"/><bpmn:task id="T"/>'),
  W_DIAGRAM: definitions('<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="nothing"/></bpmndi:BPMNDiagram>'),
  W_REFERENCE_DANGLING: definitions('<bpmn:message id="M" itemRef="nothing"/>'),
  W_REFERENCE_TYPE: process(
    '<bpmn:laneSet><bpmn:lane id="L"><bpmn:flowNodeRef>D</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:dataObject id="D"/>',
  ),
  I_REFERENCE_OUTSIDE: definitions('<bpmn:signal id="S" structureRef="other:text"/>'),
  W_UNKNOWN_ATTRIBUTE: process('<bpmn:task id="T" colour="red"/>'),
  W_IN_EXTENSION: process('<bpmn:extensionElements><bpmn:mine/></bpmn:extensionElements>'),
  W_FOREIGN_MISPLACED: process('<other:thing/>'),
  I_FOREIGN: process('<bpmn:extensionElements><other:thing><other:part/></other:thing></bpmn:extensionElements>'),
  E_UNSUPPORTED: definitions('<bpmn:choreography id="C"/>'),
  W_NOT_READ: process('<bpmn:ioSpecification/><bpmn:task id="T"/>'),

  E_FLOW_CROSSES_SCOPE: around('Sub', subProcess('Sub', '<bpmn:task id="Inner"/>') + flow('x', 'Inner', 'End')),
  E_FLOW_LIST_DISAGREES: around('Task', task('Task', '', `${IN_OUT}<bpmn:outgoing>in</bpmn:outgoing>`)),
  W_FLOW_NOT_LISTED: process(`<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>${flow('f', 'S', 'E')}`),
  E_FLOW_IMMEDIATE: process(
    '<bpmn:task id="T"/><bpmn:sequenceFlow id="f" sourceRef="T" targetRef="T" isImmediate="false"/>',
  ),
  E_FLOW_ONLY_CONDITIONAL: process(
    `<bpmn:task id="T"/><bpmn:task id="U"/>${flow('f', 'T', 'U', formal('conditionExpression', '=a'))}`,
  ),
  E_FLOW_CONDITION_START: process(
    `<bpmn:startEvent id="S"/><bpmn:task id="U"/>${flow('f', 'S', 'U', formal('conditionExpression', '=a'))}`,
  ),
  E_DEFAULT_FLOW: around('Task', task('Task', 'default="in"')),
  W_FLOW_SELF: process(`<bpmn:task id="T"/>${flow('f', 'T', 'T')}`),
  E_NODE_NO_INCOMING: around('Task', task('Task') + task('Lost', '', '') + flow('x', 'Lost', 'End')),
  E_NODE_NO_OUTGOING: around('Task', task('Task') + task('Lost', '', '') + flow('x', 'Task', 'Lost')),
  E_END_WITHOUT_START: process(`<bpmn:task id="T"/><bpmn:endEvent id="E"/>${flow('f', 'T', 'E')}`),
  E_START_WITHOUT_END: process(`<bpmn:startEvent id="S"/><bpmn:task id="T"/>${flow('f', 'S', 'T')}`),
  W_EMPTY_PROCESS: process(''),

  E_START_INCOMING: around('Task', task('Task') + flow('x', 'Task', 'Start')),
  E_START_NO_OUTGOING: process('<bpmn:startEvent id="S"/>'),
  E_START_TRIGGER: process('<bpmn:startEvent id="S"><bpmn:errorEventDefinition/></bpmn:startEvent>'),
  E_SUBPROCESS_START_TRIGGER: around('Sub', subProcess('Sub', event('startEvent', 'S2', signal)), SIGNAL),
  E_EVENT_SUBPROCESS_TRIGGER: eventSubProcess('<bpmn:startEvent id="S2"/>'),
  E_EVENT_SUBPROCESS_STARTS: eventSubProcess('<bpmn:task id="T2"/>'),
  E_EVENT_SUBPROCESS_FLOW: around(
    'Task',
    task('Task') + event('subProcess', 'H', '', 'triggeredByEvent="true"') + flow('x', 'Task', 'H'),
  ),
  E_END_OUTGOING: around('Task', task('Task') + flow('x', 'End', 'Task')),
  E_END_NO_INCOMING: process('<bpmn:endEvent id="E"/>'),
  E_END_TRIGGER: process('<bpmn:endEvent id="E"><bpmn:timerEventDefinition/></bpmn:endEvent>'),
  E_CANCEL_END_OUTSIDE: process('<bpmn:endEvent id="E"><bpmn:cancelEventDefinition/></bpmn:endEvent>'),
  E_CATCH_TRIGGER: around('Wait', event('intermediateCatchEvent', 'Wait', IN_OUT)),
  E_THROW_TRIGGER: around(
    'Throw',
    event('intermediateThrowEvent', 'Throw', `${IN_OUT}<bpmn:terminateEventDefinition/>`),
  ),
  E_INTERMEDIATE_NO_INCOMING: around(
    'Task',
    task('Task') + event('intermediateThrowEvent', 'X', '') + flow('x', 'X', 'End'),
  ),
  E_INTERMEDIATE_NO_OUTGOING: around(
    'Task',
    task('Task') + event('intermediateThrowEvent', 'X', '') + flow('x', 'Task', 'X'),
  ),
  E_BOUNDARY_INCOMING: around(
    'Task',
    task('Task') + event('boundaryEvent', 'B', '', 'attachedToRef="Task"') + flow('x', 'Task', 'B'),
  ),
  E_BOUNDARY_NO_OUTGOING: boundary('<bpmn:errorEventDefinition/>'),
  E_BOUNDARY_TRIGGER: boundary('<bpmn:errorEventDefinition/>', 'cancelActivity="false"'),
  E_BOUNDARY_SCOPE: around(
    'Sub',
    subProcess('Sub', '<bpmn:task id="Inner"/>') + event('boundaryEvent', 'B', '', 'attachedToRef="Inner"'),
  ),
  E_CANCEL_BOUNDARY: boundary('<bpmn:cancelEventDefinition/>'),
  E_COMPENSATION_OUTGOING: around(
    'Task',
    task('Task') +
      event('boundaryEvent', 'B', '<bpmn:compensateEventDefinition/>', 'attachedToRef="Task"') +
      flow('x', 'B', 'End'),
  ),
  E_COMPENSATION_NO_HANDLER: boundary('<bpmn:compensateEventDefinition/>'),
  E_COMPENSATION_HANDLER: around(
    'Task',
    `${task('Task')}${task('Undo', '', '')}${event('boundaryEvent', 'B', '<bpmn:compensateEventDefinition/>', 'attachedToRef="Task"')}<bpmn:association id="a" sourceRef="B" targetRef="Undo"/>`,
  ),
  E_COMPENSATION_HANDLER_FLOW: around(
    'Task',
    `${task('Task')}${task('Undo', 'isForCompensation="true"', '')}${event('boundaryEvent', 'B', '<bpmn:compensateEventDefinition/>', 'attachedToRef="Task"')}<bpmn:association id="a" sourceRef="B" targetRef="Undo"/>${flow('x', 'Undo', 'End')}`,
  ),
  E_LINK_INCOMING: around(
    'Task',
    task('Task') + event('intermediateCatchEvent', 'L', link('l')) + flow('x', 'Task', 'L'),
  ),
  E_LINK_OUTGOING: around(
    'Task',
    task('Task') + event('intermediateThrowEvent', 'L', link('l')) + flow('x', 'L', 'End'),
  ),
  E_LINK_NO_TARGET: around('Task', task('Task') + event('intermediateThrowEvent', 'L', link('l'))),
  E_LINK_NO_SOURCE: around('Task', task('Task') + event('intermediateCatchEvent', 'L', link('l'))),
  E_LINK_AMBIGUOUS: process(
    event('intermediateCatchEvent', 'L', link('l')) + event('intermediateCatchEvent', 'M', link('m')),
  ),
  E_LINK_NAMED_OTHER: process(
    event('intermediateThrowEvent', 'L', link('l', '<bpmn:target>m</bpmn:target>')) +
      event('intermediateCatchEvent', 'M', link('m')),
  ),
  E_EVENT_NO_REFERENCE: process('<bpmn:startEvent id="S"><bpmn:messageEventDefinition/></bpmn:startEvent>'),
  E_ESCALATION_CODE: process('<bpmn:endEvent id="E"><bpmn:escalationEventDefinition/></bpmn:endEvent>'),
  E_TIMER_COUNT: timer(''),
  E_TIMER_FORMAT: timer(formal('timeDuration', 'a week')),
  E_EVENT_DEFINITION_SHARED: around(
    'Task',
    task('Task') +
      event('endEvent', 'X', '<bpmn:signalEventDefinition id="sd" signalRef="S"/>') +
      event('endEvent', 'Y', '<bpmn:eventDefinitionRef>sd</bpmn:eventDefinitionRef>'),
    SIGNAL,
  ),

  E_GATEWAY_POINTLESS: around('G', event('exclusiveGateway', 'G', IN_OUT)),
  E_GATEWAY_DIRECTION: around('G', event('exclusiveGateway', 'G', IN_OUT, 'gatewayDirection="Mixed"')),
  E_EVENT_GATEWAY_OUTGOING: eventGateway(caught('A'), '', flow('f1', 'G', 'A')),
  E_EVENT_GATEWAY_CONDITION: eventGateway(
    caught('A') + caught('B'),
    '',
    flow('f1', 'G', 'A') + flow('f2', 'G', 'B', formal('conditionExpression', '=a')),
  ),
  E_EVENT_GATEWAY_TARGET: eventGateway(caught('A') + task('B', '', '')),
  E_EVENT_GATEWAY_MIXED: eventGateway(
    '<bpmn:receiveTask id="A"/>' + event('intermediateCatchEvent', 'B', '<bpmn:messageEventDefinition/>'),
  ),
  E_EVENT_GATEWAY_BOUNDARY: eventGateway(
    '<bpmn:receiveTask id="A"/><bpmn:boundaryEvent id="X" attachedToRef="A"/>' + caught('B'),
  ),
  E_EVENT_GATEWAY_TARGET_SHARED: eventGateway(caught('A') + caught('B') + flow('x', 'Task', 'A')),
  E_EVENT_GATEWAY_START: eventGateway(caught('A') + caught('B'), 'instantiate="true"'),
  E_EVENT_GATEWAY_PARALLEL: eventGateway(caught('A') + caught('B'), 'eventGatewayType="Parallel"'),

  E_QUANTITY: around('Task', task('Task', 'startQuantity="0"')),
  E_RECEIVE_START: around('Task', `<bpmn:receiveTask id="Task" instantiate="true">${IN_OUT}</bpmn:receiveTask>`),
  E_CALLED_PROCESS_START: around(
    'Task',
    `<bpmn:callActivity id="Task" calledElement="Q">${IN_OUT}</bpmn:callActivity>`,
    `${SIGNAL}<bpmn:process id="Q">${event('startEvent', 'QS', signal)}</bpmn:process>`,
  ),
  E_MULTI_INSTANCE_COUNT: around('Task', task('Task', '', `${IN_OUT}<bpmn:multiInstanceLoopCharacteristics/>`)),
  E_AD_HOC_EMPTY: around('A', event('adHocSubProcess', 'A', IN_OUT)),
  E_AD_HOC_CONTENT: around('A', event('adHocSubProcess', 'A', `${IN_OUT}<bpmn:startEvent id="S2"/>`)),
  E_EXPRESSION_INFORMAL: around(
    'Task',
    task('Task') + flow('x', 'Task', 'End', '<bpmn:conditionExpression>if it rains</bpmn:conditionExpression>'),
  ),
  E_EXPRESSION_EMPTY: around('Task', task('Task') + flow('x', 'Task', 'End', formal('conditionExpression', ' '))),
  E_EXPRESSION_TYPE: around(
    'Task',
    task(
      'Task',
      '',
      `${IN_OUT}<bpmn:multiInstanceLoopCharacteristics>${formal('loopCardinality', '=3')}${formal('completionCondition', '23')}</bpmn:multiInstanceLoopCharacteristics>`,
    ),
  ),
  E_FORMAT_URI: around(
    'Task',
    task('Task') + flow('x', 'Task', 'End', formal('conditionExpression', '=a', 'language="100 %"')),
  ),
  E_FORMAT_MIME: process('<bpmn:task id="T"><bpmn:documentation textFormat="plain">x</bpmn:documentation></bpmn:task>'),
  E_RESOURCE_ROLE: process(
    '<bpmn:task id="T"><bpmn:performer><bpmn:resourceRef>R</bpmn:resourceRef><bpmn:resourceAssignmentExpression/></bpmn:performer></bpmn:task>',
  ),
  E_PROCESS_TYPE: process('', 'isExecutable="true" processType="Public"'),

  E_MESSAGE_FLOW_POOL: pools(messageFlow('T', 'U'), '<bpmn:task id="T"/><bpmn:task id="U"/>'),
  E_MESSAGE_FLOW_END: pools(messageFlow('Other', 'S'), '<bpmn:startEvent id="S"/>'),
  E_PARTICIPANT_MULTIPLICITY: definitions(
    '<bpmn:collaboration id="C"><bpmn:participant id="A"><bpmn:participantMultiplicity minimum="3" maximum="2"/></bpmn:participant></bpmn:collaboration>',
  ),

  E_DATA_COLLECTION: definitions(
    '<bpmn:itemDefinition id="I" isCollection="true"/><bpmn:process id="P" isExecutable="true"><bpmn:dataObject id="D" itemSubjectRef="I"/></bpmn:process>',
  ),
  E_DATA_SETS: process(
    '<bpmn:ioSpecification><bpmn:dataInput id="DI"/><bpmn:inputSet/><bpmn:outputSet/></bpmn:ioSpecification>',
  ),
  E_DATA_ASSOCIATION: process(
    '<bpmn:dataObject id="A"/><bpmn:dataObject id="B"/><bpmn:dataObject id="C"/><bpmn:task id="T"><bpmn:dataInputAssociation><bpmn:sourceRef>A</bpmn:sourceRef><bpmn:sourceRef>B</bpmn:sourceRef><bpmn:targetRef>C</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>',
  ),
  E_DATA_TASK: definitions(
    '<bpmn:message id="M"/><bpmn:process id="P"><bpmn:sendTask id="T" messageRef="M"><bpmn:ioSpecification><bpmn:dataInput id="A"/><bpmn:dataInput id="B"/></bpmn:ioSpecification></bpmn:sendTask></bpmn:process>',
  ),
  E_DATA_CONTRACT: process(
    '<bpmn:ioSpecification><bpmn:dataInput id="A"/></bpmn:ioSpecification><bpmn:task id="T"><bpmn:dataOutputAssociation><bpmn:targetRef>A</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:task>',
  ),
  E_DATA_SUBPROCESS: around('Sub', subProcess('Sub', '<bpmn:ioSpecification/>')),
};
