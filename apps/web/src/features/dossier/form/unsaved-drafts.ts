import type { Draft, DraftInput } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import type { QueryClient } from '@tanstack/react-query';
import { CONNECTION_LOST, hasCode, send } from '../../../api/index.ts';

const MILLISECONDS_BEFORE_TRYING_AGAIN = 5000;

/** By the path of the task. Among the answers, because those are forgotten when somebody else signs in. */
const keyOf = (task: string) => [`${task}/draft`, 'unsaved'];

export const putDraft = (task: string, data: JsonObject): Promise<Draft | undefined> =>
  send<Draft | undefined>('PUT', `${task}/draft`, { data } satisfies DraftInput);

/** What was typed into a form that is being left: saved as soon as the server answers, and until then kept in memory. */
export function keepUnsaved(answers: QueryClient, task: string, data: JsonObject): void {
  answers.setQueryDefaults(keyOf(task), { gcTime: Infinity, structuralSharing: false });
  answers.setQueryData(keyOf(task), data);
  void trySaving(answers, task, data);
}

/** What was left unsaved, if anything: whoever takes it saves it. */
export function takeUnsaved(answers: QueryClient, task: string): JsonObject | null {
  const data = answers.getQueryData<JsonObject>(keyOf(task)) ?? null;
  answers.removeQueries({ queryKey: keyOf(task) });
  return data;
}

async function trySaving(answers: QueryClient, task: string, data: JsonObject): Promise<void> {
  // Taken into a form again, left anew, or forgotten with who typed it.
  const isOurs = () => answers.getQueryData(keyOf(task)) === data;
  if (!isOurs()) return;
  try {
    await putDraft(task, data);
  } catch (error) {
    if (hasCode(error, CONNECTION_LOST)) {
      setTimeout(() => void trySaving(answers, task, data), MILLISECONDS_BEFORE_TRYING_AGAIN);
      return;
    }
    // Refused: the step is done or no longer theirs, and there is nothing to go on with.
  }
  if (isOurs()) answers.removeQueries({ queryKey: keyOf(task) });
}
