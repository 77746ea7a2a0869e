import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { jobOf } from './job-task.ts';
import { raisedFact } from './raised-fact.ts';

/** A send task records the fact it sends; with a job type a handler carries it out. */
export const compileSendTask: CompileElement = (node, context) => {
  if (node.zeebe.taskDefinition) return jobOf(node, context);
  const raises = raisedFact(node, node.messageRef, context);
  if (raises) return { role: 'work', behaviour: { kind: 'raise', raises } };
  context.report.doubt(
    'E_MESSAGE_MISSING',
    node,
    'die Sendeaufgabe nennt keine Nachricht',
    'messageRef oder die Eigenschaft fact setzen',
  );
  return PASS;
};
