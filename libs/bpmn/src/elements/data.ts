import type { Scope } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';

/** Data objects of a container: variables known by name. [BPMN 10.4.1] */
export const readDataObjects = (flowElements: readonly TypedElement[]): Scope['dataObjects'] =>
  flowElements.filter((element) => element.is('bpmn:DataObject')).map(named);

/** Properties: variables a process or subprocess declares. [BPMN 10.4.1] */
export const readProperties = (container: TypedElement): Scope['properties'] =>
  container.children('properties').map(named);

const named = (element: TypedElement): { id: string; name: string } => ({
  id: element.text('id') ?? '',
  name: element.text('name') ?? '',
});
