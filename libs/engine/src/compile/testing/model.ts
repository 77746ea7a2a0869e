import { NODE_DEFAULTS } from '@fallspur/bpmn';
import type {
  EventDefinition,
  FlowNode,
  FlowNodeType,
  ProcessModel,
  Scope,
  SequenceFlow,
  ZeebeExtensions,
} from '@fallspur/bpmn';
import type { DecisionModel, ParseFeel } from '@fallspur/decision';
import type { DefinitionSource } from '../../definition.ts';

/** A node as a test writes it: only what differs from an empty element. */
export type NodeSketch = { readonly id: string; readonly type: FlowNodeType; readonly scope?: ScopeSketch } & Partial<
  Omit<FlowNode, 'id' | 'type' | 'scope' | 'zeebe'>
> & { readonly zeebe?: Partial<ZeebeExtensions> };

/** Flows are written `A -> B` (named `A_B`), `f1: A -> B`, with ` ? condition` or ` *` for the default flow. */
export interface ScopeSketch {
  readonly nodes: readonly NodeSketch[];
  readonly flows: readonly string[];
  readonly kind?: Scope['kind'];
}

const HERE = { line: 1, column: 1 };
const FLOW = /^(?:(\S+): )?(\S+) -> (\S+?)(?: \? (.+)| (\*))?$/;

export function sketchScope(id: string, sketch: ScopeSketch): Scope {
  const defaults = new Map<string, string>();
  const flows = sketch.flows.map((text, index): SequenceFlow => {
    const [, name, source = '', target = '', condition, isDefault] = FLOW.exec(text) ?? [];
    if (!source) throw new Error(`Expected a flow like "A -> B", got "${text}"`);
    const flow = name ?? `${source}_${target}`;
    if (isDefault) defaults.set(source, flow);
    const expression = condition === undefined ? null : { text: condition, language: null, position: HERE };
    return { id: flow, name: '', source, target, condition: expression, position: { line: index + 1, column: 1 } };
  });
  const nodes = sketch.nodes.map((node, index): FlowNode => {
    const { scope, zeebe, ...rest } = node;
    return {
      name: '',
      position: { line: index + 1, column: 1 },
      lanes: [],
      incoming: flows.filter((flow) => flow.target === node.id).map((flow) => flow.id),
      outgoing: flows.filter((flow) => flow.source === node.id).map((flow) => flow.id),
      ...NODE_DEFAULTS,
      defaultFlow: defaults.get(node.id) ?? null,
      ...rest,
      scope: scope ? sketchScope(node.id, { kind: 'subProcess', ...scope }) : null,
      zeebe: { ...NO_EXTENSIONS, ...zeebe },
    };
  });
  return { id, kind: sketch.kind ?? 'process', nodes, flows, dataObjects: [], properties: [] };
}

const NO_EXTENSIONS: ZeebeExtensions = {
  userTask: false,
  taskDefinition: null,
  assignment: null,
  schedule: null,
  priority: null,
  formId: null,
  calledDecision: null,
  calledElement: null,
  script: null,
  inputs: [],
  outputs: [],
  multiInstance: null,
  properties: {},
};

/** A model with one executable process `P`; messages are named by their id. */
export function sketchModel(sketch: ScopeSketch, messages: readonly string[] = []): ProcessModel {
  const scope = sketchScope('P', sketch);
  return {
    file: 'sketch.bpmn',
    definitionsId: 'D',
    targetNamespace: 'test',
    processes: [
      { id: 'P', name: 'P', executable: true, versionTag: null, scope, position: HERE, zeebe: NO_EXTENSIONS },
    ],
    collaborations: [],
    messages: Object.fromEntries(messages.map((id) => [id, { id, name: id, position: HERE, correlationKey: null }])),
    signals: {},
    errors: {},
    escalations: {},
    census: {},
    globalTasks: [],
    diagram: { shapes: [], edges: [] },
    diagnostics: [],
  };
}

export const sketchSource = (profile: 'strict' | 'permissive' = 'strict'): DefinitionSource => ({
  process: 'P',
  caseKind: 'test',
  bpmn: { file: 'sketch.bpmn', xml: '' },
  dmn: [],
  facts: {},
  profile,
});

export const NO_DECISIONS: DecisionModel = {
  decisions: [],
  diagnostics: [],
  namesOf: () => [],
  pathsOf: () => [],
  evaluate: () => ({ kind: 'fault', code: 'E_FEEL_EVALUATION', message: 'no decisions here' }),
};

/** Accepts every text that is not empty or `!`; answers the text itself. Charts never evaluate. */
export const echoFeel: ParseFeel = (text) =>
  text === '' || text === '!'
    ? { kind: 'fault', code: 'E_FEEL_SYNTAX', message: 'nichts zu lesen' }
    : { text, names: [], paths: [], evaluate: () => ({ kind: 'value', value: text }) };

export const node = (type: FlowNodeType, id: string, rest: Partial<NodeSketch> = {}): NodeSketch => ({
  id,
  type,
  ...rest,
});
export const start = (id = 'S'): NodeSketch => node('startEvent', id);
export const end = (id = 'E'): NodeSketch => node('endEvent', id);
export const user = (id: string): NodeSketch => node('userTask', id);
export const rule = (id: string): NodeSketch =>
  node('scriptTask', id, { zeebe: { script: { expression: '=1', resultVariable: 'x' } } });
export const xor = (id: string): NodeSketch => node('exclusiveGateway', id);
export const and = (id: string): NodeSketch => node('parallelGateway', id);
export const or = (id: string): NodeSketch => node('inclusiveGateway', id);
export const timer = (duration: string): EventDefinition => ({
  kind: 'timer',
  id: null,
  date: null,
  duration: { text: duration, language: null, position: HERE },
  cycle: null,
});
