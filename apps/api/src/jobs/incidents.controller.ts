import { Controller, Get, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { IncidentList, Recorded } from '@fallspur/contract';
import { answerRecorded, ApiCommand } from '../commands/answer-recorded.ts';
import { Recorder } from '../commands/recorder.ts';
import { AtLeastQuery } from '../http/at-least.ts';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ResolveIncident } from './job.command.ts';
import { IncidentListDto, IncidentParams } from './jobs.dto.ts';
import { ListIncidents } from './jobs.query.ts';

/** What is stuck, and trying it again. */
@ApiTags('jobs')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Get()
  @ApiOkResponse({ type: IncidentListDto })
  list(@CurrentSession() session: SignedIn, @Query() { atLeast }: AtLeastQuery): Promise<IncidentList> {
    return this.queries.execute(new ListIncidents(session, atLeast));
  }

  @Post(':caseId/:instance/:key/resolution')
  @ApiCommand()
  async resolve(
    @CurrentSession() session: SignedIn,
    @Param() incident: IncidentParams,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const commandId = commandIdFrom(session.user, headers['idempotency-key']);
    const outcome = await this.commands.execute(new ResolveIncident(session, commandId, incident));
    return answerRecorded(outcome, session, this.recorder, reply);
  }
}
