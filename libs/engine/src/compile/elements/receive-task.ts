import { beginsInstance } from './instantiating.ts';
import type { CompileElement } from './element.ts';
import { messageTrigger } from './triggers.ts';

/** Waits for a message as an activity: it may carry boundary events. */
export const compileReceiveTask: CompileElement = (node, context) => {
  const trigger = messageTrigger(node, node.messageRef, context);
  if (trigger === null) return null;
  return {
    role: beginsInstance(node, context.scope) ? 'pass' : context.behindEventGateway ? 'caught' : 'wait',
    resumedBy: 'fire',
    behaviour: { kind: 'catch', triggers: [trigger], needsAll: false, interrupting: false, attachedTo: null },
  };
};
