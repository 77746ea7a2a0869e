import type { FlowNode } from '../model.ts';
import { called, has, isActivity, isGateway, type Rule, type RuleContext } from './rule-context.ts';

/** [BPMN 10.6] */
export const gateways: Rule = (context) => {
  for (const { scope } of context.scopes)
    for (const node of scope.nodes) {
      if (!isGateway(node)) continue;
      direction(node, context);
      if (node.type === 'eventBasedGateway') eventBased(node, context);
      else if (node.incoming.length < 2 && node.outgoing.length < 2)
        context.report('E_GATEWAY_POINTLESS', node, `${called(node)} neither joins nor splits.`);
    }
};

function direction(node: FlowNode, { document, report }: RuleContext): void {
  const written = document.byId.get(node.id)?.attribute('gatewayDirection')?.trim();
  const joins = node.incoming.length > 1;
  const splits = node.outgoing.length > 1;
  const wrong =
    (written === 'Converging' && splits) ||
    (written === 'Diverging' && joins) ||
    (written === 'Mixed' && !(joins && splits));
  if (wrong)
    report(
      'E_GATEWAY_DIRECTION',
      node,
      `${called(node)} is called ${written}, but has ${node.incoming.length} incoming and ${node.outgoing.length} outgoing flows.`,
    );
}

/** [BPMN 10.6.6] */
function eventBased(node: FlowNode, context: RuleContext): void {
  const { report, flows, nodes } = context;
  const outgoing = node.outgoing.map((id) => flows.get(id)?.flow).filter((flow) => flow !== undefined);
  const targets = outgoing.map((flow) => nodes.get(flow.target)?.node).filter((target) => target !== undefined);
  if (outgoing.length < 2)
    report(
      'E_EVENT_GATEWAY_OUTGOING',
      node,
      `${called(node)} has ${outgoing.length} outgoing flow(s), expected two or more.`,
    );
  for (const flow of outgoing)
    if (flow.condition)
      report('E_EVENT_GATEWAY_CONDITION', node, `The flow ${flow.id} after ${called(node)} has a condition.`, [
        flow.id,
      ]);
  for (const target of targets) eventTarget(node, target, context);
  if (targets.some((one) => one.type === 'receiveTask') && targets.some((one) => has(one, 'message')))
    report('E_EVENT_GATEWAY_MIXED', node, `After ${called(node)} there are both message events and receive tasks.`);
  if (node.instantiate && node.incoming.length > 0)
    report('E_EVENT_GATEWAY_START', node, `${called(node)} starts instances and has an incoming flow.`, node.incoming);
  if (node.eventGatewayType === 'Parallel' && !node.instantiate)
    report('E_EVENT_GATEWAY_PARALLEL', node, `${called(node)} is parallel and starts no instance.`);
}

const AWAITABLE: readonly string[] = ['message', 'signal', 'timer', 'conditional'];

function eventTarget(gateway: FlowNode, target: FlowNode, { report, boundaries }: RuleContext): void {
  const isEvent =
    target.type === 'intermediateCatchEvent' && target.eventDefinitions.every(({ kind }) => AWAITABLE.includes(kind));
  if (!isEvent && target.type !== 'receiveTask')
    report('E_EVENT_GATEWAY_TARGET', gateway, `${called(gateway)} leads to ${called(target)}.`, [target.id]);
  if (target.incoming.length > 1)
    report(
      'E_EVENT_GATEWAY_TARGET_SHARED',
      target,
      `${called(target)} follows ${called(gateway)} and has other incoming flows.`,
      [gateway.id],
    );
  const boundary = boundaries.get(target.id)?.[0];
  if (isActivity(target) && boundary)
    report(
      'E_EVENT_GATEWAY_BOUNDARY',
      target,
      `${called(target)} follows ${called(gateway)} and has the boundary event ${boundary.id}.`,
      [boundary.id],
    );
}
