import { createHash } from 'node:crypto';
import { canonicalJson } from '@fallspur/kernel';
import type { Order } from './recorder.ts';

/** Of the newest commands: enough for whoever repeats one because an answer was lost. */
const KEPT_MAX = 10_000;

/**
 * What was ordered with the command ids of late, as digests: an id used again for something else must not look as if that
 * had been recorded. Memory of this process only; an id it does not know gets the first answer, as a repetition does.
 */
export class Prints {
  readonly #prints = new Map<string, string>();

  keep(commandId: string, print: string): void {
    this.#prints.set(commandId, print);
    if (this.#prints.size <= KEPT_MAX) return;
    for (const oldest of this.#prints.keys()) {
      this.#prints.delete(oldest);
      break;
    }
  }

  isOther(commandId: string, print: string): boolean {
    const known = this.#prints.get(commandId);
    return known !== undefined && known !== print;
  }
}

/** The version of a task is left out: whoever repeats a command may have looked at the task again. */
export const printOf = (caseId: string, order: Order): string => {
  const { taskVersion: _seen, ...meant } = order as Order & { readonly taskVersion?: number };
  return createHash('sha256')
    .update(canonicalJson({ caseId, ...meant }))
    .digest('base64');
};
