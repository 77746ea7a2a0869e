import type { CompileElement } from './element.ts';
import { jobOf } from './job-task.ts';
import { raisedFact } from './raised-fact.ts';

/** FEEL evaluated into a variable. Other script languages are refused: they would run unproven code. */
export const compileScriptTask: CompileElement = (node, context) => {
  const { script, taskDefinition } = node.zeebe;
  if (script === null && taskDefinition) return jobOf(node, context);
  if (script === null) {
    context.report.error(
      'E_SCRIPT_NOT_FEEL',
      node,
      'das Skript ist nicht in FEEL geschrieben',
      'zeebe:script mit expression und resultVariable verwenden',
    );
    return null;
  }
  const expression = context.expressions.feel(script.expression, node);
  if (expression === null) return null;
  return {
    role: 'work',
    behaviour: {
      kind: 'script',
      expression,
      resultVariable: script.resultVariable,
      raises: raisedFact(node, null, context),
    },
  };
};
