import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { JobRef } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import type { JsonObject } from '@fallspur/kernel';
import { Recorder, type Outcome } from '../commands/recorder.ts';
import { HOUSE } from '../house/tokens.ts';
import { problemValue } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { jobHandlers } from '../worker/job-handlers.ts';

/** What a worker outside says of a job. */
export type JobAnswer =
  | { readonly type: 'CompleteJob'; readonly variables: JsonObject }
  | { readonly type: 'FailJob'; readonly error: string; readonly retriesLeft?: number };

export class AnswerJob extends Command<Outcome> {
  constructor(
    readonly session: SignedIn,
    readonly commandId: string,
    readonly job: JobRef,
    readonly answer: JobAnswer,
  ) {
    super();
  }
}

@CommandHandler(AnswerJob)
export class AnswerJobHandler implements ICommandHandler<AnswerJob> {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ session, commandId, job: { caseId, instance, job }, answer }: AnswerJob): Promise<Outcome> {
    const type = (await this.house.runtime.state(caseId)).instances[instance]?.jobs[job]?.type;
    if (type !== undefined && Object.hasOwn(jobHandlers, type)) return { problem: problemValue('JOB_HANDLED_HERE') };
    return this.recorder.record(session, caseId, commandId, { ...answer, instance, job });
  }
}
