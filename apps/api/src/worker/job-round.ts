import type { House } from '@fallspur/house';
import { nextJobDue, runJobs, type JobHandlers, type JobsRun } from '@fallspur/runtime';

const AT_ONCE = 4;
const TIME_LIMIT_MS = 30_000;

export interface JobRound extends JobsRun {
  /** Instant at which the next try may begin; undefined when nobody waits for one. */
  readonly nextDue: string | undefined;
}

/** Carries out every due job there is a handler for. When the signal is aborted, what is in hand comes again another time. */
export const jobRound = async (house: House, handlers: JobHandlers, signal: AbortSignal): Promise<JobRound> => {
  const limits = { atOnce: AT_ONCE, timeLimitMs: TIME_LIMIT_MS, signal };
  const run = await runJobs(house.runtime, house.findJobs, handlers, limits);
  const types = Object.keys(handlers);
  const nextDue = types.length ? house.views.answer((rows) => nextJobDue(rows, types)).value : undefined;
  return { ...run, nextDue };
};
