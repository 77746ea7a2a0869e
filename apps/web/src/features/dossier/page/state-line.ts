import type { CasePage } from '@fallspur/contract';

/** Where a dossier stands, as one sentence of the texts `state.*` with its values. */
export interface StateLine {
  readonly key: 'todo' | 'waits' | 'running' | 'ended' | 'none' | 'incident' | 'gone';
  readonly values: Readonly<Record<string, string>>;
  readonly overdue: boolean;
}

/** What matters most first: something broke, something is to be done, something waits, all is done. */
export function stateLine(page: CasePage): StateLine {
  const { now, instances, incidents, persons } = page;
  const said = (key: StateLine['key'], values: StateLine['values'] = {}, overdue = false): StateLine => ({
    key,
    values,
    overdue,
  });
  const [incident] = incidents;
  if (incident) return said('incident', { step: incident.name });
  const [task] = byDue(now.tasks);
  if (task) return said('todo', { process: task.processName, step: task.name, due: task.dueOn ?? '' }, task.overdue);
  const [blocked] = now.blocked;
  if (blocked) return said('waits', { process: blocked.processName, step: blocked.name, missing: blocked.missing });
  const running = instances.find(({ state }) => state === 'running');
  if (running) return said('running', { process: running.processName, since: running.startedOn });
  if (persons.length > 0 && persons.every(({ departed }) => departed !== null)) return said('gone');
  const last = [...instances].sort((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? ''))[0];
  if (last) return said('ended', { process: last.processName, outcome: last.outcome ?? '', on: last.endedOn ?? '' });
  return said('none');
}

/** The next due first; without a date last. */
export const byDue = (tasks: CasePage['now']['tasks']): CasePage['now']['tasks'] =>
  [...tasks].sort(
    (a, b) =>
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || b.priority - a.priority || a.name.localeCompare(b.name),
  );

/** Full years of age on `today`; null where the day of birth is not to be read. */
export function ageOn(bornOn: string | null, today: string): number | null {
  if (bornOn === null) return null;
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
