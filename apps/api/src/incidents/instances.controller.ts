import { Body, Controller, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Recorded } from '@fallspur/contract';
import { InstanceParams } from '../cases/case-queries.dto.ts';
import { answerRecorded, ApiCommand } from '../commands/answer-recorded.ts';
import { Recorder } from '../commands/recorder.ts';
import { commandIdFrom } from '../http/idempotency.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { SteerInstance } from './incidents.command.ts';
import { InstanceCancellationDto, InstanceModificationDto } from './incidents.dto.ts';

/** Steering a running instance by hand, where it cannot or should not go on by itself. */
@ApiTags('cases')
@Controller('api/cases/:caseId/instances/:instance')
export class InstancesController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Post('cancellation')
  @ApiCommand()
  cancel(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, instance }: InstanceParams,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { reason }: InstanceCancellationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const order = { type: 'CancelInstance', instance, reason } as const;
    return this.steer(new SteerInstance(session, commandIdFrom(session.user, key), caseId, order), reply);
  }

  @Post('modification')
  @ApiCommand()
  modify(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, instance }: InstanceParams,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { reason, cancel, startBefore }: InstanceModificationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const moves = {
      ...(cancel === undefined ? {} : { cancel }),
      ...(startBefore === undefined ? {} : { startBefore }),
    };
    const order = { type: 'ModifyInstance', instance, reason, ...moves } as const;
    return this.steer(new SteerInstance(session, commandIdFrom(session.user, key), caseId, order), reply);
  }

  private async steer(command: SteerInstance, reply: FastifyReply): Promise<Recorded> {
    return answerRecorded(await this.commands.execute(command), command.session, this.recorder, reply);
  }
}
