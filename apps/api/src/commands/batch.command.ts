import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BatchAnswer, BatchCommand } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { commandIdFrom } from '../http/idempotency.ts';
import { isInherited } from '../http/inherited.ts';
import { problemValue } from '../http/problem.ts';
import { problemOf } from '../http/problem-filter.ts';
import { dossierWithin } from '../security/reach.ts';
import type { SignedIn } from '../security/session.ts';
import { RecordFact } from './fact.command.ts';
import type { Outcome } from './recorder.ts';
import { AssignTask, CompleteTask } from './task.command.ts';

export class ExecuteBatch extends Command<BatchAnswer> {
  constructor(
    readonly session: SignedIn,
    readonly commands: readonly BatchCommand[],
  ) {
    super();
  }
}

/**
 * Commands of one case one after the other, of different cases at the same time: the log then records them in few syncs.
 * One that is refused does not stop the others.
 */
@CommandHandler(ExecuteBatch)
export class ExecuteBatchHandler implements ICommandHandler<ExecuteBatch> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(CommandBus) private readonly bus: CommandBus,
  ) {}

  async execute({ session, commands }: ExecuteBatch): Promise<BatchAnswer> {
    const outcomes: Outcome[] = [];
    const ofCase = Map.groupBy(commands.entries(), ([, { caseId }]) => caseId);
    await Promise.all(
      [...ofCase.values()].map(async (inOrder) => {
        for (const [index, command] of inOrder) outcomes[index] = await this.one(session, command);
      }),
    );
    return { answers: commands.map(({ commandId }, index) => ({ commandId, ...outcomes[index]! })) };
  }

  private async one(session: SignedIn, command: BatchCommand): Promise<Outcome> {
    try {
      if (!(await dossierWithin(this.house, session.reach, command.caseId)))
        return { problem: problemValue('CASE_UNKNOWN') };
      if ('task' in command && [command.instance, command.task].some(isInherited))
        return { problem: problemValue('TASK_UNKNOWN') };
      return await this.bus.execute(commandFor(session, command));
    } catch (fault) {
      // What befell this one is its own answer; the others have theirs.
      const problem = problemOf(fault);
      if (problem.code === 'INTERNAL') throw fault;
      return { problem };
    }
  }
}

const commandFor = (session: SignedIn, command: BatchCommand): Command<Outcome> => {
  const commandId = commandIdFrom(session.user, command.commandId);
  if (command.do === 'recordFact') return new RecordFact({ session, commandId, caseId: command.caseId }, command);
  const { caseId, instance, task, version } = command;
  const on = { session, commandId, version, task: { caseId, instance, task } };
  return command.do === 'completeTask' ? new CompleteTask(on, command) : new AssignTask(on, command.user);
};
