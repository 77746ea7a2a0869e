import type { InstanceState, TaskState } from '@fallspur/engine';
import type { CaseFile, Surroundings, Viewer } from './case-file.ts';
import { diagramNames, elementIdOf, factTitle, type DiagramNames } from './names.ts';
import { nextTasks } from './next-tasks.ts';
import { rolesInWords, rolesOfTask } from './role-names.ts';
import { swissDate } from './swiss.ts';

/** A step that is not open to this viewer now, with the one thing that is missing. */
export interface BlockedStep {
  readonly name: string;
  readonly processName: string;
  readonly missing: string;
  readonly why: 'role' | 'time' | 'fact' | 'condition' | 'person' | 'step' | 'incident';
  /** No step somebody does, but something that happens to the process: a date, a fact, a condition. */
  readonly awaited: boolean;
}

export interface OpenStep {
  readonly instance: string;
  readonly task: string;
}

/** What this viewer may do now, and for everything else what it waits for. */
export const whatCanBeDone = (
  { state }: CaseFile,
  around: Surroundings,
  viewer: Viewer,
): { readonly open: readonly OpenStep[]; readonly blocked: readonly BlockedStep[] } => {
  const open: OpenStep[] = [];
  const blocked: BlockedStep[] = [];
  for (const instance of Object.values(state.instances)) {
    const names = diagramNames(around.definitions, instance.definition);
    for (const task of Object.values(instance.tasks)) {
      const missing = hindranceTo(task, instance, names, around, viewer);
      if (missing === null) open.push({ instance: instance.id, task: task.key });
      else
        blocked.push({
          name: task.name ?? names.element(task.key),
          processName: names.process,
          awaited: false,
          ...missing,
        });
    }
    blocked.push(...waitingIn(instance, names, around));
  }
  return { open, blocked: distinct(blocked) };
};

type Missing = Pick<BlockedStep, 'missing' | 'why'>;

/** Why this viewer may not do this task now; null where nothing stands in the way. */
const hindranceTo = (
  task: TaskState,
  instance: InstanceState,
  { definition, element }: DiagramNames,
  { personName }: Surroundings,
  viewer: Viewer,
): Missing | null => {
  const roles = rolesOfTask(task.role);
  if (roles && !roles.some((role) => viewer.roles.includes(role)))
    return { missing: `wartet auf ${rolesInWords(roles)}`, why: 'role' };
  const behaviour = definition?.elements[elementIdOf(task.key)]?.behaviour;
  const excludes = behaviour?.kind === 'userTask' ? behaviour.excludes : [];
  const own = excludes.find((id) => instance.completers[id] === viewer.user);
  if (own !== undefined)
    return { missing: `wartet auf eine andere Person: «${element(own)}» haben Sie selbst erledigt`, why: 'person' };
  if (task.assignee !== null && task.assignee !== viewer.user)
    return { missing: `übernommen von ${personName(task.assignee)}`, why: 'person' };
  return null;
};

const waitingIn = (
  instance: InstanceState,
  names: DiagramNames,
  { definitions }: Surroundings,
): readonly BlockedStep[] => {
  const step = (key: string, missing: string, why: BlockedStep['why'], awaited = false): BlockedStep => ({
    name: names.element(key),
    processName: names.process,
    missing,
    why,
    awaited,
  });
  const event = (key: string, missing: string, why: BlockedStep['why']) => step(key, missing, why, true);
  return [
    ...Object.keys(instance.incidents).map((key) =>
      step(key, 'geht erst weiter, wenn die Störung behoben ist', 'incident'),
    ),
    ...Object.values(instance.jobs).map(({ key, type }) => step(key, `wartet auf den Auftrag «${type}»`, 'step')),
    ...Object.values(instance.timers).map(({ key, dueAt }) => event(key, `frühestens am ${swissDate(dueAt)}`, 'time')),
    ...Object.values(instance.subscriptions).map(({ key, kind, name }) =>
      kind === 'condition'
        ? event(key, `sobald die Bedingung «${names.element(key)}» erfüllt ist`, 'condition')
        : event(key, `sobald «${factTitle(definitions, name)}» erfasst ist`, 'fact'),
    ),
    ...nextTasks(instance, names, definitions).map(({ element, missing, why }) => step(element, missing, why)),
  ];
};

const distinct = (steps: readonly BlockedStep[]): readonly BlockedStep[] => [
  ...new Map(steps.map((step) => [JSON.stringify(step), step])).values(),
];
