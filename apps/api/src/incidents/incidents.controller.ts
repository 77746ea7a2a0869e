import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { IncidentCorrection, IncidentList, IncidentPage, Recorded } from '@fallspur/contract';
import { answerRecorded, ApiCommand } from '../commands/answer-recorded.ts';
import { Recorder } from '../commands/recorder.ts';
import { AtLeastQuery } from '../http/at-least.ts';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { ResolveIncident } from './incidents.command.ts';
import {
  IncidentCorrectionDto,
  IncidentListDto,
  IncidentPageDto,
  IncidentParams,
  IncidentQueryDto,
} from './incidents.dto.ts';
import { ListIncidents, ShowIncident } from './incidents.query.ts';

type RequestHeaders = Record<string, string | undefined>;

/** What is stuck, why, and trying it again. */
@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Get()
  @ApiOkResponse({ type: IncidentListDto })
  list(@CurrentSession() session: SignedIn, @Query() asked: IncidentQueryDto): Promise<IncidentList> {
    return this.queries.execute(new ListIncidents(session, asked));
  }

  @Get(':caseId/:instance/:key')
  @ApiOkResponse({ type: IncidentPageDto })
  show(
    @CurrentSession() session: SignedIn,
    @Param() incident: IncidentParams,
    @Query() { atLeast }: AtLeastQuery,
  ): Promise<IncidentPage> {
    return this.queries.execute(new ShowIncident(session, incident, atLeast));
  }

  @Post(':caseId/:instance/:key/resolution')
  @ApiCommand()
  resolve(
    @CurrentSession() session: SignedIn,
    @Param() incident: IncidentParams,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.tryAgain(session, incident, headers, reply);
  }

  @Post(':caseId/:instance/:key/correction')
  @ApiCommand()
  correct(
    @CurrentSession() session: SignedIn,
    @Param() incident: IncidentParams,
    @Headers() headers: RequestHeaders,
    @Body() { variables, reason }: IncidentCorrectionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.tryAgain(session, incident, headers, reply, { variables, reason });
  }

  private async tryAgain(
    session: SignedIn,
    incident: IncidentParams,
    headers: RequestHeaders,
    reply: FastifyReply,
    correction?: IncidentCorrection,
  ): Promise<Recorded> {
    const commandId = commandIdFrom(session.user, headers['idempotency-key']);
    const outcome = await this.commands.execute(new ResolveIncident(session, commandId, incident, correction));
    return answerRecorded(outcome, session, this.recorder, reply);
  }
}
