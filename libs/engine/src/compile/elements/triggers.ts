import type { EventDefinition, FlowNode } from '@fallspur/bpmn';
import type { Trigger } from '../../definition.ts';
import type { ElementContext } from './element.ts';

/** What an event waits for. Null, with a diagnostic, where it cannot be told or is not run yet. */
export function triggersOf(node: FlowNode, context: ElementContext): readonly Trigger[] | null {
  if (needsAll(node) && node.type === 'startEvent' && context.scope.kind !== 'eventSubProcess') {
    context.report.notYet(node, 'ein Start, der auf mehrere Ereignisse zugleich wartet,');
    return null;
  }
  const triggers = node.eventDefinitions.map((definition) => triggerOf(node, definition, context));
  return triggers.includes(null) ? null : (triggers as Trigger[]);
}

/** Parallel multiple: everything it names must have occurred. */
export const needsAll = (node: FlowNode): boolean => node.parallelMultiple && node.eventDefinitions.length > 1;

function triggerOf(node: FlowNode, definition: EventDefinition, context: ElementContext): Trigger | null {
  const { expressions, report, model } = context;
  switch (definition.kind) {
    case 'message':
      return messageTrigger(node, definition.ref, context);
    case 'signal': {
      const signal = definition.ref === null ? undefined : model.signals[definition.ref];
      if (signal) return { kind: 'signal', name: signal.name };
      report.error('E_SIGNAL_MISSING', node, 'das Signalereignis nennt kein Signal');
      return null;
    }
    case 'conditional': {
      const expression = definition.condition && expressions.feel(definition.condition, node);
      if (expression) return { kind: 'condition', expression };
      if (!definition.condition)
        report.error('E_CONDITION_MISSING', node, 'das Bedingungsereignis hat keine Bedingung');
      return null;
    }
    case 'timer':
      return timerTrigger(node, definition, context);
    case 'error':
    case 'escalation': {
      const roots = definition.kind === 'error' ? model.errors : model.escalations;
      return { kind: definition.kind, code: definition.ref === null ? null : (roots[definition.ref]?.code ?? null) };
    }
    case 'compensate':
      return compensationTrigger(node, context);
    case 'cancel':
      if (node.type === 'boundaryEvent' && isTransaction(node, context)) return { kind: 'cancel' };
      report.error('E_CANCEL_OUTSIDE', node, 'ein Abbruchereignis hängt nur an einer Transaktion');
      return null;
    default:
      report.notYet(node, `ein fangendes Ereignis der Art «${definition.kind}»`);
      return null;
  }
}

/** Where no message is named it is called as the element that waits for it (`permissive` only). */
export function messageTrigger(node: FlowNode, ref: string | null, context: ElementContext): Trigger | null {
  const message = ref === null ? undefined : context.model.messages[ref];
  if (!message) {
    context.report.doubt(
      'E_MESSAGE_MISSING',
      node,
      'es ist keine Nachricht genannt, auf die gewartet wird',
      'messageRef auf eine Nachricht mit Namen setzen',
    );
    return { kind: 'message', name: node.id, correlation: null };
  }
  return { kind: 'message', name: message.name, correlation: context.expressions.text(message.correlationKey, node) };
}

const isTransaction = (node: FlowNode, { scope }: ElementContext): boolean =>
  scope.nodes.some(({ id, type }) => id === node.attachedTo && type === 'transaction');

function compensationTrigger(node: FlowNode, { report, scope }: ElementContext): Trigger | null {
  const handler = node.compensationHandler;
  if (node.type === 'startEvent' && scope.kind === 'eventSubProcess') return { kind: 'compensation', handler: null };
  if (node.type === 'boundaryEvent' && handler !== null && scope.nodes.some(({ id }) => id === handler))
    return { kind: 'compensation', handler };
  report.error(
    'E_COMPENSATION_HANDLER',
    node,
    'es ist nicht gesagt, welche Aktivität kompensiert',
    'eine Assoziation vom Kompensationsereignis zur Aktivität ziehen',
  );
  return null;
}

function timerTrigger(
  node: FlowNode,
  timer: Extract<EventDefinition, { kind: 'timer' }>,
  { expressions, report }: ElementContext,
): Trigger | null {
  for (const mode of ['date', 'duration', 'cycle'] as const) {
    const written = timer[mode];
    if (written === null) continue;
    const expression = expressions.text(written.text, node);
    return expression && { kind: 'timer', mode, expression };
  }
  report.error('E_TIMER_MISSING', node, 'der Zeitgeber nennt weder Datum noch Dauer noch Zyklus');
  return null;
}
