import { Inject, Injectable } from '@nestjs/common';
import { tasksOfCase, type CaseSet, type Reader, type TaskLine, type WorklistQuestion } from '@fallspur/casework';
import type { TaskList } from '@fallspur/contract';
import { idOfKey, type CaseState, type InstanceState, type TaskState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { dueDayOf } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from './worklist.provider.ts';

/** A task and where it is open. */
export interface OpenTask {
  readonly instance: InstanceState;
  readonly task: TaskState;
}

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

  /** Open tasks of the live case, also those the read models do not know yet. */
  async linesOf(session: SignedIn, { caseId }: CaseState, open: readonly OpenTask[]): Promise<readonly TaskLine[]> {
    if (open.length === 0) return [];
    const known = this.house.views.answer((rows) => tasksOfCase(rows, caseId)).value;
    const records = open.map(({ instance: { id, definition }, task }) => ({
      ...task,
      caseId,
      instance: id,
      task: task.key,
      process: definition.process,
      sha256: definition.sha256,
      element: idOfKey(task.key),
      dueOn: dueDayOf(task.dueAt),
      name: task.name ?? null,
      openedOn: known.find((row) => row.instance === id && row.task === task.key)?.openedOn ?? this.today,
    }));
    return this.worklists.for(session).lines(records, this.today);
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
