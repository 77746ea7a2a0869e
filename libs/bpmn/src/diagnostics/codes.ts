import type { Diagnostic } from '@fallspur/kernel';

/** One kind of finding: how grave, by which rule, and what to try. */
export interface DiagnosticKind {
  readonly severity: Diagnostic['severity'];
  /** Clause of BPMN 2.0.2 (OMG formal/2013-12-09), of XML, or of the house. */
  readonly rule: string;
  readonly hint: string;
}

const error = (rule: string, hint: string): DiagnosticKind => ({ severity: 'error', rule, hint });
const warning = (rule: string, hint: string): DiagnosticKind => ({ severity: 'warning', rule, hint });
const info = (rule: string, hint: string): DiagnosticKind => ({ severity: 'info', rule, hint });

const HOUSE_LIMITS = 'house: limits of a definition file';
const HOUSE_CENSUS = 'house: nothing is ignored silently';
const HOUSE_STYLE = 'house: modelling convention after eCH-0158';

/** Every finding this room can make. A diagnostic with another code cannot be written (see `diagnose.ts`). */
export const DIAGNOSTIC_CODES = {
  // The file
  E_CAP_BYTES: error(HOUSE_LIMITS, 'Split the file, or raise the limit `bytesMax` for this read.'),
  E_CAP_DEPTH: error(HOUSE_LIMITS, 'Flatten the nesting, or raise the limit `depthMax` for this read.'),
  E_CAP_ELEMENTS: error(HOUSE_LIMITS, 'Split the file, or raise the limit `elementsMax` for this read.'),
  E_DOCTYPE: error('house: no document type declaration', 'Remove the `<!DOCTYPE …>`; BPMN files need none.'),
  E_XML_MALFORMED: error('XML 1.0: well-formedness', 'Open the file in an XML editor at this line and mend it.'),
  E_NOT_BPMN: error('BPMN 15.3: definitions', 'The root must be `definitions` of the BPMN 2.0 MODEL namespace.'),
  E_ENCODING_UNKNOWN: error('XML 1.0, 4.3.3', 'Save the file as UTF-8.'),
  E_ENCODING_BYTES: error('XML 1.0, 4.3.3', 'Save the file as UTF-8, or name its real encoding in the first line.'),
  W_ENCODING_MISMATCH: warning('XML 1.0, 4.3.3', 'Save the file in the encoding its first line names, best UTF-8.'),
  I_ENCODING_LABEL: info('XML 1.0, 4.3.3', 'Nothing to do; new files are best saved as UTF-8.'),

  // The meta-model: what stands in the file but is not BPMN
  E_UNKNOWN_ELEMENT: error('BPMN 15.3: XML schema', 'Correct the element name, or move it into `extensionElements`.'),
  E_MISPLACED_ELEMENT: error('BPMN 15.3: XML schema', 'Move the element to a parent that may hold it.'),
  E_REPEATED_ELEMENT: error('BPMN 15.3: XML schema', 'Keep one of them; the parent may hold only one.'),
  E_UNEXPECTED_TEXT: error('BPMN 15.3: XML schema', 'Remove the text, or put it into `documentation`.'),
  E_UNKNOWN_TYPE: error('BPMN 15.3: XML schema', 'Correct `xsi:type`, e.g. to `tFormalExpression`.'),
  E_ATTRIBUTE_VALUE: error('BPMN 15.3: XML schema', 'Write a value the attribute allows.'),
  E_ID_ILLEGAL: error(
    'XML schema: ID',
    'Ids start with a letter or `_` and hold only ASCII letters, digits, `_`, `-` and `.`.',
  ),
  E_ID_DUPLICATE: error('BPMN 8.3.1: ids are unique', 'Give one of the elements another id.'),
  E_ID_MISSING: error('BPMN 8.3.1: ids', 'Give the element an id; execution has to name it.'),
  E_REFERENCE_DANGLING: error('BPMN 8.3.1: references resolve', 'Correct the reference or add the element it names.'),
  E_REFERENCE_TYPE: error('BPMN 8.3.1: references name the demanded type', 'Refer to an element of the type named.'),
  E_REFERENCE_MISSING: error('BPMN 15.3: XML schema', 'Add the reference; the element means nothing without it.'),
  E_DROPPED_BY_READER: error(HOUSE_CENSUS, 'This is a fault of the reader: please report it with the file.'),
  E_READER_WARNING: error(HOUSE_CENSUS, 'The reader could not take this part of the file; see its message.'),
  W_DIAGRAM: warning('BPMN 12: diagram interchange', 'Mend or redraw the diagram; execution does not need it.'),
  W_REFERENCE_DANGLING: warning('BPMN 8.3.1: references resolve', 'Correct the reference; execution does not need it.'),
  W_REFERENCE_TYPE: warning(
    'BPMN 8.3.1: references name the demanded type',
    'Correct the reference; execution does not need it.',
  ),
  I_REFERENCE_OUTSIDE: info(
    'BPMN 8.3.1: references resolve',
    'Nothing to do: other files and their types have no effect here.',
  ),
  W_UNKNOWN_ATTRIBUTE: warning('BPMN 15.3: XML schema', 'Remove the attribute or move it to a namespace of its own.'),
  W_IN_EXTENSION: warning(
    'BPMN 8.3.3: extensions',
    'Extensions belong to a namespace of their own, not to that of BPMN.',
  ),
  W_FOREIGN_MISPLACED: warning(
    'BPMN 8.3.3: extensions',
    'Move the element into `extensionElements`; it has no effect here.',
  ),
  I_FOREIGN: info('BPMN 8.3.3: extensions', 'Nothing to do: extensions of other tools have no effect here.'),

  // The census: what BPMN knows and this house does not carry out
  E_UNSUPPORTED: error(HOUSE_CENSUS, 'Draw it with elements of the list in the README of this room.'),
  W_NOT_READ: warning(HOUSE_CENSUS, 'It has no effect here; remove it, or say the same with what is read.'),

  // Sequence flow
  E_FLOW_CROSSES_SCOPE: error(
    'BPMN 7.6.1, 8.4.13',
    'Sequence flow stays in its (sub)process; use a message flow or an event.',
  ),
  E_FLOW_LIST_DISAGREES: error(
    'BPMN 8.4.13',
    'Let `incoming`/`outgoing` agree with `sourceRef`/`targetRef`; saving in a modeller does it.',
  ),
  W_FLOW_NOT_LISTED: warning('BPMN 8.4.13', 'Save the file once in a modeller: it lists the flow at both ends.'),
  E_FLOW_IMMEDIATE: error('BPMN 8.4.13: isImmediate', 'Remove `isImmediate="false"` in an executable process.'),
  E_FLOW_ONLY_CONDITIONAL: error('BPMN 8.4.13: conditional flow', 'Add a second outgoing flow, best a default flow.'),
  E_FLOW_CONDITION_START: error(
    'BPMN 10.5.2: start event',
    'The outgoing flow of a start event has no condition; add a gateway.',
  ),
  E_DEFAULT_FLOW: error('BPMN 8.4.13: default', 'The default flow must leave the element that names it.'),
  W_FLOW_SELF: warning('house: automatic loops', 'A flow from an element to itself repeats without end.'),
  E_NODE_NO_INCOMING: error(
    'BPMN 10.5.2: start event',
    'With a start event on the level, every other element needs an incoming flow.',
  ),
  E_NODE_NO_OUTGOING: error(
    'BPMN 10.5.3: end event',
    'With an end event on the level, every other element needs an outgoing flow.',
  ),
  E_END_WITHOUT_START: error('BPMN 10.5.2', 'Add a start event on this level.'),
  E_START_WITHOUT_END: error('BPMN 10.5.3', 'Add an end event on this level.'),
  W_EMPTY_PROCESS: warning('house: nothing to carry out', 'Draw at least one element.'),

  // Events
  E_START_INCOMING: error('BPMN 10.5.2', 'A start event has no incoming flow; use an intermediate event or a gateway.'),
  E_START_NO_OUTGOING: error('BPMN 10.5.2', 'Draw a flow from the start event.'),
  E_START_TRIGGER: error('BPMN 10.5.2: triggers', 'A process starts by nothing, message, timer, condition or signal.'),
  E_SUBPROCESS_START_TRIGGER: error(
    'BPMN 10.5.2: triggers',
    'An embedded subprocess starts by a start event without a trigger.',
  ),
  E_EVENT_SUBPROCESS_TRIGGER: error(
    'BPMN 10.5.2: triggers',
    'An event subprocess starts by message, timer, condition, signal, escalation, error or compensation; the last two only interrupting.',
  ),
  E_EVENT_SUBPROCESS_STARTS: error('BPMN 10.3.5: event subprocess', 'An event subprocess has exactly one start event.'),
  E_EVENT_SUBPROCESS_FLOW: error(
    'BPMN 10.3.5: event subprocess',
    'An event subprocess has no incoming and no outgoing flow.',
  ),
  E_END_OUTGOING: error('BPMN 10.5.3', 'An end event has no outgoing flow; use an intermediate event.'),
  E_END_NO_INCOMING: error('BPMN 10.5.3', 'Draw a flow to the end event.'),
  E_END_TRIGGER: error(
    'BPMN 10.5.3: results',
    'An end event has no result, or message, escalation, error, cancel, compensation, signal or terminate.',
  ),
  E_CANCEL_END_OUTSIDE: error('BPMN 10.5.3: cancel', 'A cancel end event stands inside a transaction only.'),
  E_CATCH_TRIGGER: error(
    'BPMN 10.5.4: triggers',
    'An intermediate catch event waits for message, timer, condition, link or signal.',
  ),
  E_THROW_TRIGGER: error(
    'BPMN 10.5.4: triggers',
    'An intermediate throw event throws nothing, message, escalation, compensation, link or signal.',
  ),
  E_INTERMEDIATE_NO_INCOMING: error('BPMN 10.5.4', 'Draw a flow to the event.'),
  E_INTERMEDIATE_NO_OUTGOING: error('BPMN 10.5.4', 'Draw a flow from the event.'),
  E_BOUNDARY_INCOMING: error('BPMN 10.5.4: boundary', 'A boundary event has no incoming flow.'),
  E_BOUNDARY_NO_OUTGOING: error('BPMN 10.5.4: boundary', 'Draw a flow from the boundary event.'),
  E_BOUNDARY_TRIGGER: error(
    'BPMN 10.5.4: boundary',
    'A boundary event catches message, timer, condition, signal, escalation; error, cancel and compensation only interrupting.',
  ),
  E_BOUNDARY_SCOPE: error(
    'BPMN 10.5.4: boundary',
    'A boundary event stands on the level of the activity it is attached to.',
  ),
  E_CANCEL_BOUNDARY: error('BPMN 10.5.4: cancel', 'A cancel boundary event is attached to a transaction.'),
  E_COMPENSATION_OUTGOING: error(
    'BPMN 10.7: compensation',
    'A compensation boundary event has an association to its handler, no sequence flow.',
  ),
  E_COMPENSATION_NO_HANDLER: error(
    'BPMN 10.7: compensation',
    'Draw an association from the compensation event to the activity that undoes the work.',
  ),
  E_COMPENSATION_HANDLER: error('BPMN 10.7: compensation', 'Mark the handler `isForCompensation="true"`.'),
  E_COMPENSATION_HANDLER_FLOW: error(
    'BPMN 10.7: compensation',
    'A compensation activity has no incoming and no outgoing flow.',
  ),
  E_LINK_INCOMING: error('BPMN 10.5.4: link', 'A catching link has no incoming flow.'),
  E_LINK_OUTGOING: error('BPMN 10.5.4: link', 'A throwing link has no outgoing flow.'),
  E_LINK_NO_TARGET: error('BPMN 10.5.4: link', 'Add a catching link with the same name on the same level.'),
  E_LINK_NO_SOURCE: error('BPMN 10.5.4: link', 'Add a throwing link with the same name on the same level.'),
  E_LINK_AMBIGUOUS: error('BPMN 10.5.4: link', 'Only one catching link of a name may stand on a level.'),
  E_LINK_NAMED_OTHER: error(
    'BPMN 10.5.5: linkEventDefinition',
    'Let `source` and `target` of the two links name each other, or leave both out.',
  ),
  E_EVENT_NO_REFERENCE: error('BPMN 10.5.5', 'In an executable process name the message or signal that is meant.'),
  E_ESCALATION_CODE: error(
    'BPMN 10.5.5: escalation',
    'A thrown escalation names an escalation with an `escalationCode`.',
  ),
  E_TIMER_COUNT: error('BPMN 10.5.5: timer', 'Give a timer exactly one of `timeDate`, `timeDuration` and `timeCycle`.'),
  E_TIMER_FORMAT: error(
    'BPMN 10.5.5: timer, ISO 8601',
    'e.g. `2026-01-31T00:00:00Z`, `P30D`, `R3/PT10M`; or FEEL beginning with `=`.',
  ),
  E_EVENT_DEFINITION_SHARED: error(
    'BPMN 10.5.5',
    'Define the trigger at the root of the file to use it in several events.',
  ),

  // Gateways
  E_GATEWAY_POINTLESS: error(
    'BPMN 10.6.1',
    'A gateway joins or splits: give it several incoming or several outgoing flows, or remove it.',
  ),
  E_GATEWAY_DIRECTION: error(
    'BPMN 10.6.1: gatewayDirection',
    'Let `gatewayDirection` agree with the flows, or leave it out.',
  ),
  E_EVENT_GATEWAY_OUTGOING: error('BPMN 10.6.6', 'An event gateway has at least two outgoing flows.'),
  E_EVENT_GATEWAY_CONDITION: error('BPMN 10.6.6', 'The flows after an event gateway have no condition.'),
  E_EVENT_GATEWAY_TARGET: error(
    'BPMN 10.6.6',
    'An event gateway leads to receive tasks or catch events for message, signal, timer or condition.',
  ),
  E_EVENT_GATEWAY_MIXED: error('BPMN 10.6.6', 'Use either message events or receive tasks after an event gateway.'),
  E_EVENT_GATEWAY_BOUNDARY: error('BPMN 10.6.6', 'A receive task after an event gateway has no boundary events.'),
  E_EVENT_GATEWAY_TARGET_SHARED: error('BPMN 10.6.6', 'What follows an event gateway has no other incoming flow.'),
  E_EVENT_GATEWAY_START: error('BPMN 10.6.6: instantiate', 'A gateway that starts instances has no incoming flow.'),
  E_EVENT_GATEWAY_PARALLEL: error('BPMN 10.6.6: eventGatewayType', '`Parallel` needs `instantiate="true"`.'),

  // Activities and containers
  E_QUANTITY: error('BPMN 10.3.1', '`startQuantity` and `completionQuantity` are at least 1.'),
  E_RECEIVE_START: error('BPMN 10.3.3: receive task', 'A receive task that starts instances has no incoming flow.'),
  E_CALLED_PROCESS_START: error(
    'BPMN 10.5.2: called processes',
    'Give the called process a start event without a trigger.',
  ),
  E_MULTI_INSTANCE_COUNT: error('BPMN 10.3.9', 'Give `loopCardinality` or an input collection.'),
  E_AD_HOC_EMPTY: error('BPMN 10.3.5: ad-hoc', 'An ad-hoc subprocess holds at least one activity.'),
  E_AD_HOC_CONTENT: error('BPMN 10.3.5: ad-hoc', 'An ad-hoc subprocess holds no start and no end events.'),
  E_EXPRESSION_INFORMAL: error('BPMN 8.4.7', 'In an executable process write `xsi:type="tFormalExpression"`.'),
  E_EXPRESSION_EMPTY: error('BPMN 8.4.8', 'Write the expression, e.g. FEEL beginning with `=`.'),
  E_EXPRESSION_TYPE: error(
    'BPMN 8.4.8: evaluatesToTypeRef',
    'A condition yields true or false; let it evaluate to a boolean.',
  ),
  E_FORMAT_URI: error('BPMN 15.3: URI', 'Write a URI.'),
  E_FORMAT_MIME: error('BPMN 8.3.1: MIME type', 'Write a MIME type such as `text/plain`.'),
  E_RESOURCE_ROLE: error(
    'BPMN 10.3.1: resources',
    'Give a resource with its parameter bindings or an assignment expression, not both.',
  ),
  E_PROCESS_TYPE: error(
    'BPMN 10.2: processType',
    'A public process is not executable: change `processType` or `isExecutable`.',
  ),

  // Collaboration
  E_MESSAGE_FLOW_POOL: error('BPMN 9.4: message flow', 'A message flow connects two different pools.'),
  E_MESSAGE_FLOW_END: error(
    'BPMN 10.5: message flow',
    'Throw events and send tasks send, catch events and receive tasks receive; events at a message flow carry a message.',
  ),
  E_PARTICIPANT_MULTIPLICITY: error('BPMN 9.3: multiplicity', 'Minimum ≥ 0, maximum ≥ 1 and not below the minimum.'),

  // Data
  E_DATA_COLLECTION: error('BPMN 10.4.1: isCollection', 'Let `isCollection` agree with the item definition.'),
  E_DATA_SETS: error(
    'BPMN 10.4.2: input and output sets',
    'Name every input and output in a set; optional ones also as plain members.',
  ),
  E_DATA_ASSOCIATION: error(
    'BPMN 10.4.2: data association',
    'One source of the same item definition, or a transformation.',
  ),
  E_DATA_TASK: error('BPMN 10.3.3', 'Give the task the inputs and outputs its message or operation asks for.'),
  E_DATA_CONTRACT: error(
    'BPMN 10.3, 10.4: data',
    'Let the data agree with the message, trigger, collection or called element, or leave them out.',
  ),
  E_DATA_SUBPROCESS: error('BPMN 10.3.5', 'A subprocess has no input-output specification; use data objects.'),

  // Conventions (lint)
  W_SEVERAL_NONE_STARTS: warning('house: decisions 15', 'Draw one start event without a trigger and branch after it.'),
  W_NAME_MISSING: warning(HOUSE_STYLE, 'Give the element a name a caseworker can use on the phone.'),
  W_GATEWAY_QUESTION: warning(HOUSE_STYLE, 'Name a deciding gateway by a question: «Unterlagen vollständig?».'),
  W_FLOW_LABEL: warning(HOUSE_STYLE, 'Label the flows after a deciding gateway with the answer: «ja», «nein».'),
  W_TASK_NAME: warning(HOUSE_STYLE, 'Name a task by object and verb: «Gespräch führen».'),
  W_NO_LANES: warning(HOUSE_STYLE, 'Draw lanes for the offices or roles.'),
  W_NOT_IN_LANE: warning(HOUSE_STYLE, 'Place the element in a lane.'),
  W_NOT_DRAWN: warning('BPMN 12: diagram interchange', 'Add the shape or edge; nobody can see the element.'),
  W_FLOW_DUPLICATE: warning(HOUSE_STYLE, 'Remove one of the flows: both lead the same way, and each carries a token.'),
  W_GATEWAY_MIXED: warning(HOUSE_STYLE, 'Draw two gateways: one that joins and, after it, one that decides or forks.'),
  W_SPLIT_IMPLICIT: warning(HOUSE_STYLE, 'Draw a gateway where the flow splits, so that one sees how.'),
  W_OVERLAPPING: warning(HOUSE_STYLE, 'Move the shapes apart, and into the pool or subprocess that holds them.'),
} as const satisfies Record<string, DiagnosticKind>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;
