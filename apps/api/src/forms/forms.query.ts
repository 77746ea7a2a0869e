import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FactForm, TaskForm, TaskRef } from '@fallspur/contract';
import type { SignedIn } from '../security/session.ts';
import { FormDesk } from './form-desk.ts';

export class GetTaskForm extends Query<TaskForm> {
  constructor(
    readonly session: SignedIn,
    readonly task: TaskRef,
  ) {
    super();
  }
}

export class GetFactForm extends Query<FactForm> {
  constructor(
    readonly session: SignedIn,
    readonly caseId: string,
    readonly type: string,
    /** Corrects this event. */
    readonly corrects?: string,
  ) {
    super();
  }
}

@QueryHandler(GetTaskForm)
export class GetTaskFormHandler implements IQueryHandler<GetTaskForm> {
  constructor(@Inject(FormDesk) private readonly desk: FormDesk) {}

  execute({ session, task }: GetTaskForm): Promise<TaskForm> {
    return this.desk.ofTask(session, task);
  }
}

@QueryHandler(GetFactForm)
export class GetFactFormHandler implements IQueryHandler<GetFactForm> {
  constructor(@Inject(FormDesk) private readonly desk: FormDesk) {}

  execute({ session, caseId, type, corrects }: GetFactForm): Promise<FactForm> {
    return corrects === undefined
      ? this.desk.ofFact(session, caseId, type)
      : this.desk.ofCorrection(session, caseId, corrects);
  }
}
