import { canonicalJson } from '@fallspur/kernel';
import type { Behaviour, CompiledDefinition } from '../../definition.ts';
import { CARRIED_OUT } from '../ad-hoc.ts';
import { ask, type Place } from '../data.ts';
import { headersOf } from '../elements.ts';
import type { ElementKey } from '../events.ts';
import { idOfKey } from '../keys.ts';
import type { Walk } from '../walk.ts';
import { mapped } from './carried-over.ts';

/**
 * After a migration open work is what the target says it is: what a task records and who may, and what a job is. Who has
 * it and until when stays. `idBefore` gives the id a key's element had in the source.
 */
export function renewWork(walk: Walk, source: CompiledDefinition, idBefore: (key: string) => string): void {
  const { draft } = walk;
  for (const [key, chart] of Object.entries(draft.elements)) {
    const was = source.elements[idBefore(key)];
    if (was) renewOne(walk, { chart, element: key }, was.behaviour, walk.row(idOfKey(key)).behaviour);
  }
  for (const chart of Object.keys(draft.charts)) renameChosen(walk, chart);
}

function renewOne(walk: Walk, place: Place, was: Behaviour, is: Behaviour): void {
  const { draft } = walk;
  const key = place.element as ElementKey;
  const task = draft.tasks[key];
  if (task && was.kind === 'userTask' && is.kind === 'userTask') {
    const role = was.role?.text === is.role?.text ? task.role : is.role && textOf(walk, is.role, place, task.role);
    // It goes by another key, under which it is said anew.
    draft.tasks[key] = { ...task, fact: is.fact, role };
  }
  const job = draft.jobs[key];
  if (!job || was.kind !== 'job' || is.kind !== 'job') return;
  const isOtherType = was.jobType.text !== is.jobType.text;
  if (!isOtherType && canonicalJson(was.headers) === canonicalJson(is.headers)) return;
  const type = isOtherType ? (textOf(walk, is.jobType, place, job.type) ?? job.type) : job.type;
  draft.openJob({ key: job.key, type, retries: job.retries, ...headersOf(is) });
}

/** An expression that gives nothing changes nothing: the work goes on as it was. */
function textOf(
  walk: Walk,
  expression: Parameters<typeof ask>[1],
  place: Place,
  otherwise: string | null,
): string | null {
  const answer = ask(walk, expression, place);
  return answer.kind === 'value' && answer.value !== null ? String(answer.value) : otherwise;
}

/** Which activities of an ad-hoc subprocess have been carried out is kept by their ids. */
function renameChosen({ draft }: Walk, chart: string): void {
  const chosen = draft.variables[chart]?.[CARRIED_OUT];
  const map = draft.migrated?.map ?? {};
  if (Array.isArray(chosen) && chosen.some((id) => map[String(id)] !== undefined))
    draft.write(
      chart,
      CARRIED_OUT,
      chosen.map((id) => mapped(map, String(id))),
      null,
    );
}
