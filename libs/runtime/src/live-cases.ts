import type { CaseState } from '@fallspur/engine';

/** A case held in memory: its state, and the hash its next event will point at. */
export interface LiveCase {
  readonly caseId: string;
  state: CaseState;
  chainHash: string;
  /** Revision of its newest snapshot, -1 when there is none. */
  keptRevision: number;
}

const CASES_MAX = 20_000;

/** Cases in memory, least recently used first out; one task at a time on each. */
export class LiveCases {
  readonly #load: (caseId: string) => Promise<LiveCase>;
  readonly #cases = new Map<string, LiveCase>();
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(load: (caseId: string) => Promise<LiveCase>) {
    this.#load = load;
  }

  /** Runs a task alone on its case. A task that throws leaves nothing cached: memory may not know what the log holds. */
  exclusively<T>(caseId: string, task: (live: LiveCase) => Promise<T>): Promise<T> {
    const before = this.#queues.get(caseId);
    const run = before ? before.then(() => this.#run(caseId, task)) : this.#run(caseId, task);
    const settled = run.then(noop, noop);
    this.#queues.set(caseId, settled);
    void settled.then(() => {
      if (this.#queues.get(caseId) === settled) this.#queues.delete(caseId);
    });
    return run;
  }

  /** Folds the case anew from the log, after a conflict. */
  async reload(live: LiveCase): Promise<void> {
    const fresh = await this.#load(live.caseId);
    live.state = fresh.state;
    live.chainHash = fresh.chainHash;
    live.keptRevision = fresh.keptRevision;
  }

  async #run<T>(caseId: string, task: (live: LiveCase) => Promise<T>): Promise<T> {
    try {
      const live = this.#cases.get(caseId) ?? (await this.#load(caseId));
      this.#touch(live);
      return await task(live);
    } catch (fault) {
      this.#cases.delete(caseId);
      throw fault;
    }
  }

  #touch(live: LiveCase): void {
    this.#cases.delete(live.caseId);
    this.#cases.set(live.caseId, live);
    if (this.#cases.size <= CASES_MAX) return;
    for (const oldest of this.#cases.keys()) {
      // A case at work stays: its task holds this very object.
      if (this.#queues.has(oldest)) continue;
      this.#cases.delete(oldest);
      break;
    }
  }
}

const noop = (): void => undefined;
