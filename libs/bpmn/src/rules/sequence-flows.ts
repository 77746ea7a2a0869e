import type { FlowNode } from '../model.ts';
import {
  called,
  calledFlow,
  isActivity,
  isEventSubProcess,
  isInstantiating,
  type Rule,
  type RuleContext,
  type ScopePlace,
} from './rule-context.ts';

/** Sequence flow connects nodes of one container, and both ends know of it. [BPMN 8.4.13] */
export const sequenceFlows: Rule = (context) => {
  // Some tools leave the lists out altogether; a file that has them has them in full.
  const usesLists = context.document
    .ofType('bpmn:FlowNode')
    .some((node) => node.writtenReferences('incoming').length + node.writtenReferences('outgoing').length > 0);
  for (const at of context.scopes) {
    if (!usesLists && at.owner === null && at.scope.flows.length > 0)
      context.report('W_FLOW_NOT_LISTED', at.process, `No element of ${at.process.id} lists the flows it stands at.`);
    for (const flow of at.scope.flows) {
      staysInScope(flow.id, context, at);
      if (flow.source && flow.source === flow.target)
        context.report('W_FLOW_SELF', flow, `${calledFlow(flow)} leads from ${flow.source} back to itself.`);
      if (at.process.executable && context.document.byId.get(flow.id)?.attribute('isImmediate')?.trim() === 'false')
        context.report('E_FLOW_IMMEDIATE', flow, `${calledFlow(flow)} has isImmediate="false".`);
    }
    for (const node of at.scope.nodes) {
      if (usesLists) endsAgree(node, at, context);
      conditionsAndDefault(node, context);
    }
    connected(at, context);
  }
};

function staysInScope(flowId: string, context: RuleContext, at: ScopePlace): void {
  const flow = context.flows.get(flowId)?.flow;
  if (!flow) return;
  for (const end of [flow.source, flow.target]) {
    const other = context.nodes.get(end);
    if (other && other.at.scope !== at.scope)
      context.report(
        'E_FLOW_CROSSES_SCOPE',
        flow,
        `${calledFlow(flow)} stands in ${at.scope.id}, but its end ${called(other.node)} stands in ${other.at.scope.id}.`,
        [end],
      );
  }
}

function endsAgree(node: FlowNode, { process }: ScopePlace, context: RuleContext): void {
  const element = context.document.byId.get(node.id);
  if (!element) return;
  for (const side of ['incoming', 'outgoing'] as const) {
    const listed = new Set(element.writtenReferences(side).map((id) => context.document.localId(id)));
    const connected = new Set(node[side]);
    for (const id of listed)
      if (context.flows.has(id) && !connected.has(id))
        context.report(
          'E_FLOW_LIST_DISAGREES',
          node,
          `${called(node)} lists ${id} as ${side}, but the flow connects others.`,
          [id],
        );
    for (const id of node[side])
      if (!listed.has(id))
        context.report(
          process.executable ? 'E_FLOW_LIST_DISAGREES' : 'W_FLOW_NOT_LISTED',
          node,
          `${called(node)} does not list its ${side} flow ${id}.`,
          [id],
        );
  }
}

function conditionsAndDefault(node: FlowNode, context: RuleContext): void {
  if (node.defaultFlow && context.flows.has(node.defaultFlow) && !node.outgoing.includes(node.defaultFlow))
    context.report(
      'E_DEFAULT_FLOW',
      node,
      `The default flow ${node.defaultFlow} of ${called(node)} starts elsewhere.`,
      [node.defaultFlow],
    );
  const conditional = node.outgoing.filter((id) => context.flows.get(id)?.flow.condition);
  if (isActivity(node) && node.outgoing.length === 1 && conditional.length === 1)
    context.report('E_FLOW_ONLY_CONDITIONAL', node, `The only flow from ${called(node)} has a condition.`, conditional);
  if (node.type === 'startEvent' && conditional.length > 0)
    context.report('E_FLOW_CONDITION_START', node, `A flow from ${called(node)} has a condition.`, conditional);
}

/** With start and end events on a level everything on it is connected. [BPMN 10.5.2, 10.5.3] */
function connected({ scope, owner, process }: ScopePlace, context: RuleContext): void {
  if (scope.nodes.length === 0) {
    if (process.executable || owner)
      context.report('W_EMPTY_PROCESS', owner ?? process, `${scope.id} holds no elements.`);
    return;
  }
  if (scope.kind === 'adHocSubProcess') return;
  const starts = scope.nodes.filter((node) => node.type === 'startEvent');
  const ends = scope.nodes.filter((node) => node.type === 'endEvent');
  const begins = starts.length > 0 || scope.nodes.some(isInstantiating);
  if (ends[0] && !begins)
    context.report('E_END_WITHOUT_START', ends[0], `${scope.id} has an end event and no start event.`);
  if (starts[0] && ends.length === 0)
    context.report('E_START_WITHOUT_END', starts[0], `${scope.id} has a start event and no end event.`);
  for (const node of scope.nodes) {
    if (!isActivity(node) && !node.type.endsWith('Gateway')) continue;
    if (isEventSubProcess(node) || node.isForCompensation) continue;
    if (starts.length > 0 && node.incoming.length === 0 && !isInstantiating(node))
      context.report('E_NODE_NO_INCOMING', node, `Nothing leads to ${called(node)}.`);
    if (ends.length > 0 && node.outgoing.length === 0)
      context.report('E_NODE_NO_OUTGOING', node, `Nothing leads on from ${called(node)}.`);
  }
}
