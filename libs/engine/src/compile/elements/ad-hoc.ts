import type { FlowNode } from '@fallspur/bpmn';
import type { CompileElement, ElementContext } from './element.ts';

/** A subprocess whose activities are chosen one by one, until its completion condition holds. [BPMN 2.0.2, 13.3.5] */
export const compileAdHoc: CompileElement = (node, context) => {
  const { scope } = node;
  const { expressions, report } = context;
  const activities = scope?.nodes.filter(isChosen) ?? [];
  if (scope === null || activities.length === 0) {
    report.error('E_SUBPROCESS_EMPTY', node, 'der Ad-hoc-Teilprozess enthält keine Aktivität');
    return null;
  }
  if (!canRun(node, context)) return null;
  const completion = node.completionCondition && expressions.feel(node.completionCondition, node);
  const adHoc = {
    activities: activities.map(({ id }) => id),
    sequential: node.ordering === 'Sequential',
    completion,
    cancelsRemaining: node.cancelRemainingInstances,
  };
  return { role: 'wait', behaviour: { kind: 'subProcess', chart: scope.id, adHoc } };
};

const isActivity = ({ type }: FlowNode): boolean => /[tT]ask$|[pP]rocess$|^transaction$|^callActivity$/.test(type);
const isChosen = (node: FlowNode): boolean =>
  isActivity(node) && !node.isForCompensation && node.scope?.kind !== 'eventSubProcess';

function canRun({ scope }: FlowNode, { report }: ElementContext): boolean {
  const [flow] = scope?.flows ?? [];
  if (flow) report.notYet(flow, 'ein Sequenzfluss in einem Ad-hoc-Teilprozess');
  const event = scope?.nodes.find(
    (node) => !isActivity(node) && !node.eventDefinitions.some(({ kind }) => kind === 'compensate'),
  );
  if (event) report.notYet(event, `«${event.type}» in einem Ad-hoc-Teilprozess`);
  const looped = scope?.nodes.find(({ loop }) => loop !== null);
  if (looped) report.notYet(looped, 'eine Schleife unmittelbar in einem Ad-hoc-Teilprozess');
  return !flow && !event && !looped;
}
