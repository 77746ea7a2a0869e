import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';
import { jobOf } from './job-task.ts';
import { raisedFact } from './raised-fact.ts';

/** Ends one token. What it says beside that (a fact, an error, the end of the whole scope) is the runtime's work. */
export const compileEndEvent: CompileElement = (node, context) => {
  const [definition, ...others] = node.eventDefinitions;
  const { model, report } = context;
  if (others.length > 0) {
    report.notYet(node, 'ein Endereignis mit mehreren Ergebnissen');
    return null;
  }
  const factOnly = raisedFact(node, null, context);
  if (!definition) return factOnly ? end('message', null, factOnly) : PASS;
  switch (definition.kind) {
    case 'terminate':
      return { ...end('terminate', null, factOnly), terminates: true };
    case 'error': {
      const code = definition.ref === null ? null : (model.errors[definition.ref]?.code ?? null);
      // Whoever catches it, the scope that throws it is left.
      return { ...end('error', code, factOnly), terminates: true };
    }
    case 'escalation':
      return end(
        'escalation',
        definition.ref === null ? null : (model.escalations[definition.ref]?.code ?? null),
        factOnly,
      );
    case 'signal':
      return end('signal', definition.ref === null ? null : (model.signals[definition.ref]?.name ?? null), factOnly);
    case 'message': {
      if (node.zeebe.taskDefinition) return jobOf(node, context);
      const raises = raisedFact(node, definition.ref, context);
      if (raises) return end('message', null, raises);
      report.doubt('E_MESSAGE_MISSING', node, 'das Endereignis nennt keine Nachricht');
      return PASS;
    }
    default:
      report.notYet(node, `ein Endereignis der Art «${definition.kind}»`);
      return null;
  }
};

type End = Extract<NonNullable<ReturnType<CompileElement>>['behaviour'], { kind: 'end' }>;

const end = (result: End['result'], code: string | null, raises: End['raises']) => ({
  role: 'work' as const,
  behaviour: { kind: 'end' as const, result, code, raises },
});
