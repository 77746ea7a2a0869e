import type { FlowNode } from '../model.ts';
import { called, isActivity, isEventSubProcess, type Rule, type RuleContext, type ScopePlace } from './rule-context.ts';

/** [BPMN 10.3] */
export const activities: Rule = (context) => {
  for (const at of context.scopes) {
    container(at, context);
    for (const node of at.scope.nodes) if (isActivity(node)) activity(node, at, context);
  }
  resourceRoles(context);
};

function activity(node: FlowNode, { process }: ScopePlace, context: RuleContext): void {
  const { report, document } = context;
  for (const quantity of ['startQuantity', 'completionQuantity'] as const)
    if (node[quantity] < 1) report('E_QUANTITY', node, `${quantity} of ${called(node)} is ${node[quantity]}.`);
  if (node.type === 'receiveTask' && node.instantiate && node.incoming.length > 0)
    report('E_RECEIVE_START', node, `${called(node)} starts instances and has an incoming flow.`, node.incoming);
  if (isEventSubProcess(node) && node.incoming.length + node.outgoing.length > 0)
    report('E_EVENT_SUBPROCESS_FLOW', node, `${called(node)} is an event subprocess and has sequence flows.`, [
      ...node.incoming,
      ...node.outgoing,
    ]);
  if (node.loop?.kind === 'multiInstance' && process.executable) {
    const counts = node.loop.cardinality ?? node.loop.loopDataInput ?? node.zeebe.multiInstance?.inputCollection;
    if (counts == null)
      report('E_MULTI_INSTANCE_COUNT', node, `${called(node)} does not say how many instances it has.`);
  }
  if (node.type === 'callActivity') calledProcess(node, context);
  if (node.scope && document.byId.get(node.id)?.contained('ioSpecification').length)
    report('E_DATA_SUBPROCESS', node, `${called(node)} has an input-output specification.`);
}

/** Only a called element of the same file can be judged here. [BPMN 10.3.6, 10.5.2] */
function calledProcess(node: FlowNode, { document, model, report }: RuleContext): void {
  const id = document.localId(node.calledElement ?? '');
  const target = document.byId.get(id);
  if (target && !target.is('bpmn:CallableElement'))
    report('E_REFERENCE_TYPE', node, `${called(node)} calls ${id}, expected a process or a global task.`, [id]);
  const process = model.processes.find((one) => one.id === id);
  const starts = process?.scope.nodes.filter((one) => one.type === 'startEvent') ?? [];
  if (starts.length > 0 && starts.every((start) => start.eventDefinitions.length > 0))
    report('E_CALLED_PROCESS_START', node, `${called(node)} calls ${id}, which has no start event without a trigger.`, [
      id,
    ]);
}

function container({ scope, owner }: ScopePlace, { report }: RuleContext): void {
  if (!owner) return;
  const starts = scope.nodes.filter((node) => node.type === 'startEvent');
  if (scope.kind === 'eventSubProcess' && starts.length !== 1)
    report('E_EVENT_SUBPROCESS_STARTS', owner, `${called(owner)} has ${starts.length} start events, expected one.`);
  if (scope.kind !== 'adHocSubProcess') return;
  if (!scope.nodes.some(isActivity)) report('E_AD_HOC_EMPTY', owner, `${called(owner)} holds no activity.`);
  for (const node of scope.nodes)
    if (node.type === 'startEvent' || node.type === 'endEvent')
      report('E_AD_HOC_CONTENT', node, `${called(node)} stands in the ad-hoc subprocess ${owner.id}.`, [owner.id]);
}

function resourceRoles({ document, report }: RuleContext): void {
  for (const role of document.ofType('bpmn:ResourceRole')) {
    const bindings = role.contained('resourceParameterBindings').length > 0;
    const refers = role.writtenReferences('resourceRef').length > 0;
    const assigns = role.contained('resourceAssignmentExpression').length > 0;
    if (assigns && (bindings || refers))
      report('E_RESOURCE_ROLE', role, `${role.source.name} has a resource and an assignment expression.`);
    if (bindings && !refers)
      report('E_RESOURCE_ROLE', role, `${role.source.name} binds parameters and names no resource.`);
  }
}
