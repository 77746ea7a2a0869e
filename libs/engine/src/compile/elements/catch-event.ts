import { beginsInstance } from './instantiating.ts';
import type { CompileElement } from './element.ts';
import { isLink, linkCatch } from './link-event.ts';
import { needsAll, triggersOf } from './triggers.ts';

/** An intermediate event that waits. */
export const compileCatchEvent: CompileElement = (node, context) => {
  if (isLink(node)) return linkCatch(node, context);
  if (node.eventDefinitions.length === 0) {
    context.report.error('E_EVENT_WITHOUT_TRIGGER', node, 'das fangende Zwischenereignis sagt nicht, worauf es wartet');
    return null;
  }
  const triggers = triggersOf(node, context);
  if (triggers === null) return null;
  return {
    role: beginsInstance(node, context.scope) ? 'pass' : context.behindEventGateway ? 'caught' : 'wait',
    resumedBy: 'fire',
    behaviour: { kind: 'catch', triggers, needsAll: needsAll(node), interrupting: false, attachedTo: null },
  };
};
