import type { FlowNode } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { readEventDefinition, readEventDefinitions } from './event-definitions.ts';
import { readExpression } from './expressions.ts';

/** Standard loop or multi-instance of an activity. [BPMN 10.3.9] */
export function readLoop(activity: TypedElement): FlowNode['loop'] {
  const loop = activity.child('loopCharacteristics');
  if (!loop) return null;
  if (loop.is('bpmn:StandardLoopCharacteristics'))
    return {
      kind: 'standardLoop',
      testBefore: loop.flag('testBefore'),
      condition: readExpression(loop, 'loopCondition'),
      maximum: loop.integer('loopMaximum'),
    };
  if (!loop.is('bpmn:MultiInstanceLoopCharacteristics')) return null;
  return {
    kind: 'multiInstance',
    sequential: loop.flag('isSequential'),
    cardinality: readExpression(loop, 'loopCardinality'),
    completionCondition: readExpression(loop, 'completionCondition'),
    behavior: loop.text('behavior'),
    oneBehaviorEvent: referencedEvent(loop, 'oneBehaviorEventRef'),
    noneBehaviorEvent: referencedEvent(loop, 'noneBehaviorEventRef'),
    complexBehaviors: loop.children('complexBehaviorDefinition').map((complex) => ({
      condition: readExpression(complex, 'condition'),
      events: complex.children('event').flatMap(readEventDefinitions),
    })),
    loopDataInput: dataName(loop, 'loopDataInputRef'),
    loopDataOutput: dataName(loop, 'loopDataOutputRef'),
    inputItem: itemName(loop.child('inputDataItem')),
    outputItem: itemName(loop.child('outputDataItem')),
  };
}

function referencedEvent(loop: TypedElement, property: string): ReturnType<typeof readEventDefinition> {
  const id = loop.reference(property);
  const definition = id === null ? undefined : loop.document.find(id);
  return definition ? readEventDefinition(definition) : null;
}

/** Data is known by name; where it has none, by id. */
function dataName(loop: TypedElement, property: string): string | null {
  const id = loop.reference(property);
  return id === null ? null : loop.document.find(id)?.name || id;
}

const itemName = (item: TypedElement | null): string | null => item && (item.text('name') || item.text('id'));
