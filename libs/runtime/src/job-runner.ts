import { canonicalJson, isRefusal, uuidV5, type JsonObject } from '@fallspur/kernel';
import type { Actor, Command } from '@fallspur/engine';
import type { CaseRunner } from './rehearsal.ts';

/** A job as its handler gets it. */
export interface JobAtHand {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>`. */
  readonly job: string;
  readonly type: string;
  /** The first try is 1. */
  readonly attempt: number;
  /** The same for every try: hand it to whatever must not happen twice, for a try whose answer was lost comes again. */
  readonly idempotencyKey: string;
  /** What the diagram hands to this job by `zeebe:input`, and nothing else. [decisions.md 9] */
  readonly variables: JsonObject;
  /** What the diagram tells whoever carries it out (`zeebe:taskHeaders`), by key. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Done; or not done, with a code (capitals, digits, `_`): a sentence could quote a person. */
export type JobAnswer =
  | { readonly variables: JsonObject }
  /** `retry: false`: trying again would not help, it becomes an incident at once. */
  | { readonly error: string; readonly retry: boolean };

/** Carries out one job. When `signal` is aborted, its time is over or the house closes: whatever it says then is not heard. */
export type JobHandler = (job: JobAtHand, signal: AbortSignal) => Promise<JobAnswer>;

/** By job type. Jobs of other types are left to workers outside. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** A job whose next try may begin, as the jobs projection knows it. */
export interface DueJob {
  readonly caseId: string;
  readonly instance: string;
  readonly job: string;
  readonly type: string;
  /** Tries that have failed before. */
  readonly tries: number;
}

/** Where due jobs are looked up: of these types, the longest due first, up to date with the log. */
export type FindDueJobs = (types: readonly string[]) => Promise<readonly DueJob[]>;

export interface JobLimits {
  /** Jobs in hand at the same time. */
  readonly atOnce: number;
  readonly timeLimitMs: number;
  /** Stops: what is in hand is left without an answer and comes again. */
  readonly signal?: AbortSignal;
}

export interface JobsRun {
  readonly completed: number;
  readonly failed: number;
  /** Codes of what could not be recorded; those jobs stay due. */
  readonly troubles: readonly string[];
}

export const JOB_ACTOR: Actor = { person: 'system:job', office: 'SYSTEM', role: 'SYSTEM' };

/** What an error code looks like. */
export const JOB_ERROR = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Carries out everything due, and what that sets off, until nothing is due that has not been tried. The command id is made
 * of job and try: two workers may both do the work, but each answer is recorded once.
 */
export async function runJobs(
  runtime: CaseRunner,
  findDue: FindDueJobs,
  handlers: JobHandlers,
  limits: JobLimits,
): Promise<JobsRun> {
  const types = Object.keys(handlers);
  const tried = new Set<string>();
  const count = { completed: 0, failed: 0 };
  const troubles = new Set<string>();
  const carryOut = async (due: DueJob): Promise<void> => {
    try {
      const done = await carryOutOne(runtime, due, handlers, limits);
      if (done === 'completed' || done === 'failed') count[done]++;
      else if (done) troubles.add(done.trouble);
    } catch {
      // Whether it was recorded is not known; the next round finds out, for the same try has the same command id.
      troubles.add('JOB_NOT_RECORDED');
    }
  };
  while (types.length > 0 && !limits.signal?.aborted) {
    const fresh = (await findDue(types)).filter((due) => !tried.has(idOf(due, due.tries)));
    if (fresh.length === 0) break;
    for (const due of fresh) tried.add(idOf(due, due.tries));
    await eachAtMost(limits.atOnce, fresh, (due) => (limits.signal?.aborted ? Promise.resolve() : carryOut(due)));
  }
  return { ...count, troubles: [...troubles] };
}

const idOf = ({ caseId, instance, job }: DueJob, ...more: readonly (string | number)[]): string =>
  uuidV5('job', caseId, instance, job, ...more.map(String));

type Done = 'completed' | 'failed' | { readonly trouble: string } | undefined;

async function carryOutOne(runtime: CaseRunner, due: DueJob, handlers: JobHandlers, limits: JobLimits): Promise<Done> {
  const { caseId, instance, job, tries } = due;
  const state = (await runtime.state(caseId)).instances[instance];
  const { type, headers = {} } = state?.jobs[job] ?? {};
  // Somebody else was faster, or an incident stands there: lawful, nothing to do.
  if (!state || type === undefined || state.incidents[job] || !Object.hasOwn(handlers, type)) return undefined;
  const variables = state.variables[job] ?? {};
  const atHand = { caseId, instance, job, type, attempt: tries + 1, idempotencyKey: idOf(due), variables, headers };
  const answer = await answerOf(handlers[type] as JobHandler, atHand, limits);
  if (!answer) return undefined;
  const recorded = await runtime.execute(caseId, commandOf(due, answer));
  if (!isRefusal(recorded)) return recorded.repeated ? undefined : 'error' in answer ? 'failed' : 'completed';
  return recorded.code === 'JOB_NOT_OPEN' ? undefined : { trouble: recorded.code };
}

const commandOf = (due: DueJob, answer: JobAnswer): Command => {
  const { instance, job, tries } = due;
  if (!('error' in answer)) {
    const commandId = idOf(due, tries, 'completed');
    return { type: 'CompleteJob', commandId, actor: JOB_ACTOR, instance, job, variables: answer.variables };
  }
  const commandId = idOf(due, tries, 'failed');
  const failed = { type: 'FailJob', commandId, actor: JOB_ACTOR, instance, job, error: answer.error } as const;
  return answer.retry ? failed : { ...failed, retriesLeft: 0 };
};

const again = (error: string): JobAnswer => ({ error, retry: true });

/** Undefined when the house closes. A handler that throws or takes too long has failed, and only a code is kept of it. */
async function answerOf(
  handler: JobHandler,
  job: JobAtHand,
  { timeLimitMs, signal: stop }: JobLimits,
): Promise<JobAnswer | undefined> {
  const time = AbortSignal.timeout(timeLimitMs);
  const signal = stop ? AbortSignal.any([time, stop]) : time;
  const over = Promise.withResolvers<JobAnswer | undefined>();
  const end = (): void => over.resolve(stop?.aborted ? undefined : again('TIME_LIMIT'));
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([heard(handler, job, signal), over.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function heard(handler: JobHandler, job: JobAtHand, signal: AbortSignal): Promise<JobAnswer> {
  try {
    return understood(await handler(job, signal));
  } catch {
    return again('HANDLER_THREW');
  }
}

/** Handlers speak to foreign systems: what they bring may be anything. */
function understood(answer: unknown): JobAnswer {
  if (!isObject(answer)) return again('ANSWER_INVALID');
  const { error, retry, variables } = answer;
  if (typeof error === 'string')
    return { error: JOB_ERROR.test(error) ? error : 'ERROR_WITHOUT_CODE', retry: retry !== false };
  return isObject(variables) && isWritable(variables)
    ? { variables: variables as JsonObject }
    : again('ANSWER_INVALID');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Can the log hold it? What it cannot hold would be tried for ever. */
const isWritable = (value: unknown): boolean => {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
};

async function eachAtMost<T>(most: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
