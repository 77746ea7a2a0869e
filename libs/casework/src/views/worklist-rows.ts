import { addToDate } from '@fallspur/kernel';
import type { Rows } from '@fallspur/views';
import {
  numbersStandingFor,
  ownIds,
  reachedIds,
  type CaseIds,
  type CaseSet,
  type MunicipalityToday,
} from './case-set.ts';
import { textQuery } from './text-query.ts';

/** An open task as SQL gives it. */
export interface TaskRecord {
  readonly caseId: string;
  readonly instance: string;
  readonly task: string;
  readonly process: string;
  /** Of the definition its instance runs on; null where that is not known. */
  readonly sha256: string | null;
  readonly element: string;
  readonly fact: string | null;
  readonly role: string | null;
  readonly dueOn: string | null;
  readonly followUpAt: string | null;
  readonly priority: number;
  readonly assignee: string | null;
  readonly version: number;
  readonly openedOn: string;
  /** Only for tasks no diagram draws. */
  readonly name: string | null;
}

/** Whose worklist, as of which day. */
export interface Reader {
  readonly user: string;
  /** What this reader may see, and what is their own office's to do. */
  readonly reach: CaseSet;
  readonly own: CaseSet;
  /** Local date. */
  readonly today: string;
}

export interface TaskQuestion {
  readonly scope?: 'mine' | 'office' | 'unassigned';
  readonly due?: 'overdue' | 'week' | 'later' | 'none';
  /** `<process>/<elementId>`. */
  readonly at?: string;
  readonly passed?: string;
  readonly municipality?: number;
  readonly sort?: 'due' | 'opened' | 'unit';
  readonly offset?: number;
  readonly limit?: number;
  /** Only these cases, in this order where the order asked for is that of the units. */
  readonly cases?: readonly string[];
}

export interface TaskCounts {
  readonly mine: number;
  readonly office: number;
  readonly unassigned: number;
  readonly overdue: number;
  readonly week: number;
}

const COLUMNS = `task.case_id as caseId, task.instance as instance, task.task as task, task.process as process,
  run.sha256 as sha256, task.element as element, task.fact as fact, task.role as role, task.due_on as dueOn,
  task.follow_up_at as followUpAt, task.priority as priority, task.assignee as assignee, task.version as version,
  task.opened_on as openedOn, task.name as name`;
const WITH_RUN = 'left join cases_instance as run on run.case_id = task.case_id and run.instance = task.instance';
const KEY = 'task.case_id, task.instance, task.task';
const BY_DUE = `task.due_on is null, task.due_on, task.opened_on, ${KEY}`;
const BY_OPENED = `task.opened_on desc, ${KEY}`;
/** Of all that match, and of the page cut out of them. */
const ORDERS = {
  due: [BY_DUE, BY_DUE],
  opened: [BY_OPENED, BY_OPENED],
  unit: [`named.key, ${BY_DUE}`, `task.rank, ${BY_DUE}`],
} as const;

/** One page of open tasks, and how many match on all pages. */
export const tasksAsked = (
  rows: Rows,
  reader: Reader,
  question: TaskQuestion,
  today: MunicipalityToday,
): { readonly records: readonly TaskRecord[]; readonly total: number } => {
  const { sort = 'due', offset = 0, limit = 50, cases } = question;
  const { where, parameters } = filterOf(rows, reader, question, today);
  const source = cases ? 'tasks as task join json_each(?) as named on named.value = task.case_id' : 'tasks as task';
  const values = [...(cases ? [JSON.stringify(cases)] : []), ...parameters];
  const [order, orderOfPage] = ORDERS[sort === 'unit' && !cases ? 'due' : sort];
  // The page is cut out before anything is joined to it: a wide sort over all that match costs ten times as much.
  const page = `select task.*, ${cases ? 'named.key' : 'null'} as rank from ${source}
    where ${where} order by ${order} limit ? offset ?`;
  const records = rows.all(
    textQuery<TaskRecord>(
      `select ${COLUMNS} from (${page}) as task ${WITH_RUN} order by ${orderOfPage}`,
      ...values,
      limit,
      offset,
    ),
  );
  if (offset === 0 && records.length < limit) return { records, total: records.length };
  const counted = rows.first(
    textQuery<{ total: number }>(`select count(*) as total from ${source} where ${where}`, ...values),
  );
  return { records, total: counted?.total ?? 0 };
};

/** The open tasks of one case, the soonest due first. */
export const tasksOfCase = (rows: Rows, caseId: string): readonly TaskRecord[] =>
  rows.all(
    textQuery<TaskRecord>(
      `select ${COLUMNS} from tasks as task ${WITH_RUN} where task.case_id = ? order by ${BY_DUE}`,
      caseId,
    ),
  );

/** What a scope leaves of the tasks within reach, said of the columns of the counting query. */
const IN_SCOPE = { all: 'true', mine: 'is_mine', office: 'owned', unassigned: 'owned and assignee is null' } as const;

/** How much of everything within reach there is, and how much of the chosen scope is pressing. */
export const countTasks = (
  rows: Rows,
  reader: Reader,
  today: MunicipalityToday,
  scope?: TaskQuestion['scope'],
): TaskCounts => {
  const reach = reachedIds(rows, reader.reach, today);
  const own = ownIds(rows, reader.own, today);
  const counted = rows.first(
    textQuery<{ [Name in keyof TaskCounts]: number | null }>(
      `with mine_own(case_id) as materialized (${own?.sql ?? 'select case_id from cases'})
       select sum(is_mine) as mine, sum(owned) as office, sum(owned and assignee is null) as unassigned,
         sum(in_scope and due_on < ?) as overdue, sum(in_scope and due_on <= ?) as week
       from (select *, ${IN_SCOPE[scope ?? 'all']} as in_scope
       from (select task.assignee as assignee, task.assignee is ? as is_mine, task.due_on as due_on,
               task.case_id in (select case_id from mine_own) as owned
             from tasks as task where ${reach ? `task.case_id in (${reach.sql})` : 'true'}))`,
      ...(own?.parameters ?? []),
      reader.today,
      inAWeek(reader.today),
      reader.user,
      ...(reach?.parameters ?? []),
    ),
  );
  const { mine, office, unassigned, overdue, week } = counted ?? {};
  return { mine: mine ?? 0, office: office ?? 0, unassigned: unassigned ?? 0, overdue: overdue ?? 0, week: week ?? 0 };
};

export interface StepCount {
  readonly process: string;
  readonly element: string;
  readonly count: number;
}

/** Within reach: open tasks by element, and cases by element they have completed. */
export const countSteps = (
  rows: Rows,
  reader: Pick<Reader, 'reach'>,
  today: MunicipalityToday,
): { readonly open: readonly StepCount[]; readonly passed: readonly StepCount[] } => {
  const reach = reachedIds(rows, reader.reach, today);
  const within = reach ? `where case_id in (${reach.sql})` : '';
  const count = (table: string): readonly StepCount[] =>
    rows.all(
      textQuery<StepCount>(
        `select process, element, count(*) as count from ${table} ${within} group by process, element`,
        ...(reach?.parameters ?? []),
      ),
    );
  return { open: count('tasks'), passed: count('steps_passed') };
};

/** Cases within reach with the revision of their last event; dossiers only, because only they have names. */
export const casesWithin = (
  rows: Rows,
  reach: CaseSet,
  today: MunicipalityToday,
): readonly { readonly caseId: string; readonly revision: number }[] => {
  const ids = reachedIds(rows, reach, today);
  return rows.all(
    textQuery<{ caseId: string; revision: number }>(
      `select case_id as caseId, events - 1 as revision from cases
       where ${ids ? '+kind' : 'kind'} = 'dossier' ${ids ? `and case_id in (${ids.sql})` : ''}`,
      ...(ids?.parameters ?? []),
    ),
  );
};

function filterOf(rows: Rows, reader: Reader, question: TaskQuestion, today: MunicipalityToday) {
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  const demand = (sql: string, ...values: readonly (string | number)[]): void => {
    conditions.push(sql);
    parameters.push(...values);
  };
  const within = (ids: CaseIds | null): void => {
    if (ids) demand(`task.case_id in (${ids.sql})`, ...ids.parameters);
  };
  const { scope, due, at, passed, municipality } = question;
  within(reachedIds(rows, reader.reach, today));
  if (scope === 'mine') demand('task.assignee = ?', reader.user);
  if (scope === 'office' || scope === 'unassigned') within(ownIds(rows, reader.own, today));
  if (scope === 'unassigned') demand('task.assignee is null');
  if (due === 'overdue') demand('task.due_on < ?', reader.today);
  if (due === 'week') demand('task.due_on <= ?', inAWeek(reader.today));
  if (due === 'later') demand('task.due_on > ?', inAWeek(reader.today));
  if (due === 'none') demand('task.due_on is null');
  if (at !== undefined) demand('task.process = ? and task.element = ?', ...stepIn(at));
  if (passed !== undefined)
    demand(
      `exists (select 1 from steps_passed as done
         where done.process = ? and done.element = ? and done.case_id = task.case_id)`,
      ...stepIn(passed),
    );
  if (municipality !== undefined)
    demand(
      'task.case_id in (select case_id from dossiers where gemeinde in (select value from json_each(?)))',
      JSON.stringify(numbersStandingFor(rows, [municipality], today)),
    );
  return { where: conditions.join(' and ') || 'true', parameters };
}

/** `informieren/Task_GespraechFuehren` → process and element; what is not of that form names nothing. */
const stepIn = (text: string): readonly [string, string] => {
  const slash = text.indexOf('/');
  return slash < 0 ? ['', ''] : [text.slice(0, slash), text.slice(slash + 1)];
};

const inAWeek = (today: string): string => addToDate(today, 'P7D');
