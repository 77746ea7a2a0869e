import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { isInstantiatingGateway, isParallelStart } from './instantiating.ts';

/** Waits until one of the events behind it happens; the first wins. */
export const compileEventBasedGateway: CompileElement = (node, { scope, report }) => {
  const begins = isInstantiatingGateway(node, scope) || isParallelStart(node, scope);
  if ((node.eventGatewayType === 'Parallel' || node.instantiate) && !begins) {
    report.notYet(
      node,
      'ein ereignisbasiertes Gateway, das mitten im Ablauf auf alle Ereignisse wartet oder eine Instanz startet,',
    );
    return null;
  }
  const nodes = new Map(scope.nodes.map((other) => [other.id, other]));
  const events: string[] = [];
  for (const flow of scope.flows.filter((one) => node.outgoing.includes(one.id))) {
    const event = nodes.get(flow.target);
    if (!event) continue;
    if (event.type !== 'intermediateCatchEvent' && event.type !== 'receiveTask')
      report.error(
        'E_EVENT_GATEWAY_TARGET',
        flow,
        `hinter ${node.id} steht ${event.id}, das kein Ereignis ist`,
        'nur fangende Zwischenereignisse und Empfangsaufgaben',
      );
    else if (event.incoming.length > 1)
      report.error(
        'E_EVENT_GATEWAY_TARGET',
        event,
        `hat neben dem ereignisbasierten Gateway ${node.id} weitere Eingänge`,
      );
    else if (event.type === 'receiveTask' && scope.nodes.some((other) => other.attachedTo === event.id))
      report.error(
        'E_EVENT_GATEWAY_TARGET',
        event,
        'trägt angeheftete Ereignisse hinter einem ereignisbasierten Gateway',
      );
    events.push(event.id);
  }
  if (events.length === 0) {
    report.error('E_GATEWAY_NO_OUTGOING', node, 'das ereignisbasierte Gateway hat keinen Ausgang');
    return null;
  }
  if (node.instantiate) return PASS;
  return { role: 'deferredChoice', behaviour: { kind: 'eventGateway', events } };
};
