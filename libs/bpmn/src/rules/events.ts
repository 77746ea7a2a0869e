import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { EventDefinition, FlowNode } from '../model.ts';
import { called, has, type Rule, type RuleContext, type ScopePlace } from './rule-context.ts';

type Kind = EventDefinition['kind'];

/** Which triggers and results an event may have at its place. [BPMN 10.5.2 to 10.5.4, tables 10.84, 10.88, 10.89, 10.90] */
const PROCESS_START: readonly Kind[] = ['message', 'timer', 'conditional', 'signal'];
const EVENT_SUBPROCESS_START: readonly Kind[] = [...PROCESS_START, 'escalation', 'error', 'compensate'];
const END: readonly Kind[] = ['message', 'escalation', 'error', 'cancel', 'compensate', 'signal', 'terminate'];
const CATCH: readonly Kind[] = ['message', 'timer', 'conditional', 'link', 'signal'];
const THROW: readonly Kind[] = ['message', 'escalation', 'compensate', 'link', 'signal'];
const BOUNDARY: readonly Kind[] = [
  'message',
  'timer',
  'conditional',
  'signal',
  'escalation',
  'error',
  'cancel',
  'compensate',
];
/** They end what they stand at: a non-interrupting one makes no sense. */
const ALWAYS_INTERRUPTING: readonly Kind[] = ['error', 'cancel', 'compensate'];

/** Table of contents: event -> its rules. */
const RULES: Readonly<Record<string, (node: FlowNode, at: ScopePlace, context: RuleContext) => void>> = {
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
};

export const events: Rule = (context) => {
  for (const at of context.scopes) for (const node of at.scope.nodes) RULES[node.type]?.(node, at, context);
};

function startEvent(node: FlowNode, { scope }: ScopePlace, { report }: RuleContext): void {
  if (node.incoming.length > 0)
    report('E_START_INCOMING', node, `${called(node)} has an incoming flow.`, node.incoming);
  if (node.outgoing.length === 0) report('E_START_NO_OUTGOING', node, `Nothing leads on from ${called(node)}.`);
  if (scope.kind === 'process') allowed(node, PROCESS_START, 'E_START_TRIGGER', report);
  else if (scope.kind === 'eventSubProcess') {
    if (node.eventDefinitions.length === 0)
      report('E_EVENT_SUBPROCESS_TRIGGER', node, `${called(node)} has no trigger.`);
    allowed(node, EVENT_SUBPROCESS_START, 'E_EVENT_SUBPROCESS_TRIGGER', report);
    if (!node.isInterrupting && (has(node, 'error') || has(node, 'compensate')))
      report(
        'E_EVENT_SUBPROCESS_TRIGGER',
        node,
        `${called(node)} is not interrupting, but its trigger always interrupts.`,
      );
  } else allowed(node, [], 'E_SUBPROCESS_START_TRIGGER', report);
}

function endEvent(node: FlowNode, { scope }: ScopePlace, { report }: RuleContext): void {
  if (node.outgoing.length > 0) report('E_END_OUTGOING', node, `${called(node)} has an outgoing flow.`, node.outgoing);
  if (node.incoming.length === 0) report('E_END_NO_INCOMING', node, `Nothing leads to ${called(node)}.`);
  allowed(node, END, 'E_END_TRIGGER', report);
  if (has(node, 'cancel') && scope.kind !== 'transaction')
    report('E_CANCEL_END_OUTSIDE', node, `${called(node)} cancels, but ${scope.id} is no transaction.`);
}

function intermediateCatchEvent(node: FlowNode, at: ScopePlace, { report }: RuleContext): void {
  if (node.eventDefinitions.length === 0) report('E_CATCH_TRIGGER', node, `${called(node)} has no trigger.`);
  allowed(node, CATCH, 'E_CATCH_TRIGGER', report);
  if (at.scope.kind === 'adHocSubProcess') return;
  if (has(node, 'link')) {
    if (node.incoming.length > 0)
      report('E_LINK_INCOMING', node, `${called(node)} catches a link and has an incoming flow.`, node.incoming);
  } else if (node.incoming.length === 0)
    report('E_INTERMEDIATE_NO_INCOMING', node, `Nothing leads to ${called(node)}.`);
  if (node.outgoing.length === 0) report('E_INTERMEDIATE_NO_OUTGOING', node, `Nothing leads on from ${called(node)}.`);
}

function intermediateThrowEvent(node: FlowNode, at: ScopePlace, { report }: RuleContext): void {
  allowed(node, THROW, 'E_THROW_TRIGGER', report);
  if (at.scope.kind === 'adHocSubProcess') return;
  if (node.incoming.length === 0) report('E_INTERMEDIATE_NO_INCOMING', node, `Nothing leads to ${called(node)}.`);
  if (has(node, 'link')) {
    if (node.outgoing.length > 0)
      report('E_LINK_OUTGOING', node, `${called(node)} throws a link and has an outgoing flow.`, node.outgoing);
  } else if (node.outgoing.length === 0)
    report('E_INTERMEDIATE_NO_OUTGOING', node, `Nothing leads on from ${called(node)}.`);
}

function boundaryEvent(node: FlowNode, at: ScopePlace, context: RuleContext): void {
  const { report } = context;
  if (node.incoming.length > 0)
    report('E_BOUNDARY_INCOMING', node, `${called(node)} has an incoming flow.`, node.incoming);
  if (node.eventDefinitions.length === 0) report('E_BOUNDARY_TRIGGER', node, `${called(node)} has no trigger.`);
  allowed(node, BOUNDARY, 'E_BOUNDARY_TRIGGER', report);
  if (!node.cancelActivity && ALWAYS_INTERRUPTING.some((kind) => has(node, kind)))
    report('E_BOUNDARY_TRIGGER', node, `${called(node)} is not interrupting, but its trigger always interrupts.`);
  const host = node.attachedTo === null ? undefined : context.nodes.get(node.attachedTo);
  if (host && host.at.scope !== at.scope)
    report('E_BOUNDARY_SCOPE', node, `${called(node)} stands in ${at.scope.id}, its activity in ${host.at.scope.id}.`, [
      host.node.id,
    ]);
  if (has(node, 'cancel') && host && host.node.type !== 'transaction')
    report('E_CANCEL_BOUNDARY', node, `${called(node)} is attached to ${called(host.node)}, expected a transaction.`, [
      host.node.id,
    ]);
  if (has(node, 'compensate')) compensationBoundary(node, context);
  else if (node.outgoing.length === 0) report('E_BOUNDARY_NO_OUTGOING', node, `Nothing leads on from ${called(node)}.`);
}

function compensationBoundary(node: FlowNode, { report, nodes }: RuleContext): void {
  if (node.outgoing.length > 0)
    report('E_COMPENSATION_OUTGOING', node, `${called(node)} has a sequence flow.`, node.outgoing);
  const handler = node.compensationHandler === null ? undefined : nodes.get(node.compensationHandler)?.node;
  if (!handler) report('E_COMPENSATION_NO_HANDLER', node, `No association leads from ${called(node)} to an activity.`);
  else if (!handler.isForCompensation)
    report(
      'E_COMPENSATION_HANDLER',
      handler,
      `${called(handler)} undoes work for ${called(node)}, but is not marked for it.`,
      [node.id],
    );
  else if (handler.incoming.length + handler.outgoing.length > 0)
    report('E_COMPENSATION_HANDLER_FLOW', handler, `${called(handler)} undoes work and has sequence flows.`);
}

function allowed(node: FlowNode, kinds: readonly Kind[], code: DiagnosticCode, report: RuleContext['report']): void {
  for (const { kind } of node.eventDefinitions)
    if (!kinds.includes(kind))
      report(
        code,
        node,
        `${called(node)} has the trigger "${kind}"; allowed here: ${kinds.length > 0 ? kinds.join(', ') : 'none'}.`,
      );
}
