import type { CompileElement } from './element.ts';
import { jobOf } from './job-task.ts';
import { raisedFact } from './raised-fact.ts';

/** Asks a DMN decision of the same definition; may record the answer as a fact. */
export const compileBusinessRuleTask: CompileElement = (node, context) => {
  const called = node.zeebe.calledDecision;
  if (called === null) {
    if (node.zeebe.taskDefinition === null)
      context.report.doubt(
        'E_DECISION_MISSING',
        node,
        'die Geschäftsregelaufgabe nennt keine Entscheidung',
        'zeebe:calledDecision setzen',
      );
    return jobOf(node, context);
  }
  const known = context.decisions.decisions.map((decision) => decision.id);
  if (!known.includes(called.decisionId)) {
    context.report.error(
      'E_DECISION_UNKNOWN',
      node,
      `die Entscheidung «${called.decisionId}» gibt es nicht`,
      known.length ? `vorhanden: ${known.join(', ')}` : 'die Definition hat keine DMN-Datei',
    );
    return null;
  }
  return {
    role: 'work',
    behaviour: {
      kind: 'businessRule',
      decision: called.decisionId,
      resultVariable: called.resultVariable,
      raises: raisedFact(node, null, context),
    },
  };
};
