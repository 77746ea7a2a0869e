import type { FlowNode } from '@fallspur/bpmn';
import type { CompileElement, ElementContext } from './element.ts';
import { PASS } from './element.ts';
import { indexOf } from '../scope-index.ts';

/** Takes the first flow, in document order, whose condition holds; the default flow last. One way out and no condition: a merge. */
export const compileExclusiveGateway: CompileElement = (node, context) => {
  const flows = indexOf(context.scope).flowsFrom(node.id);
  if (flows.length <= 1 && flows.every((flow) => flow.condition === null || flow.id === node.defaultFlow)) return PASS;
  reportMissingConditions(node, context);
  return { role: 'choice', behaviour: { kind: 'pass' } };
};

/** Where several ways leave a choice, every one but the default needs a condition. */
export function reportMissingConditions(node: FlowNode, { scope, report }: ElementContext): void {
  const flows = indexOf(scope).flowsFrom(node.id);
  if (flows.length < 2) return;
  for (const flow of flows)
    if (flow.condition === null && flow.id !== node.defaultFlow)
      report.doubt(
        'E_CONDITION_MISSING',
        flow,
        `der Fluss aus ${node.id} hat keine Bedingung und ist nicht der Standardfluss`,
        'eine Bedingung setzen oder den Fluss zum Standardfluss machen',
      );
}
