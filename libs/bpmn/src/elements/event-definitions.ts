import type { EventDefinition } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { readExpression } from './expressions.ts';

type Reader = (element: TypedElement, id: string | null) => EventDefinition;

/** Table of contents: type of an event definition -> how it is read. [BPMN 10.5.5] */
const EVENT_DEFINITIONS: Readonly<Record<string, Reader>> = {
  'bpmn:MessageEventDefinition': (element, id) => ({ kind: 'message', id, ref: element.reference('messageRef') }),
  'bpmn:SignalEventDefinition': (element, id) => ({ kind: 'signal', id, ref: element.reference('signalRef') }),
  'bpmn:ErrorEventDefinition': (element, id) => ({ kind: 'error', id, ref: element.reference('errorRef') }),
  'bpmn:EscalationEventDefinition': (element, id) => ({
    kind: 'escalation',
    id,
    ref: element.reference('escalationRef'),
  }),
  'bpmn:TimerEventDefinition': (element, id) => ({
    kind: 'timer',
    id,
    date: readExpression(element, 'timeDate'),
    duration: readExpression(element, 'timeDuration'),
    cycle: readExpression(element, 'timeCycle'),
  }),
  'bpmn:ConditionalEventDefinition': (element, id) => ({
    kind: 'conditional',
    id,
    condition: readExpression(element, 'condition'),
  }),
  'bpmn:LinkEventDefinition': (element, id) => ({ kind: 'link', id, name: element.text('name') }),
  'bpmn:CompensateEventDefinition': (element, id) => ({
    kind: 'compensate',
    id,
    activity: element.reference('activityRef'),
    waitForCompletion: element.flag('waitForCompletion'),
  }),
  'bpmn:CancelEventDefinition': (_element, id) => ({ kind: 'cancel', id }),
  'bpmn:TerminateEventDefinition': (_element, id) => ({ kind: 'terminate', id }),
};

/** Null for an element that is no event definition (a wrong reference, reported elsewhere). */
export function readEventDefinition(element: TypedElement): EventDefinition | null {
  return EVENT_DEFINITIONS[element.type]?.(element, element.text('id')) ?? null;
}

/** Triggers of an event: its own ones, then those defined at the root of the file. */
export function readEventDefinitions(event: TypedElement): readonly EventDefinition[] {
  const referenced = event.references('eventDefinitionRef').map((id) => event.document.find(id));
  return [...event.children('eventDefinitions'), ...referenced]
    .map((definition) => definition && readEventDefinition(definition))
    .filter((definition) => definition != null);
}
