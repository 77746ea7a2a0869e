import type { CompileElement } from './element.ts';

/** A person's work: candidate role from the assignment, else the innermost lane; records the fact it names. [house.md 5] */
export const compileUserTask: CompileElement = (node, { expressions, report }) => {
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
      role: expressions.text(assignment?.candidateGroups, node) ?? (lane ? expressions.literal(lane, node) : null),
      dueDate: expressions.text(schedule?.dueDate, node),
      followUpDate: expressions.text(schedule?.followUpDate, node),
      priority: expressions.number(priority, node),
    },
  };
};
