import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { TaskList, TaskQuery } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import type { SignedIn } from '../security/session.ts';
import { WorklistDesk } from './worklist-desk.ts';

export class ListTasks extends Query<TaskList> {
  constructor(
    readonly session: SignedIn,
    readonly question: TaskQuery,
    readonly atLeast: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListTasks)
export class ListTasksHandler implements IQueryHandler<ListTasks> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WorklistDesk) private readonly desk: WorklistDesk,
  ) {}

  async execute({ session, question, atLeast }: ListTasks): Promise<TaskList> {
    await viewsAt(this.house, atLeast);
    return this.desk.list(session, question);
  }
}
