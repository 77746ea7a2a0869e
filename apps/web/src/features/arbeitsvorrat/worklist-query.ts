import type { TaskDue, TaskQuery, TaskScope } from '@fallspur/contract';

export const PAGE_SIZE = 50;
const SCOPES: readonly TaskScope[] = ['mine', 'office', 'unassigned'];
const DUES: readonly TaskDue[] = ['overdue', 'week', 'later', 'none'];
const SORTS = ['due', 'opened', 'unit'] as const;

/** A view of the worklist with its defaults filled in. */
export type WorklistView = Omit<TaskQuery, 'size'> & Required<Pick<TaskQuery, 'scope' | 'sort' | 'page'>>;

const DEFAULTS = { scope: 'office', sort: 'due', page: 1 } as const;

/** Reads the address; what it does not know, it leaves out, so that an old link still opens. */
export function viewOf(params: URLSearchParams): WorklistView {
  const municipality = positive(params.get('municipality'));
  return {
    scope: oneOf(SCOPES, params.get('scope')) ?? DEFAULTS.scope,
    sort: oneOf(SORTS, params.get('sort')) ?? DEFAULTS.sort,
    page: positive(params.get('page')) ?? DEFAULTS.page,
    ...optional('due', oneOf(DUES, params.get('due'))),
    ...optional('at', params.get('at') || undefined),
    ...optional('passed', params.get('passed') || undefined),
    ...optional('q', params.get('q') || undefined),
    ...optional('municipality', municipality),
  };
}

/** The shortest address of a view: defaults are left out, in a fixed order, so that equal views have equal addresses. */
export const addressOf = (view: WorklistView): string => query(view, DEFAULTS);

/** A changed view begins again on its first page. */
export const withChange = (view: WorklistView, change: Partial<TaskQuery>): WorklistView => {
  const next: Record<string, unknown> = { ...view, page: 1, ...change };
  for (const [name, value] of Object.entries(next)) if (value === undefined || value === '') delete next[name];
  return next as unknown as WorklistView;
};

/** Everything but whose tasks and how sorted: is something left out of the list? */
export const isFiltered = ({ due, at, passed, q, municipality }: WorklistView): boolean =>
  [due, at, passed, q, municipality].some((value) => value !== undefined);

export const tasksPath = (view: WorklistView): string => `/api/tasks?${query({ ...view, size: PAGE_SIZE }, {})}`;

/** The part of an address that is worth keeping as a view: not the page. */
export const savedQueryOf = (view: WorklistView): string => addressOf({ ...view, page: 1 });

const ORDER = ['scope', 'due', 'at', 'passed', 'municipality', 'q', 'sort', 'page', 'size'] as const;

const query = (view: TaskQuery, defaults: TaskQuery): string => {
  const params = new URLSearchParams();
  for (const name of ORDER) {
    const value = view[name];
    if (value !== undefined && value !== defaults[name]) params.set(name, String(value));
  }
  return params.toString();
};

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | undefined =>
  values.find((known) => known === value);

const positive = (text: string | null): number | undefined =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
