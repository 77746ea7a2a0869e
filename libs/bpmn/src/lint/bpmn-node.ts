import type { RuleDefinition } from 'bpmnlint';

/** What the rules read of an element of the moddle tree; moddle leaves out what the file does not say. */
export interface BpmnNode {
  readonly $type: string;
  readonly $parent?: BpmnNode;
  $instanceOf(type: string): boolean;
  readonly id?: string;
  readonly name?: string;
  readonly rootElements?: readonly BpmnNode[];
  readonly flowElements?: readonly BpmnNode[];
  readonly incoming?: readonly BpmnNode[];
  readonly outgoing?: readonly BpmnNode[];
  readonly sourceRef?: BpmnNode;
  readonly targetRef?: BpmnNode;
  readonly eventDefinitions?: readonly BpmnNode[];
  readonly laneSets?: readonly BpmnNode[];
  readonly lanes?: readonly BpmnNode[];
  readonly childLaneSet?: BpmnNode;
  readonly flowNodeRef?: readonly BpmnNode[];
  readonly diagrams?: readonly BpmnNode[];
  readonly plane?: BpmnNode;
  readonly planeElement?: readonly BpmnNode[];
  readonly bpmnElement?: BpmnNode;
  readonly bounds?: { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number };
  readonly isExpanded?: boolean;
  readonly attachedToRef?: BpmnNode;
  readonly participants?: readonly BpmnNode[];
  readonly processRef?: BpmnNode;
}

/** A rule in the shape bpmnlint asks for. */
export type Rule = () => RuleDefinition<BpmnNode> & { readonly meta: { readonly description: string } };
export const is = (node: BpmnNode, ...types: readonly string[]): boolean =>
  types.some((type) => node.$instanceOf(type));

/** What one draws; an implicit throw event is the result of a complex gateway and has no shape. */
export const isFlowNode = (node: BpmnNode): boolean =>
  is(node, 'bpmn:FlowNode') && !is(node, 'bpmn:ImplicitThrowEvent');

/** `bpmn:UserTask` -> `userTask`, as the file has it. */
export const kindOf = ({ $type }: BpmnNode): string => $type.slice(5, 6).toLowerCase() + $type.slice(6);

/** On one line; '' where it has none. */
export const nameOf = ({ name = '' }: BpmnNode): string => name.replaceAll(/\s+/g, ' ').trim();

/** One token goes on, or some of several: the gateway asks which. */
export const decides = (node: BpmnNode): boolean =>
  is(node, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway') && (node.outgoing ?? []).length > 1;
