import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Findings } from '../diagnostics/diagnose.ts';
import type { BpmnProcess, EventDefinition, FlowNode, ProcessModel, Scope, SequenceFlow } from '../model.ts';
import type { TypedDocument, TypedElement } from '../schema/typed-element.ts';

/** A container with what the rules ask about its surroundings. */
export interface ScopePlace {
  readonly scope: Scope;
  readonly process: BpmnProcess;
  /** The subprocess it is the inside of; null for a process. */
  readonly owner: FlowNode | null;
}

/** What a rule sees: the model for meaning, the document for what the model leaves out. */
export interface RuleContext {
  readonly model: ProcessModel;
  readonly document: TypedDocument;
  readonly scopes: readonly ScopePlace[];
  readonly nodes: ReadonlyMap<string, { readonly node: FlowNode; readonly at: ScopePlace }>;
  /** Boundary events by the activity they are attached to. */
  readonly boundaries: ReadonlyMap<string, readonly FlowNode[]>;
  readonly flows: ReadonlyMap<string, { readonly flow: SequenceFlow; readonly at: ScopePlace }>;
  readonly report: Findings['add'];
}

export type Rule = (context: RuleContext) => void;

export function ruleContext(model: ProcessModel, document: TypedDocument, findings: Findings): RuleContext {
  const scopes: ScopePlace[] = [];
  const collect = (scope: Scope, process: BpmnProcess, owner: FlowNode | null): void => {
    scopes.push({ scope, process, owner });
    for (const node of scope.nodes) if (node.scope) collect(node.scope, process, node);
  };
  for (const process of model.processes) collect(process.scope, process, null);
  return {
    model,
    document,
    scopes,
    nodes: new Map(scopes.flatMap((at) => at.scope.nodes.map((node) => [node.id, { node, at }] as const))),
    boundaries: Map.groupBy(
      scopes.flatMap(({ scope }) => scope.nodes).filter((node) => node.attachedTo !== null),
      (node) => node.attachedTo ?? '',
    ),
    flows: new Map(scopes.flatMap((at) => at.scope.flows.map((flow) => [flow.id, { flow, at }] as const))),
    report: (code: DiagnosticCode, place, message, others) => findings.add(code, place, message, others),
  };
}

/** `userTask «Gespräch führen» (Task_1)`: how every message names a node. */
export const called = ({ type, name, id }: { type: string; name: string; id: string }): string =>
  name ? `${type} «${name.replaceAll(/\s+/g, ' ')}» (${id})` : `${type} ${id}`;

export const calledFlow = ({ name, id }: SequenceFlow): string => (name ? `flow «${name}» (${id})` : `flow ${id}`);

const ACTIVITIES = new Set<string>([
  'task',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'manualTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
]);
export const isActivity = (node: FlowNode): boolean => ACTIVITIES.has(node.type);
export const isGateway = (node: FlowNode): boolean => node.type.endsWith('Gateway');
export const isEventSubProcess = (node: FlowNode): boolean => node.scope?.kind === 'eventSubProcess';

export const has = (node: FlowNode, kind: EventDefinition['kind']): boolean =>
  node.eventDefinitions.some((definition) => definition.kind === kind);

/** Starts an instance without a start event: receive task or event gateway with `instantiate`. */
export const isInstantiating = (node: FlowNode): boolean => node.instantiate;

/** Whether an element stands in a process that says it is (or is not) executable; null outside processes. */
export function isExecutable(element: TypedElement): boolean | null {
  for (let at: TypedElement | null = element; at; at = at.parent)
    if (at.type === 'bpmn:Process') return /^\s*(true|1)\s*$/.test(at.attribute('isExecutable') ?? '');
  return null;
}
