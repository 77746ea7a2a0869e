import { Inject, Injectable, Logger } from '@nestjs/common';
import { factTitle } from '@fallspur/casework';
import type { Problem, Recorded } from '@fallspur/contract';
import { REFUSALS, type CaseState, type Command, type TaskState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { eventIdOf, isRefusal, refuse } from '@fallspur/kernel';
import type { Executed } from '@fallspur/runtime';
import { WorkFullError, type Work } from '@fallspur/work';
import { HOUSE, WORK } from '../house/tokens.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import { problemValue } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { NextTasks, rolesOf } from './next-tasks.ts';
import { printOf, Prints } from './prints.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command as a resource orders it; who orders it is added here. */
export type Order = Without<Command, 'commandId' | 'actor'>;

export type Outcome = { readonly recorded: Omit<Recorded, 'next'> } | { readonly problem: Problem };

/** Hands commands of signed-in people to the house and says what came of them. */
@Injectable()
export class Recorder {
  private readonly log = new Logger('Recorder');
  private readonly prints = new Prints();

  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WORK) private readonly work: Work,
    @Inject(NextTasks) private readonly next: NextTasks,
  ) {}

  async record(
    session: SignedIn,
    caseId: string,
    commandId: string,
    order: Order,
    wanted?: readonly string[],
  ): Promise<Outcome> {
    const task = taskOf(await this.house.runtime.state(caseId), order);
    // The first answer of a command counts, whoever holds the task by now.
    if (task && isHeldFrom(session, task, order) && !(await this.house.log.findEvent(eventIdOf(commandId, 0))))
      return { problem: problemOfRefusal(refuse('TASK_CLAIMED', REFUSALS.TASK_CLAIMED)) };
    const actor = {
      person: session.user,
      office: session.office.key,
      role: roleFor(session, wanted ?? rolesOf(task?.role ?? null)),
    };
    const print = printOf(caseId, order);
    const answer = await this.house.runtime.execute(caseId, { ...order, commandId, actor } as Command);
    if (isRefusal(answer)) return { problem: problemOfRefusal(answer) };
    if (answer.repeated && this.prints.isOther(commandId, print))
      return { problem: problemValue('IDEMPOTENCY_KEY_REUSED') };
    if (!answer.repeated) this.prints.keep(commandId, print);
    if (!answer.repeated) await this.dropDraftsOfClosedTasks(caseId);
    return { recorded: this.shown(answer) };
  }

  /** With the tasks that are open now and this session may do. */
  async withNext(session: SignedIn, recorded: Omit<Recorded, 'next'>): Promise<Recorded> {
    return { ...recorded, next: await this.next.of(session, recorded.caseId) };
  }

  private async dropDraftsOfClosedTasks(caseId: string): Promise<void> {
    const { instances } = await this.house.runtime.state(caseId);
    const open = Object.values(instances).flatMap(({ id, tasks }) =>
      Object.keys(tasks).map((task) => ({ instance: id, task })),
    );
    try {
      this.work.drafts.keepOnly(caseId, open);
    } catch (error) {
      // The command is recorded. A draft left behind is sealed and shown to nobody, for its task is not open.
      if (!(error instanceof WorkFullError)) throw error;
      this.log.warn('WORK_STORE_FULL');
    }
  }

  private shown({ caseId, revision, position, repeated, events, warnings }: Executed): Omit<Recorded, 'next'> {
    const { definitions } = this.house.deployed;
    return {
      caseId,
      revision,
      position,
      repeated,
      events: events.map(({ id, type }) => ({ id, type, title: factTitle(definitions, type) })),
      warnings: warnings.map(({ code, message }) => ({ code, message })),
    };
  }
}

const taskOf = ({ instances }: CaseState, order: Order): TaskState | undefined =>
  'task' in order ? instances[order.task.instance]?.tasks[order.task.task] : undefined;

/** Who has claimed a task does it; somebody else has it released or assigned first. [product.md 2] */
const isHeldFrom = ({ user }: SignedIn, { assignee }: TaskState, order: Order): boolean =>
  order.type === 'CompleteTask' && assignee !== null && assignee !== user;

/** The role in which somebody acts: one that is wanted, else their first. */
const roleFor = ({ roles }: SignedIn, wanted: readonly string[] | null): string =>
  roles.find((role) => wanted?.includes(role)) ?? roles[0] ?? '';
