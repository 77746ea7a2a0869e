import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { jobOf } from './job-task.ts';
import { raisedFact } from './raised-fact.ts';

/** An intermediate event that says something and goes on. */
export const compileThrowEvent: CompileElement = (node, context) => {
  const [definition] = node.eventDefinitions;
  const raises = raisedFact(node, definition?.kind === 'message' ? definition.ref : null, context);
  if (!definition || definition.kind === 'message') {
    if (definition && node.zeebe.taskDefinition) return jobOf(node, context);
    if (raises) return { role: 'work', behaviour: { kind: 'raise', raises } };
    if (definition) context.report.doubt('E_MESSAGE_MISSING', node, 'das werfende Ereignis nennt keine Nachricht');
    return PASS;
  }
  context.report.notYet(node, `ein werfendes Zwischenereignis der Art «${definition.kind}»`);
  return null;
};
