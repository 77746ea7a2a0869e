import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { JobAtHand, JobList, Recorded } from '@fallspur/contract';
import { answerRecorded, ApiCommand } from '../commands/answer-recorded.ts';
import { Recorder } from '../commands/recorder.ts';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { AnswerJob, type JobAnswer } from './job.command.ts';
import { JobAtHandDto, JobCompletionDto, JobFailureDto, JobListDto, JobParams, JobQueryDto } from './jobs.dto.ts';
import { ListJobs, ShowJob } from './jobs.query.ts';

type RequestHeaders = Record<string, string | undefined>;

/** For workers outside: what they may carry out, and what came of it. */
@ApiTags('jobs')
@Controller('api/jobs')
export class JobsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Get()
  @ApiOkResponse({ type: JobListDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: JobQueryDto): Promise<JobList> {
    return this.queries.execute(new ListJobs(session, asked));
  }

  @Get(':caseId/:instance/:job')
  @ApiOkResponse({ type: JobAtHandDto })
  show(@Param() job: JobParams): Promise<JobAtHand> {
    return this.queries.execute(new ShowJob(job));
  }

  @Post(':caseId/:instance/:job/completion')
  @ApiCommand()
  @ApiConflictResponse({ description: '`JOB_HANDLED_HERE`: this house carries out jobs of this type itself.' })
  complete(
    @CurrentSession() session: SignedIn,
    @Param() job: JobParams,
    @Headers() headers: RequestHeaders,
    @Body() { variables = {} }: JobCompletionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.answer(session, job, headers, { type: 'CompleteJob', variables }, reply);
  }

  @Post(':caseId/:instance/:job/failure')
  @ApiCommand()
  @ApiConflictResponse({ description: '`JOB_HANDLED_HERE`: this house carries out jobs of this type itself.' })
  fail(
    @CurrentSession() session: SignedIn,
    @Param() job: JobParams,
    @Headers() headers: RequestHeaders,
    @Body() { error, retry }: JobFailureDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const failed = { type: 'FailJob', error, ...(retry === false ? { retriesLeft: 0 } : {}) } as const;
    return this.answer(session, job, headers, failed, reply);
  }

  private async answer(
    session: SignedIn,
    job: JobParams,
    headers: RequestHeaders,
    answer: JobAnswer,
    reply: FastifyReply,
  ): Promise<Recorded> {
    const commandId = commandIdFrom(session.user, headers['idempotency-key']);
    const outcome = await this.commands.execute(new AnswerJob(session, commandId, job, answer));
    return answerRecorded(outcome, session, this.recorder, reply);
  }
}
