import type { FlowNode } from '@fallspur/bpmn';
import type { CompiledElement, CompileElement, ElementContext } from './element.ts';

const RETRIES_DEFAULT = 3;

/** `serviceTask`: a job for a handler inside or outside. Without a job type it is named by its id (`permissive` only). */
export const compileServiceTask: CompileElement = (node, context) => {
  if (node.zeebe.taskDefinition === null)
    context.report.doubt(
      'E_JOB_TYPE_MISSING',
      node,
      'die Serviceaufgabe nennt keinen Auftragstyp',
      'zeebe:taskDefinition type setzen',
    );
  return jobOf(node, context);
};

/** The job an element with `zeebe:taskDefinition` gives out, or one named by the element's id. */
export function jobOf(node: FlowNode, { expressions }: ElementContext): CompiledElement | null {
  const definition = node.zeebe.taskDefinition;
  const jobType = definition ? expressions.text(definition.type, node) : expressions.literal(node.id, node);
  if (jobType === null) return null;
  const retries = Number.parseInt(definition?.retries ?? '', 10);
  return {
    role: 'wait',
    behaviour: {
      kind: 'job',
      jobType,
      retries: Number.isNaN(retries) ? RETRIES_DEFAULT : retries,
      headers: { ...definition?.headers },
    },
  };
}
