import type { FlowNode, FlowNodeType, Scope } from '../model.ts';
import { NODE_DEFAULTS } from '../node-defaults.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { readZeebe } from './zeebe.ts';

/** What a family of elements adds to the common part. */
export type Family = (element: TypedElement, around: Surroundings) => Partial<FlowNode>;

/** What a node has to know of the container it stands in. */
export interface Surroundings {
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
  readonly lanes: ReadonlyMap<string, readonly string[]>;
  /** Lanes of the container: inner nodes stand where their subprocess stands. */
  readonly outerLanes: readonly string[];
  /** From compensation event to handler, over the whole file. */
  readonly compensation: ReadonlyMap<string, string>;
  /** Subprocesses hold containers again. */
  readonly readScope: (element: TypedElement, kind: Scope['kind'], outerLanes: readonly string[]) => Scope;
}

export const lanesOf = (element: TypedElement, around: Surroundings): readonly string[] =>
  around.lanes.get(element.id) ?? around.outerLanes;

/** What all flow nodes have in common; every other field says "nothing". [BPMN 8.4.9] */
export function readFlowNode(
  element: TypedElement,
  type: FlowNodeType,
  family: Family,
  around: Surroundings,
): FlowNode {
  element.references('incoming');
  element.references('outgoing');
  return {
    id: element.text('id') ?? '',
    name: element.text('name') ?? '',
    type,
    position: element.position,
    lanes: lanesOf(element, around),
    incoming: around.incoming.get(element.id) ?? [],
    outgoing: around.outgoing.get(element.id) ?? [],
    ...NODE_DEFAULTS,
    zeebe: readZeebe(element),
    documentation:
      element
        .children('documentation')
        .map((one) => documentationText(one))
        .join('\n') || null,
    ...family(element, around),
  };
}

const documentationText = (element: TypedElement): string =>
  element.source.texts
    .map((run) => run.value)
    .join('')
    .trim();
