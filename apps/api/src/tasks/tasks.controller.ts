import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { TaskList } from '@fallspur/contract';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { TaskListDto, TaskQueryDto } from './tasks.dto.ts';
import { ListTasks } from './tasks.query.ts';

@ApiTags('tasks')
@Controller('api/tasks')
export class TasksController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOkResponse({ type: TaskListDto })
  list(@CurrentSession() session: SignedIn, @Query() { atLeast, ...question }: TaskQueryDto): Promise<TaskList> {
    return this.queries.execute(new ListTasks(session, question, atLeast));
  }
}
