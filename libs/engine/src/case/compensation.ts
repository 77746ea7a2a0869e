import type { JsonObject } from '@fallspur/kernel';
import type { Behaviour, ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { bodyOf, isBody, isLooping, openBody, wholeBodyOf } from './bodies.ts';
import type { ChartKey, Compensation, ElementKey } from './events.ts';
import { begin, closeTree, scopeOf, startsOf } from './scopes.ts';
import { cancelEventOf, cancelledWith, clearBeside, wholeOf } from './transactions.ts';
import type { Walk } from './walk.ts';

type Compensate = Extract<Behaviour, { kind: 'compensate' }>;

/** An activity with a handler has completed: it can be undone from now on, once. */
export function remember(walk: Walk, key: ElementKey): void {
  const { draft } = walk;
  const chart = draft.elements[key] as ChartKey;
  const row = walk.row(idOfKey(key));
  if (isLooping(draft, key)) return turnsDone(walk, key, scopeOf(draft, chart));
  if (draft.compensations[key] || handlerOf(walk, row) === null) return;
  draft.setCompensation({ key, scope: scopeOf(draft, chart), order: nextOrder(walk), variables: {} });
}

/** Of a loop every turn can be undone, not the whole; but not before the whole is done. [BPMN 2.0.2, 13.5.5] */
function turnsDone(walk: Walk, whole: ElementKey, scope: ChartKey): void {
  for (const turn of inScope(walk, whole)) walk.draft.setCompensation({ ...turn, scope });
}

/**
 * A scope has completed. What was completed in it can be undone through it, and sees the variables as they were.
 * `host`: the element instance the scope stood for, or the chart an event subprocess listened in.
 */
export function rememberScope(walk: Walk, chart: ChartKey, host: ElementKey | ChartKey): void {
  const { draft } = walk;
  const inner = inScope(walk, chart);
  const parent = draft.elements[host];
  const isTurn = isBody(chart);
  const around = isTurn ? host : scopeOf(draft, parent ?? host);
  const isGroup = parent !== undefined && !isTurn;
  const given = isGroup ? draft.variables[host] : undefined;
  const variables = withoutInternal({ ...given, ...draft.variables[chart] });
  const canBeUndone = (): boolean =>
    inner.length > 0 || undoingSubProcess(walk, chart) !== null || handlerOf(walk, walk.row(idOfKey(host))) !== null;
  if (isGroup && canBeUndone()) draft.setCompensation({ key: host, scope: around, order: nextOrder(walk), variables });
  for (const one of inner) draft.setCompensation(isGroup ? { ...one, scope: host } : knowing(variables, one, around));
}

const knowing = (variables: JsonObject, one: Compensation, scope: Compensation['scope']): Compensation => ({
  ...one,
  scope,
  variables: { ...variables, ...one.variables },
});

/** What a cancelled scope had completed cannot be undone any more. */
export function forget(walk: Walk, scope: ChartKey | ElementKey): void {
  for (const one of inScope(walk, scope)) {
    walk.draft.dropCompensation(one.key);
    forget(walk, one.key);
  }
}

/** Undoes what was completed, the last first, and lets the token go on when all of it is undone. */
export function compensate(walk: Walk, key: ElementKey, { activity, waits, cancels }: Compensate): void {
  const { draft } = walk;
  const chart = draft.elements[key];
  if (chart === undefined) return;
  const scope = scopeOf(draft, chart);
  if (cancels) clearBeside(walk, scope, chart, key);
  const scopes = cancels ? cancelledWith(walk, scope) : scopesHeard(walk, scope);
  const wanted = scopes
    .flatMap((one) => inScope(walk, one))
    .filter((one) => !one.by && (activity === null || idOfKey(one.key) === activity));
  const row = wanted.sort(lastFirst).flatMap((one) => expand(walk, one));
  if (waits) {
    row.forEach((one, turn) => draft.setCompensation({ ...one, by: { key, turn } }));
    return undoNext(walk, key);
  }
  for (const one of row) undo(walk, one, scope);
  finish(walk, key);
}

const lastFirst = (a: Compensation, b: Compensation): number => b.order - a.order;

// What an event subprocess undoes may also lie in the scope it listens in.
function scopesHeard({ draft }: Walk, scope: ChartKey): readonly ChartKey[] {
  const open = draft.charts[scope];
  const listensIn = open && draft.definition.charts[open.chart]?.kind === 'eventSubProcess' ? open.host : null;
  return listensIn !== null && draft.charts[listensIn] ? [scope, listensIn] : [scope];
}

/** A subprocess without a handler of its own is undone by undoing what it did. */
function expand(walk: Walk, one: Compensation): readonly Compensation[] {
  const row = walk.row(idOfKey(one.key));
  if (row.behaviour.kind !== 'subProcess' || handlerOf(walk, row) !== null) return [one];
  if (undoingStart(walk, row.behaviour.chart)) return [one];
  walk.draft.dropCompensation(one.key);
  return inScope(walk, one.key)
    .toSorted(lastFirst)
    .flatMap((inner) => expand(walk, knowing(one.variables, inner, inner.scope)));
}

function undoNext(walk: Walk, key: ElementKey): void {
  const next = Object.values(walk.draft.compensations)
    .filter(({ by }) => by?.key === key)
    .sort((a, b) => (a.by?.turn ?? 0) - (b.by?.turn ?? 0))[0];
  if (next) undo(walk, next, key);
  else finish(walk, key);
}

/** Runs the handler of one entry, which is used up by that. */
function undo(walk: Walk, one: Compensation, host: ElementKey | ChartKey): void {
  const { draft } = walk;
  const row = walk.row(idOfKey(one.key));
  const handler = handlerOf(walk, row);
  draft.dropCompensation(one.key);
  const fill = (frame: ChartKey): void => {
    for (const [name, value] of Object.entries(one.variables))
      draft.write(frame, name, value, walk.batch.sensitivity.ofNames([name], draft));
  };
  if (handler !== null) {
    forget(walk, one.key);
    const body = walk.row(handler).loop ? wholeBodyOf(handler) : bodyOf(handler);
    return walk.drive(openBody(walk, handler, host, fill, body), { type: 'start', element: handler });
  }
  const start = row.behaviour.kind === 'subProcess' ? undoingStart(walk, row.behaviour.chart) : undefined;
  if (!start) throw new Error(`Instance ${draft.id}: ${one.key} was to be undone, but has no handler`);
  const chart = draft.nextKey(start.chart);
  draft.openChart(start.chart, chart, host, chart);
  fill(chart);
  for (const inner of inScope(walk, one.key)) draft.setCompensation({ ...inner, scope: chart });
  begin(walk, chart, start.id);
}

/** A handler is through. */
export function handlerDone(walk: Walk, chart: ChartKey, host: ElementKey): void {
  closeTree(walk, chart);
  walk.then(() => undoNext(walk, host));
}

export const isCompensating = (walk: Walk, host: ElementKey | ChartKey): boolean =>
  walk.draft.elements[host] !== undefined && walk.row(idOfKey(host)).behaviour.kind === 'compensate';

function finish(walk: Walk, key: ElementKey): void {
  const { draft } = walk;
  const chart = draft.elements[key] as ChartKey;
  const { id, behaviour } = walk.row(idOfKey(key));
  if (behaviour.kind !== 'compensate' || !behaviour.cancels)
    return walk.drive(chart, { type: 'done', element: id }, key);
  const transaction = wholeOf(draft, draft.charts[scopeOf(draft, chart)]?.host ?? '');
  const around = draft.elements[transaction];
  const exit = around === undefined ? undefined : cancelEventOf(walk, walk.row(idOfKey(transaction)));
  if (around === undefined || !exit) return walk.incident(key, 'E_CANCEL_UNCAUGHT', 'entry');
  walk.drive(around, { type: 'fire', element: exit.id }, transaction);
}

const inScope = ({ draft }: Walk, scope: ChartKey | ElementKey): readonly Compensation[] =>
  Object.values(draft.compensations).filter((one) => one.scope === scope);

const nextOrder = ({ draft }: Walk): number =>
  Object.values(draft.compensations).reduce((last, { order }) => Math.max(last, order), 0) + 1;

/** The activity that undoes this one. */
function handlerOf(walk: Walk, { boundary }: ElementTable): string | null {
  for (const id of boundary) {
    const { behaviour } = walk.row(id);
    if (behaviour.kind !== 'catch') continue;
    for (const trigger of behaviour.triggers) if (trigger.kind === 'compensation') return trigger.handler;
  }
  return null;
}

const undoingSubProcess = (walk: Walk, chart: ChartKey): ElementTable | null =>
  undoingStart(walk, walk.draft.charts[chart]?.chart ?? '') ?? null;

/** The start of the event subprocess in which a scope says itself how it is undone. */
const undoingStart = (walk: Walk, chart: string): ElementTable | undefined =>
  (walk.draft.definition.charts[chart]?.eventSubProcesses ?? [])
    .flatMap((listener) => startsOf(walk, listener))
    .find(
      ({ behaviour }) => behaviour.kind === 'catch' && behaviour.triggers.some(({ kind }) => kind === 'compensation'),
    );

const withoutInternal = (variables: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => !name.includes(':')));
