import type { CompileElement } from './element.ts';
import { needsAll, triggersOf } from './triggers.ts';
import { indexOf } from '../scope-index.ts';

/** Another exit of its activity, or beside it a handler that may run many times. Errors always interrupt. [BPMN 2.0.2, 10.5.4] */
export const compileBoundaryEvent: CompileElement = (node, context) => {
  if (node.attachedTo === null) {
    context.report.error('E_BOUNDARY_DETACHED', node, 'das angeheftete Ereignis hängt an keiner Aktivität');
    return null;
  }
  if (node.attachedTo !== null && indexOf(context.scope).node(node.attachedTo)?.isForCompensation) {
    context.report.notYet(node, 'ein angeheftetes Ereignis an einer kompensierenden Aktivität');
    return null;
  }
  if (node.eventDefinitions.length === 0) {
    context.report.error('E_EVENT_WITHOUT_TRIGGER', node, 'das angeheftete Ereignis sagt nicht, worauf es wartet');
    return null;
  }
  const triggers = triggersOf(node, context);
  if (triggers === null) return null;
  if (!node.cancelActivity && triggers.some((trigger) => trigger.kind === 'error')) {
    context.report.error('E_ERROR_NOT_INTERRUPTING', node, 'ein Fehler unterbricht seine Aktivität immer');
    return null;
  }
  return {
    role: 'boundary',
    behaviour: {
      kind: 'catch',
      triggers,
      needsAll: needsAll(node),
      interrupting: node.cancelActivity && !triggers.some(({ kind }) => kind === 'compensation'),
      attachedTo: node.attachedTo,
    },
  };
};
