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
    loopDataInput: collectionName(loop, 'loopDataInputRef'),
    loopDataOutput: collectionName(loop, 'loopDataOutputRef'),
    inputItem: itemName(loop.child('inputDataItem')),
    outputItem: itemName(loop.child('outputDataItem')),
  };
}

function referencedEvent(loop: TypedElement, property: string): ReturnType<typeof readEventDefinition> {
  const id = loop.reference(property);
  const definition = id === null ? undefined : loop.document.find(id);
  return definition ? readEventDefinition(definition) : null;
}

/** The variable that holds the collection: the data named, or where an input or output is drawn, what it is joined with. */
function collectionName(loop: TypedElement, property: string): string | null {
  const id = loop.reference(property);
  if (id === null) return null;
  const data = loop.document.find(joinedWith(loop, id));
  const object = data?.writtenReferences('dataObjectRef')[0];
  const named = object === undefined ? data : loop.document.find(object);
  return named?.name || named?.id || id;
}

/** The other end of the association that fills an input of the activity or takes away its output. [BPMN 10.4.2] */
function joinedWith({ parent: activity }: TypedElement, data: string): string {
  for (const [slot, own, other] of [
    ['dataInputAssociations', 'targetRef', 'sourceRef'],
    ['dataOutputAssociations', 'sourceRef', 'targetRef'],
  ] as const)
    for (const association of activity?.children(slot) ?? [])
      if (association.writtenReferences(own).some((end) => association.document.localId(end) === data)) {
        association.references(own);
        return association.reference(other) ?? data;
      }
  return data;
}

const itemName = (item: TypedElement | null): string | null => item && (item.text('name') || item.text('id'));
