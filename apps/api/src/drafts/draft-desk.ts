import { Inject, Injectable } from '@nestjs/common';
import type { Draft, TaskRef } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import type { JsonObject } from '@fallspur/kernel';
import type { Work } from '@fallspur/work';
import { rolesOf } from '../commands/next-tasks.ts';
import { HOUSE, WORK } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/** What somebody had begun to fill in: it belongs to the open task, and whoever may do the task goes on with it. */
@Injectable()
export class DraftDesk {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WORK) private readonly work: Work,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  /** Null without one. Ask only for tasks the session may see. */
  find(task: TaskRef): Draft | null {
    const kept = this.work.drafts.find(task);
    if (!kept) return null;
    const { data, savedAt, savedBy } = kept;
    return { data, savedAt, savedBy: { user: savedBy, name: this.people.find(savedBy)?.label ?? savedBy } };
  }

  save({ user }: SignedIn, task: TaskRef, data: JsonObject): void {
    this.work.drafts.save(task, { data, savedBy: user, savedAt: this.house.clock.now() });
  }

  drop(task: TaskRef): void {
    this.work.drafts.drop(task);
  }

  /** 404 where no such task is open, 403 where this session may not do it. */
  async mustBeOpen({ roles }: SignedIn, { caseId, instance, task }: TaskRef): Promise<void> {
    const { instances } = await this.house.runtime.state(caseId);
    const open = instances[instance]?.tasks[task];
    if (!open) throw problem('TASK_UNKNOWN');
    if (!(rolesOf(open.role) ?? roles).some((role) => roles.includes(role))) throw problem('ROLE_NOT_ALLOWED');
  }
}
