import { compensating, undoes } from './compensation.ts';
import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { jobOf } from './job-task.ts';
import { isLink, linkThrow } from './link-event.ts';
import { thrownBy } from './throws.ts';

/** An intermediate event that says something and goes on. */
export const compileThrowEvent: CompileElement = (node, context) => {
  if (isLink(node)) return linkThrow(node, context);
  if (undoes(node)) return compensating(node, context);
  if (node.zeebe.taskDefinition && node.eventDefinitions.some(({ kind }) => kind === 'message'))
    return jobOf(node, context);
  const thrown = thrownBy(node, context);
  if (thrown === null) return null;
  if (thrown.throws.length) return { role: 'work', behaviour: { kind: 'throw', ...thrown } };
  return thrown.raises ? { role: 'work', behaviour: { kind: 'raise', raises: thrown.raises } } : PASS;
};
