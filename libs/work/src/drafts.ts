import type { DatabaseSync } from 'node:sqlite';
import type { JsonObject } from '@fallspur/kernel';
import { placeOf, type Sealing } from './sealing.ts';
import { writing } from './work-file.ts';

/** The task a draft belongs to. */
export interface TaskPlace {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>`. */
  readonly task: string;
}

/** What somebody had begun to fill in. It belongs to the task: whoever may do it goes on with it. */
export interface Draft {
  readonly data: JsonObject;
  /** User id of whoever saved it last. */
  readonly savedBy: string;
  /** UTC instant. */
  readonly savedAt: string;
}

export interface Drafts {
  find(task: TaskPlace): Draft | undefined;
  save(task: TaskPlace, draft: Draft): void;
  drop(task: TaskPlace): void;
  /** Drops what belongs to tasks of this case that are no longer open. */
  keepOnly(caseId: string, open: readonly Omit<TaskPlace, 'caseId'>[]): void;
}

export const DRAFTS_SCHEMA = [
  `create table if not exists draft (
     case_id text not null, instance text not null, task text not null, saved_by text not null, saved_at text not null,
     sealed blob not null, primary key (case_id, instance, task)) without rowid, strict`,
];

export const draftsIn = (db: DatabaseSync, { seal, open }: Sealing): Drafts => {
  const find = db.prepare(
    'select saved_by, saved_at, sealed from draft where case_id = ? and instance = ? and task = ?',
  );
  const save = db.prepare('insert or replace into draft values (?, ?, ?, ?, ?, ?)');
  const drop = db.prepare('delete from draft where case_id = ? and instance = ? and task = ?');
  const ofCase = db.prepare('select instance, task from draft where case_id = ?');
  const placeOfTask = ({ caseId, instance, task }: TaskPlace): string => placeOf('draft', caseId, instance, task);
  const dropOne = ({ caseId, instance, task }: TaskPlace): void => void writing(() => drop.run(caseId, instance, task));
  return {
    find: (task) => {
      const row = find.get(task.caseId, task.instance, task.task);
      if (!row) return undefined;
      const data = open(task.caseId, placeOfTask(task), row['sealed'] as Uint8Array);
      return data && { data, savedBy: String(row['saved_by']), savedAt: String(row['saved_at']) };
    },
    save: (task, { data, savedBy, savedAt }) => {
      const sealed = seal(task.caseId, placeOfTask(task), data);
      writing(() => save.run(task.caseId, task.instance, task.task, savedBy, savedAt, sealed));
    },
    drop: dropOne,
    keepOnly: (caseId, stillOpen) => {
      for (const row of ofCase.all(caseId)) {
        const task = { caseId, instance: String(row['instance']), task: String(row['task']) };
        if (!stillOpen.some((one) => one.instance === task.instance && one.task === task.task)) dropOne(task);
      }
    },
  };
};
