import type { FlowNode, Scope } from '@fallspur/bpmn';
import { isInstantiatingGateway } from './instantiating.ts';
import type { CompiledElement, ElementContext } from './element.ts';

const UNDOES: ReadonlySet<string> = new Set(['compensate', 'cancel']);

export const undoes = (node: FlowNode): boolean => node.eventDefinitions.some(({ kind }) => UNDOES.has(kind));

/** A compensation throw or end event, or the cancel end of a transaction: it waits until all is undone. */
export function compensating(node: FlowNode, context: ElementContext): CompiledElement | null {
  const { report, scope } = context;
  const [definition, ...others] = node.eventDefinitions;
  if (others.length || !definition) {
    report.notYet(node, 'eine Kompensation neben anderen Ergebnissen');
    return null;
  }
  if (definition.kind === 'compensate') {
    const { activity, waitForCompletion: waits } = definition;
    return { role: 'wait', behaviour: { kind: 'compensate', activity, waits, cancels: false } };
  }
  if (scope.kind !== 'transaction') {
    report.error('E_CANCEL_OUTSIDE', node, 'ein Abbruchende steht nur in einer Transaktion');
    return null;
  }
  return {
    role: 'wait',
    terminates: true,
    behaviour: { kind: 'compensate', activity: null, waits: true, cancels: true },
  };
}

/** No sequence flow leads to handlers and the events they hang on. */
export const isOutsideFlow = (node: FlowNode, scope: Scope): boolean =>
  isInstantiatingGateway(node, scope) ||
  isHandler(node) ||
  (node.attachedTo !== null &&
    (node.eventDefinitions.some(({ kind }) => kind === 'compensate') ||
      scope.nodes.some((other) => other.id === node.attachedTo && isHandler(other))));

const isHandler = (node: FlowNode): boolean => node.isForCompensation && node.scope?.kind !== 'eventSubProcess';
