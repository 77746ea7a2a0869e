import type { Page, PageQuery } from './page.ts';

/** Whose tasks: mine · my office's (claimed or not, of every role) · my office's that nobody has claimed. Absent: all one may see. */
export type TaskScope = 'mine' | 'office' | 'unassigned';
/** `overdue`: due before today · `week`: due within seven days, overdue ones included · `later` · `none`: without a due date. */
export type TaskDue = 'overdue' | 'week' | 'later' | 'none';

/**
 * Query of GET /api/tasks. Everything optional; what is left out does not filter. Elements are written
 * `<process>/<elementId>`, e.g. `informieren/Task_GespraechFuehren`.
 */
export interface TaskQuery extends PageQuery {
  readonly scope?: TaskScope;
  readonly due?: TaskDue;
  /** «steht bei Schritt». */
  readonly at?: string;
  /** «hat Schritt durchlaufen»: the case has completed this element at least once. */
  readonly passed?: string;
  /** Reference of the unit, name of the municipality, or name of a person: every word begins one of theirs; accents and case do not count. */
  readonly q?: string;
  readonly municipality?: number;
  /** `due`: soonest first, without due date last (default) · `opened`: newest first · `unit`: by label. */
  readonly sort?: 'due' | 'opened' | 'unit';
}

export interface TaskList extends Page<TaskRow> {
  /** Of everything this session may see, regardless of the filters. */
  readonly counts: {
    readonly mine: number;
    readonly office: number;
    readonly unassigned: number;
    /** These two within the scope asked for, regardless of the other filters. */
    readonly overdue: number;
    readonly week: number;
  };
  /** Steps to choose from: those open now (`open` > 0) and those any visible case has passed. */
  readonly steps: readonly StepChoice[];
}

export interface StepChoice {
  /** `<process>/<elementId>`. */
  readonly step: string;
  readonly name: string;
  readonly processName: string;
  readonly open: number;
  readonly passed: number;
}

/** Addresses one open task: `/api/tasks/{caseId}/{instance}/{task}`; `task` is `<elementId>#<ordinal>`, encoded. */
export interface TaskRef {
  readonly caseId: string;
  readonly instance: string;
  readonly task: string;
}

export interface TaskRow extends TaskRef {
  readonly process: string;
  readonly processName: string;
  readonly element: string;
  readonly name: string;
  /** The fact it records; null for a bare task. */
  readonly fact: string | null;
  readonly role: string | null;
  /** Local date: done by the end of this day. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly followUpOn: string | null;
  readonly priority: number;
  readonly assignee: PersonRef | null;
  readonly openedOn: string;
  /** Goes into `If-Match` as `"<version>"`. */
  readonly version: number;
  readonly unit: UnitRef;
}

/** A person of an office. */
export interface PersonRef {
  readonly user: string;
  readonly name: string;
}

/** A dossier as a line of a list names it. */
export interface UnitRef {
  readonly caseId: string;
  /** The municipality's own reference, e.g. `E066`. */
  readonly reference: string | null;
  /** «Familie Tesfay», «Ana Souza», «3 Personen» where no name may be read. */
  readonly label: string;
  readonly persons: number;
  readonly municipality: { readonly bfs: number; readonly name: string } | null;
  readonly arrivedOn: string | null;
}
