import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FactForm, TaskForm } from '@fallspur/contract';
import { TaskParams } from '../commands/task-params.dto.ts';
import { etagOf } from '../http/etag.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { FactFormDto, FactFormQuery, FactTypeParams, TaskFormDto } from './forms.dto.ts';
import { GetFactForm, GetTaskForm } from './forms.query.ts';

/** Forms are asked of live cases, which know every command at once: they need no `?atLeast`. */
@ApiTags('forms')
@Controller('api')
export class FormsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('tasks/:caseId/:instance/:task/form')
  @ApiOkResponse({
    type: TaskFormDto,
    headers: { ETag: { description: 'Version of the task', schema: { type: 'string' } } },
  })
  async ofTask(
    @CurrentSession() session: SignedIn,
    @Param() task: TaskParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskForm> {
    const form = await this.queries.execute(new GetTaskForm(session, task));
    reply.header('etag', etagOf(form.task.version));
    return form;
  }

  @Get('cases/:caseId/facts/:type/form')
  @ApiOkResponse({ type: FactFormDto })
  ofFact(
    @CurrentSession() session: SignedIn,
    @Param() { caseId, type }: FactTypeParams,
    @Query() { corrects }: FactFormQuery,
  ): Promise<FactForm> {
    return this.queries.execute(new GetFactForm(session, caseId, type, corrects));
  }
}
