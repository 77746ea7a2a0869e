import { Inject, Injectable } from '@nestjs/common';
import { unitRefOf, type Dossier } from '@fallspur/casework';
import type { TaskRow } from '@fallspur/contract';
import { idOfKey, type CaseState, type InstanceState, type TaskState } from '@fallspur/engine';
import { municipalityThen, namesOf, type House } from '@fallspur/house';
import { isInstant, isLocalDate, localDateOf, localDateOfInstant } from '@fallspur/kernel';
import { dueDayOf, openTasks } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import type { SignedIn } from '../security/session.ts';
import { DemonstrationPeople } from '../session/demonstration-people.ts';

/**
 * Where to go on after a command: asked of the live case, so that it is right the moment the command is answered, however
 * far the read models have come.
 */
@Injectable()
export class NextTasks {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(DemonstrationPeople) private readonly people: DemonstrationPeople,
  ) {}

  async of(session: SignedIn, caseId: string): Promise<readonly TaskRow[]> {
    const state = await this.house.runtime.state(caseId);
    const rows = Object.values(state.instances).flatMap((instance) =>
      Object.values(instance.tasks)
        .filter((task) => this.mayDo(session, instance, task))
        .map((task) => this.row(state, instance, task)),
    );
    return rows.sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
  }

  private mayDo(session: SignedIn, instance: InstanceState, { key, role, assignee }: TaskState): boolean {
    const roles = rolesOf(role);
    if (roles && !session.roles.some((one) => roles.includes(one))) return false;
    if (assignee !== null && assignee !== session.user) return false;
    const behaviour = this.definition(instance)?.elements[idOfKey(key)]?.behaviour;
    const excludes = behaviour?.kind === 'userTask' ? behaviour.excludes : [];
    return !excludes.some((id) => instance.completers[id] === session.user);
  }

  private row({ caseId, domain }: CaseState, instance: InstanceState, task: TaskState): TaskRow {
    const { process, sha256 } = instance.definition;
    const names = namesOf(this.house.deployed.definitions, process, sha256);
    const today = localDateOfInstant(this.house.clock.now());
    const dueOn = dueDayOf(task.dueAt);
    const { assignee } = task;
    return {
      caseId,
      instance: instance.id,
      task: task.key,
      process,
      processName: names.process,
      element: idOfKey(task.key),
      name: task.name ?? names.element(task.key),
      fact: task.fact,
      role: task.role,
      dueOn,
      overdue: dueOn !== null && dueOn < today,
      followUpOn: dayIn(task.followUpAt),
      priority: task.priority,
      assignee: assignee === null ? null : { user: assignee, name: this.people.find(assignee)?.label ?? assignee },
      openedOn: this.openedOn(caseId, instance.id, task.key) ?? today,
      version: task.version,
      unit: unitRefOf(domain as Dossier, today, (bfs) => municipalityThen(this.house.register, bfs, today)),
    };
  }

  /** The case itself forgets when a task was opened. What the read models do not know yet was opened by this command. */
  private openedOn(caseId: string, instance: string, key: string): string | undefined {
    return this.house.views
      .answer((rows) => openTasks(rows, { caseId }))
      .value.find((task) => task.instance === instance && task.task === key)?.openedOn;
  }

  private definition({ definition }: InstanceState) {
    return this.house.deployed.definitions.bySha256(definition.sha256);
  }
}

/** The candidate roles of a task, `IB,IBS`; null: nobody is named, so anybody may. */
export const rolesOf = (role: string | null): readonly string[] | null =>
  role === null ? null : role.split(',').map((one) => one.trim());

const dayIn = (text: string | null): string | null =>
  text !== null && (isLocalDate(text) || isInstant(text)) ? localDateOf(text) : null;
