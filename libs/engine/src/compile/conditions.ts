import type { FlowNode, Scope, SequenceFlow } from '@fallspur/bpmn';
import type { FeelExpression } from '@fallspur/decision';
import type { Json } from '@fallspur/kernel';
import type { FlowTable } from '../definition.ts';
import type { CompiledElement } from './elements/element.ts';
import type { Expressions } from './expressions.ts';
import type { GraphNode } from './graph.ts';
import type { Report } from './report.ts';
import { indexOf } from './scope-index.ts';
import * as say from './vocabulary.ts';

const isGateway = (node: FlowNode): boolean => node.type.endsWith('Gateway');
const isEvent = (node: FlowNode): boolean => node.type.endsWith('Event');

/** Does the condition of a flow count? What the standard forbids is refused, what it ignores is reported. */
export function isAsked(scope: Scope, flow: SequenceFlow, report: Report): boolean {
  const source = indexOf(scope).node(flow.source);
  if (!flow.condition || !source || source.defaultFlow === flow.id) return false;
  if (source.type === 'parallelGateway') {
    report.info('I_CONDITION_IGNORED', flow, `ein paralleles Gateway (${source.id}) fragt keine Bedingung`);
    return false;
  }
  if (source.type === 'eventBasedGateway' || isEvent(source)) {
    report.error('E_CONDITION_ON_EVENT', flow, `aus ${source.id} führt kein bedingter Fluss: ein Ereignis fragt nicht`);
    return false;
  }
  if (source.outgoing.length === 1 && source.type !== 'exclusiveGateway' && !isSplit(source))
    report.error('E_CONDITION_ALONE', flow, `der einzige Ausgang von ${source.id} kann keine Bedingung haben`);
  return true;
}

const isSplit = (node: FlowNode): boolean => isGateway(node) && node.incoming.length < 2;

/** Conditional flows out of an activity are a choice among several, asked when it is done. [BPMN 2.0.2, 13.3.1] */
export function waysOut(
  scope: Scope,
  node: FlowNode,
  { role }: CompiledElement,
): Partial<Pick<GraphNode, 'role' | 'choosesAfter' | 'alwaysTaken'>> {
  if (!hasCondition(scope, node)) return {};
  if (role === 'inclusive' && node.outgoing.length === 1) return { role: 'choice' };
  const alwaysTaken = scope.flows
    .filter((flow) => flow.source === node.id && flow.condition === null && flow.id !== node.defaultFlow)
    .map(({ id }) => id);
  if (role === 'inclusive') return { alwaysTaken };
  if (isGateway(node) || isEvent(node) || node.outgoing.length < 2) return {};
  return role === 'pass' ? { role: 'multiChoice', alwaysTaken } : { choosesAfter: true, alwaysTaken };
}

const hasCondition = (scope: Scope, node: FlowNode): boolean =>
  indexOf(scope)
    .flowsFrom(node.id)
    .some((flow) => flow.condition !== null && flow.id !== node.defaultFlow);

/**
 * Questions and tokens the diagram has no flow for, as rows beside its flows: a complex gateway's condition for every
 * count, its flows' conditions when a round ends, and a question that only tells whether those before had answers.
 */
export function addQuestions(node: FlowNode, flows: Record<string, FlowTable>, expressions: Expressions): void {
  const add = (id: string, condition: FeelExpression | null = null): void => {
    flows[id] = { id, name: '', source: node.id, target: node.id, condition };
  };
  const conditional = node.outgoing.filter((flow) => flows[flow]?.condition);
  const asksSeveral = ['inclusiveGateway', 'complexGateway'].includes(node.type) || !isGateway(node);
  if (asksSeveral && (conditional.length > 0 || isGateway(node))) {
    add(say.answeredProbe(node.id));
    if (!isGateway(node)) add(say.doneToken(node.id));
  }
  if (node.type !== 'complexGateway' || node.incoming.length < 2 || node.activationCondition === null) return;
  add(say.askedToken(node.id));
  for (const flow of node.incoming) add(say.spentToken(flow));
  const condition = expressions.feel(node.activationCondition, node);
  if (condition)
    node.incoming.forEach((_, at) =>
      add(say.activation(node.id, at + 1), withVariable(condition, 'activationCount', at + 1)),
    );
  for (const id of conditional) {
    const flow = flows[id] as FlowTable & { condition: FeelExpression };
    if (!flow.condition.names.includes(WAITING_FOR_START)) continue;
    flows[id] = { ...flow, condition: withVariable(flow.condition, WAITING_FOR_START, true) };
    add(say.resetFlow(id), withVariable(flow.condition, WAITING_FOR_START, false));
  }
}

const WAITING_FOR_START = 'waitingForStart';

const withVariable = (expression: FeelExpression, name: string, value: Json): FeelExpression => ({
  ...expression,
  names: expression.names.filter((other) => other !== name),
  paths: expression.paths.filter((path) => path !== name && !path.startsWith(`${name}.`)),
  evaluate: (context, surroundings) => expression.evaluate({ ...context, [name]: value }, surroundings),
});
