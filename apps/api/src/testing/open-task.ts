import type { TaskRef } from '@fallspur/contract';
import type { House } from '@fallspur/house';

/** The first open task of a case. */
export const openTaskOf = async ({ runtime }: House, caseId: string): Promise<TaskRef & { readonly path: string }> => {
  const { instances } = await runtime.state(caseId);
  for (const { id: instance, tasks } of Object.values(instances))
    for (const task of Object.keys(tasks))
      return { caseId, instance, task, path: `/api/tasks/${caseId}/${instance}/${encodeURIComponent(task)}` };
  throw new Error(`${caseId} has no open task`);
};
