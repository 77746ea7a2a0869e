import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { needsAll, triggersOf } from './triggers.ts';

/** Begins the flow of its scope; with a trigger it waits outside it, for the case or for the definition. */
export const compileStartEvent: CompileElement = (node, context) => {
  if (node.eventDefinitions.length === 0) return PASS;
  const triggers = triggersOf(node, context);
  if (triggers === null) return null;
  const interrupting = context.scope.kind === 'eventSubProcess' && node.isInterrupting;
  return {
    role: 'pass',
    behaviour: { kind: 'catch', triggers, needsAll: needsAll(node), interrupting, attachedTo: null },
  };
};
