import { Body, Controller, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Recorded } from '@fallspur/contract';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { answerRecorded, ApiCommand } from './answer-recorded.ts';
import { CorrectionDto, FactInputDto, VoidDto } from './commands.dto.ts';
import { CorrectFact, RecordFact, VoidFact, type OnCase } from './fact.command.ts';
import { Recorder, type Outcome } from './recorder.ts';
import { CaseParams, FactParams } from './task-params.dto.ts';

@ApiTags('cases')
@Controller('api/cases/:caseId/facts')
export class FactCommandsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Post()
  @ApiCommand()
  record(
    @CurrentSession() session: SignedIn,
    @Param() { caseId }: CaseParams,
    @Headers('idempotency-key') key: string | undefined,
    @Body() fact: FactInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new RecordFact(onCase(session, caseId, key), fact), session, reply);
  }

  @Post(':eventId/correction')
  @ApiCommand()
  correct(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, eventId }: FactParams,
    @Headers('idempotency-key') key: string | undefined,
    @Body() correction: CorrectionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new CorrectFact(onCase(session, caseId, key), eventId, correction), session, reply);
  }

  @Post(':eventId/void')
  @ApiCommand()
  takeBack(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, eventId }: FactParams,
    @Headers('idempotency-key') key: string | undefined,
    @Body() voiding: VoidDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new VoidFact(onCase(session, caseId, key), eventId, voiding), session, reply);
  }

  private async execute(command: Command<Outcome>, session: SignedIn, reply: FastifyReply): Promise<Recorded> {
    return answerRecorded(await this.commands.execute(command), session, this.recorder, reply);
  }
}

const onCase = (session: SignedIn, caseId: string, key: string | undefined): OnCase => ({
  session,
  caseId,
  commandId: commandIdFrom(session.user, key),
});
