import type { TaskRef } from '@fallspur/contract';

/** Names a task within its dossier, as `?task=` in the address does. */
export type TaskKey = Pick<TaskRef, 'instance' | 'task'>;

/** `{instance}:{task}`; neither instances nor element ids hold a colon. */
export const writeTaskKey = ({ instance, task }: TaskKey): string => `${instance}:${task}`;

export function readTaskKey(text: string | null): TaskKey | null {
  const colon = text?.indexOf(':') ?? -1;
  return text === null || colon < 1 ? null : { instance: text.slice(0, colon), task: text.slice(colon + 1) };
}

export const sameTask = (a: TaskKey, b: TaskKey): boolean => a.instance === b.instance && a.task === b.task;

export const taskPath = (caseId: string, { instance, task }: TaskKey): string =>
  `/api/tasks/${[caseId, instance, task].map(encodeURIComponent).join('/')}`;
