import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Draft } from '@fallspur/contract';
import { TaskParams } from '../commands/task-params.dto.ts';
import { problem } from '../http/problem.ts';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { DraftDesk } from './draft-desk.ts';
import { DraftDto, DraftInputDto } from './draft.dto.ts';

@ApiTags('tasks')
@Controller('api/tasks/:caseId/:instance/:task/draft')
export class DraftsController {
  constructor(@Inject(DraftDesk) private readonly desk: DraftDesk) {}

  @Get()
  @ApiOkResponse({ type: DraftDto })
  async find(@CurrentSession() session: SignedIn, @Param() task: TaskParams): Promise<Draft> {
    await this.desk.mustBeOpen(session, task);
    return this.desk.find(task) ?? missing();
  }

  @Put()
  @ApiOkResponse({ type: DraftDto })
  async save(
    @CurrentSession() session: SignedIn,
    @Param() task: TaskParams,
    @Body() { data }: DraftInputDto,
  ): Promise<Draft> {
    await this.desk.mustBeOpen(session, task);
    this.desk.save(session, task, data);
    return this.desk.find(task) ?? missing();
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  async drop(@CurrentSession() session: SignedIn, @Param() task: TaskParams): Promise<void> {
    await this.desk.mustBeOpen(session, task);
    this.desk.drop(task);
  }
}

const missing = (): never => {
  throw problem('DRAFT_UNKNOWN');
};
