import { Body, Controller, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Recorded } from '@fallspur/contract';
import { commandIdFrom } from '../http/idempotency.ts';
import { versionFromIfMatch } from '../http/etag.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { answerRecorded, ApiCommand, ApiIfMatch } from './answer-recorded.ts';
import { AssignmentDto, CompletionDto, ScheduleDto } from './commands.dto.ts';
import { Recorder, type Outcome } from './recorder.ts';
import { AssignTask, CompleteTask, ScheduleTask, type OnTask } from './task.command.ts';
import { TaskParams } from './task-params.dto.ts';

@ApiTags('tasks')
@Controller('api/tasks/:caseId/:instance/:task')
export class TaskCommandsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  @Post('completion')
  @ApiCommand()
  @ApiIfMatch()
  complete(
    @CurrentSession() session: SignedIn,
    @Param() task: TaskParams,
    @Headers() headers: Record<string, string | undefined>,
    @Body() done: CompletionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new CompleteTask(onTask(session, task, headers), done), session, reply);
  }

  @Post('assignment')
  @ApiCommand()
  @ApiIfMatch()
  assign(
    @CurrentSession() session: SignedIn,
    @Param() task: TaskParams,
    @Headers() headers: Record<string, string | undefined>,
    @Body() { user }: AssignmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new AssignTask(onTask(session, task, headers), user), session, reply);
  }

  @Post('schedule')
  @ApiCommand()
  @ApiIfMatch()
  schedule(
    @CurrentSession() session: SignedIn,
    @Param() task: TaskParams,
    @Headers() headers: Record<string, string | undefined>,
    @Body() days: ScheduleDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.execute(new ScheduleTask(onTask(session, task, headers), days), session, reply);
  }

  private async execute(command: Command<Outcome>, session: SignedIn, reply: FastifyReply): Promise<Recorded> {
    return answerRecorded(await this.commands.execute(command), session, this.recorder, reply);
  }
}

const onTask = (
  session: SignedIn,
  { caseId, instance, task }: TaskParams,
  headers: Record<string, string | undefined>,
): OnTask => ({
  session,
  commandId: commandIdFrom(session.user, headers['idempotency-key']),
  task: { caseId, instance, task },
  version: versionFromIfMatch(headers['if-match']),
});
