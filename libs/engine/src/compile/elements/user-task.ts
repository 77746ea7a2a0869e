import type { FlowNode, Scope } from '@fallspur/bpmn';
import type { CompileElement, ElementContext } from './element.ts';

/** A person's work: candidate role from the assignment, else the innermost lane; records the fact it names. [house.md 5] */
export const compileUserTask: CompileElement = (node, context) => {
  const { expressions, report } = context;
  const { assignment, schedule, priority, properties } = node.zeebe;
  if (assignment?.assignee)
    report.warning(
      'W_ASSIGNEE_NOT_READ',
      node,
      'die feste Zuweisung (assignee) wird nicht gelesen',
      'candidateGroups verwenden',
    );
  if (assignment?.candidateUsers)
    report.warning(
      'W_CANDIDATE_USERS_NOT_READ',
      node,
      'candidateUsers wird nicht gelesen',
      'candidateGroups verwenden',
    );
  const lane = node.lanes.at(-1);
  return {
    role: 'wait',
    behaviour: {
      kind: 'userTask',
      fact: properties['fact'] ?? null,
      excludes: excludedBy(node, context),
      role: expressions.text(assignment?.candidateGroups, node) ?? (lane ? expressions.literal(lane, node) : null),
      dueDate: expressions.text(schedule?.dueDate, node),
      followUpDate: expressions.text(schedule?.followUpDate, node),
      priority: expressions.number(priority, node),
    },
  };
};

/** The property `excludes` names user tasks of the process, separated by commas. */
function excludedBy(node: FlowNode, { model, report }: ElementContext): readonly string[] {
  const named = (node.zeebe.properties['excludes'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (named.length === 0) return named;
  const known = new Set(model.processes.flatMap(({ scope }) => userTasksIn(scope)));
  for (const id of named)
    if (!known.has(id))
      report.error(
        'E_EXCLUDES_UNKNOWN',
        node,
        `schliesst «${id}» aus, das keine Benutzeraufgabe ist`,
        'die Id einer Benutzeraufgabe',
      );
  return named;
}

const userTasksIn = (scope: Scope): readonly string[] =>
  scope.nodes.flatMap((node) => [
    ...(node.type === 'userTask' ? [node.id] : []),
    ...(node.scope ? userTasksIn(node.scope) : []),
  ]);
