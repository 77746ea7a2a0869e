import { compensating, undoes } from './compensation.ts';
import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { jobOf } from './job-task.ts';
import { thrownBy } from './throws.ts';

/** Ends one token. What it says beside that (facts, errors, the end of the whole scope) is the runtime's work. */
export const compileEndEvent: CompileElement = (node, context) => {
  if (undoes(node)) return compensating(node, context);
  if (node.zeebe.taskDefinition && node.eventDefinitions.some(({ kind }) => kind === 'message'))
    return jobOf(node, context);
  const thrown = thrownBy(node, context);
  if (thrown === null) return null;
  if (!thrown.raises && !thrown.throws.length) return PASS;
  // Whoever catches an error, the scope that throws it is left.
  const terminates = thrown.throws.some(({ kind }) => kind === 'terminate' || kind === 'error');
  return { role: 'work', behaviour: { kind: 'end', ...thrown }, ...(terminates ? { terminates } : {}) };
};
