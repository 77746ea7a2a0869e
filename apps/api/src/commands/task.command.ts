import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { TaskRef } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { Assignees } from './assignees.ts';
import { problemValue } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { Recorder, type Outcome } from './recorder.ts';

/** What every command on a task carries: who, which task in which version, and its id. */
export interface OnTask {
  readonly session: SignedIn;
  readonly commandId: string;
  readonly task: TaskRef;
  readonly version: number;
}

export class CompleteTask extends Command<Outcome> {
  constructor(
    readonly on: OnTask,
    readonly done: { readonly data?: JsonObject; readonly occurredOn?: string },
  ) {
    super();
  }
}

export class AssignTask extends Command<Outcome> {
  constructor(
    readonly on: OnTask,
    /** Null releases; one's own user claims. */
    readonly user: string | null,
  ) {
    super();
  }
}

export class ScheduleTask extends Command<Outcome> {
  constructor(
    readonly on: OnTask,
    readonly days: { readonly dueOn?: string | null; readonly followUpOn?: string | null },
  ) {
    super();
  }
}

@CommandHandler(CompleteTask)
export class CompleteTaskHandler implements ICommandHandler<CompleteTask> {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  execute({ on, done: { data, occurredOn } }: CompleteTask): Promise<Outcome> {
    return this.recorder.record(on.session, on.task.caseId, on.commandId, {
      type: 'CompleteTask',
      ...taskIn(on),
      ...(data ? { data } : {}),
      ...(occurredOn ? { occurredOn } : {}),
    });
  }
}

@CommandHandler(AssignTask)
export class AssignTaskHandler implements ICommandHandler<AssignTask> {
  constructor(
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(Assignees) private readonly assignees: Assignees,
  ) {}

  async execute({ on, user }: AssignTask): Promise<Outcome> {
    const { session, task, commandId } = on;
    const record = this.recorder.record.bind(this.recorder, session, task.caseId, commandId);
    if (user === null) return record({ type: 'ReleaseTask', ...taskIn(on) });
    if (user === session.user) return record({ type: 'ClaimTask', ...taskIn(on) });
    if (!this.assignees.areColleagues(session, user)) return { problem: problemValue('ASSIGNEE_UNKNOWN') };
    return record({ type: 'AssignTask', ...taskIn(on), assignee: user });
  }
}

@CommandHandler(ScheduleTask)
export class ScheduleTaskHandler implements ICommandHandler<ScheduleTask> {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  execute({ on, days: { dueOn, followUpOn } }: ScheduleTask): Promise<Outcome> {
    return this.recorder.record(on.session, on.task.caseId, on.commandId, {
      type: 'ScheduleTask',
      ...taskIn(on),
      ...(dueOn === undefined ? {} : { dueAt: dueOn }),
      ...(followUpOn === undefined ? {} : { followUpAt: followUpOn }),
    });
  }
}

const taskIn = ({ task: { instance, task }, version }: OnTask) => ({ task: { instance, task }, taskVersion: version });
