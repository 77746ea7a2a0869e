import { Inject, Injectable } from '@nestjs/common';
import type { TaskRow } from '@fallspur/contract';
import { idOfKey, type InstanceState, type TaskState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { compareDates } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import type { SignedIn } from '../security/session.ts';
import { WorklistDesk } from '../tasks/worklist-desk.ts';

/**
 * Where to go on after a command: asked of the live case, so that it is right the moment the command is answered, however
 * far the read models have come.
 */
@Injectable()
export class NextTasks {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WorklistDesk) private readonly worklist: WorklistDesk,
  ) {}

  async of(session: SignedIn, caseId: string): Promise<readonly TaskRow[]> {
    const state = await this.house.runtime.state(caseId);
    const open = Object.values(state.instances).flatMap((instance) =>
      Object.values(instance.tasks)
        .filter((task) => this.mayDo(session, instance, task))
        .map((task) => ({ instance, task })),
    );
    const rows = await this.worklist.linesOf(session, state, open);
    return rows.toSorted((a, b) => compareDates(a.dueOn ?? '9', b.dueOn ?? '9'));
  }

  private mayDo(session: SignedIn, instance: InstanceState, { key, role, assignee }: TaskState): boolean {
    const roles = rolesOf(role);
    if (roles && !session.roles.some((one) => roles.includes(one))) return false;
    if (assignee !== null && assignee !== session.user) return false;
    const { definitions } = this.house.deployed;
    const behaviour = definitions.bySha256(instance.definition.sha256)?.elements[idOfKey(key)]?.behaviour;
    const excludes = behaviour?.kind === 'userTask' ? behaviour.excludes : [];
    return !excludes.some((id) => instance.completers[id] === session.user);
  }
}

/** The candidate roles of a task, `IB,IBS`; null: nobody is named, so anybody may. */
export const rolesOf = (role: string | null): readonly string[] | null =>
  role === null ? null : role.split(',').map((one) => one.trim());
