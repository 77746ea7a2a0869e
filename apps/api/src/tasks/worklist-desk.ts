import { Inject, Injectable } from '@nestjs/common';
import type { CaseSet, Reader, TaskLine, WorklistQuestion } from '@fallspur/casework';
import type { TaskList } from '@fallspur/contract';
import { idOfKey, type CaseState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { dueDayOf } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from './worklist.provider.ts';

/** The worklist as a session may see it. */
@Injectable()
export class WorklistDesk {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  get today(): string {
    return localDateOfInstant(this.house.clock.now());
  }

  list(session: SignedIn, question: WorklistQuestion): Promise<TaskList> {
    return this.worklists.for(session).list(this.#readerOf(session), question);
  }

  /** How many tasks a question finds: the count of a saved view. */
  count(session: SignedIn, question: WorklistQuestion): Promise<number> {
    return this.worklists.for(session).count(this.#readerOf(session), question);
  }

  /** The open tasks of one case as the read models know them. */
  ofCase(session: SignedIn, caseId: string): Promise<readonly TaskLine[]> {
    return this.worklists.for(session).ofCase(caseId, this.today);
  }

  /** An open task of the live case, also when the read models do not know it yet; undefined when it is not open. */
  async find(session: SignedIn, state: CaseState, instanceId: string, key: string): Promise<TaskLine | undefined> {
    const instance = state.instances[instanceId];
    const task = instance?.tasks[key];
    if (!instance || !task) return undefined;
    const lines = await this.ofCase(session, state.caseId);
    const known = lines.find((line) => line.instance === instanceId && line.task === key);
    const { process, sha256 } = instance.definition;
    const record = {
      ...task,
      caseId: state.caseId,
      instance: instanceId,
      task: key,
      process,
      sha256,
      element: idOfKey(key),
      dueOn: dueDayOf(task.dueAt),
      name: task.name ?? null,
      openedOn: known?.openedOn ?? this.today,
    };
    return (await this.worklists.for(session).lines([record], this.today))[0];
  }

  #readerOf({ user, office, reach }: SignedIn): Reader {
    return { user, reach, own: ownOf(office.key), today: this.today };
  }
}

/** An Einwohnergemeinde does what concerns those who live there now, any other office what it opened itself. */
const ownOf = (office: string): CaseSet => {
  const bfs = /^EG-(\d{4})$/.exec(office)?.[1];
  return bfs === undefined ? { municipalities: [], offices: [office] } : { municipalities: [Number(bfs)], offices: [] };
};
