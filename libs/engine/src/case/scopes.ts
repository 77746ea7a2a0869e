import { beginOf } from '../compile/begins.ts';
import { EMPTY_MARKING } from '../compile/chart.ts';
import type { ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { adHocOf, beginAdHoc, chooseNoMore, mayComplete } from './ad-hoc.ts';
import { arm } from './arming.ts';
import { bodyDone, isBody } from './bodies.ts';
import { calledEnded } from './calls.ts';
import { forget, handlerDone, isCompensating, rememberScope } from './compensation.ts';
import { mapOutputs } from './data.ts';
import type { Draft } from './draft.ts';
import type { ChartKey, ElementKey } from './events.ts';
import type { Firing, Walk } from './walk.ts';

/**
 * Opens the chart of a process, subprocess or event subprocess with its own frame. `fill` writes its first variables
 * before its listeners listen, because their timers and conditions may read them.
 */
export function openScope(
  walk: Walk,
  chart: string,
  host: ElementKey | ChartKey | null,
  fill: (key: ChartKey) => void = () => undefined,
): ChartKey {
  const key = walk.draft.nextKey(chart);
  walk.draft.openChart(chart, key, host, key);
  fill(key);
  listen(walk, key);
  return key;
}

/** Arms the starts of the event subprocesses of an open scope. */
export function listen(walk: Walk, scope: ChartKey): void {
  const { definition } = walk.draft;
  const compiled = definition.charts[walk.draft.charts[scope]?.chart ?? ''];
  for (const listener of compiled?.eventSubProcesses ?? [])
    for (const start of startsOf(walk, listener)) arm(walk, start, scope);
}

export const startsOf = (walk: Walk, chart: string): readonly ElementTable[] =>
  (walk.draft.definition.charts[chart]?.nodes ?? [])
    .map((id) => walk.row(id))
    .filter(({ type }) => type === 'startEvent');

/** Opens a subprocess's chart and starts it at its none start event. */
export function startSubProcess(walk: Walk, chart: string, host: ElementKey): void {
  // A condition true from the beginning may have interrupted it before it began.
  if (walk.draft.elements[host] === undefined) return;
  if (walk.row(idOfKey(host)).type === 'adHocSubProcess') {
    const key = openScope(walk, chart, host);
    walk.beginning.add(key);
    return walk.then(() => beginAdHoc(walk, key));
  }
  const starts = startsOf(walk, chart);
  const start = starts.find(({ behaviour }) => behaviour.kind === 'pass') ?? starts[0];
  begin(walk, openScope(walk, chart, host), start?.id ?? beginOf(chart));
}

/** Starts a scope after whatever its listeners had to do at once; nothing, where one of them interrupted it. */
export function begin(walk: Walk, key: ChartKey, start: string, firing: Firing | null = null): void {
  walk.beginning.add(key);
  walk.then(() => {
    walk.beginning.delete(key);
    if (!walk.interrupted.has(key)) walk.drive(key, { type: 'start', element: start }, null, firing);
  });
}

/** Clears a scope for an interrupting event subprocess: the scope stays open around it, its other listeners do not. */
export function interruptScope(walk: Walk, scope: ChartKey): void {
  walk.interrupted.add(scope);
  walk.beginning.delete(scope);
  walk.draft.disarm(scope);
  chooseNoMore(walk, scope);
  cancelContent(walk, scope);
}

/** Opens the path behind a non-interrupting boundary event: it lives in its activity's scope and frame, beside it. */
export function startHandler(walk: Walk, boundary: string, beside: ChartKey, armed: ElementKey): void {
  const frame = walk.draft.charts[beside]?.frame;
  if (frame === undefined) return;
  const firing = { element: boundary, key: uniqueUse(walk, armed) };
  // Its path joins the flow of its activity: a token more in the same chart.
  if (!walk.draft.definition.charts[boundary])
    return walk.drive(beside, { type: 'start', element: boundary }, null, firing);
  const key = walk.draft.nextKey(boundary);
  walk.draft.openChart(boundary, key, beside, frame);
  walk.drive(key, { type: 'start', element: boundary }, null, firing);
}

// A boundary event that stays armed fires again under a key of its own.
const uniqueUse = (walk: Walk, armed: ElementKey): ElementKey | null =>
  walk.draft.subscriptions[armed] || walk.draft.timers[armed] ? null : armed;

/** A scope is complete when no token waits or works in it and nothing it opened still runs. */
export function completeChart(walk: Walk, key: ChartKey): void {
  const chart = walk.draft.charts[key];
  if (
    !chart ||
    walk.isTaken ||
    walk.beginning.has(key) ||
    chart.marking.active.length ||
    Object.keys(chart.marking.tokens).length
  )
    return;
  if (Object.values(walk.draft.charts).some(({ host }) => host === key)) return;
  const adHoc = adHocOf(walk.draft, key);
  if (adHoc && !mayComplete(walk, key, adHoc)) return;
  closeScope(walk, key, 'completed');
}

/** Ends the scope a terminate end event belongs to, with everything inside; what is around it goes on. */
export function terminateScope(walk: Walk, from: ChartKey): void {
  const scope = scopeOf(walk.draft, from);
  if (!walk.draft.charts[scope]) return;
  cancelContent(walk, scope);
  closeScope(walk, scope, 'terminated');
}

/** The chart of the scope a chart runs in: a handler's is that of its activity. */
export function scopeOf(draft: Draft, key: ChartKey): ChartKey {
  const chart = draft.charts[key];
  const isHandler = chart && draft.definition.charts[chart.chart]?.kind === 'handler';
  return isHandler && chart.host !== null ? scopeOf(draft, chart.host) : key;
}

const isEventSubProcess = (draft: Draft, key: ChartKey): boolean =>
  draft.definition.charts[draft.charts[key]?.chart ?? '']?.kind === 'eventSubProcess';

/** Is this an activity or scope around (or the same as) the chart? */
export function encloses(draft: Draft, on: ElementKey | ChartKey, chart: ChartKey): boolean {
  let key: string | null = chart;
  while (key !== null && key !== on) key = draft.charts[key]?.host ?? draft.elements[key] ?? null;
  return key !== null;
}

/** Does an end reached here decide the outcome of the instance? Handlers and side paths do not. */
export function isMainPath(draft: Draft, key: ChartKey): boolean {
  const chart = draft.charts[key];
  if (!chart) return false;
  if (chart.host === null) return true;
  if (draft.definition.charts[chart.chart]?.kind !== 'eventSubProcess' || !isMainPath(draft, chart.host)) return false;
  return Object.values(draft.definition.elements).some(
    ({ chart: home, behaviour }) => home === chart.chart && behaviour.kind === 'catch' && behaviour.interrupting,
  );
}

/** Cancels whatever runs inside a scope and leaves the scope itself open. */
export function cancelContent(walk: Walk, scope: ChartKey): void {
  const { draft } = walk;
  for (const [key, chart] of Object.entries(draft.elements)) if (chart === scope) walk.leave(key, 'cancelled');
  for (const [key, { host }] of Object.entries(draft.charts)) if (host === scope) closeTree(walk, key);
  draft.mark(scope, EMPTY_MARKING);
}

export function closeTree(walk: Walk, key: ChartKey): void {
  if (!walk.draft.charts[key]) return;
  forget(walk, key);
  cancelContent(walk, key);
  walk.draft.disarm(key);
  walk.draft.resolveIncident(key);
  walk.draft.closeChart(key);
}

/** Nothing stays open behind an ended instance, not even what no element of its diagram stands for. */
export function endInstance(
  walk: Walk,
  root: ChartKey,
  state: 'completed' | 'terminated' | 'cancelled',
  outcome: string | null,
): void {
  const { draft } = walk;
  const variables = draft.variables[root] ?? {};
  cancelContent(walk, root);
  draft.disarm(root);
  for (const task of Object.keys(draft.tasks)) draft.closeTask(task);
  for (const incident of Object.keys(draft.incidents)) draft.resolveIncident(incident);
  draft.closeChart(root);
  draft.ended = { state, outcome };
  calledEnded(walk, state, variables);
}

function closeScope(walk: Walk, key: ChartKey, state: 'completed' | 'terminated'): void {
  const { draft } = walk;
  const { host } = draft.charts[key] as { host: string | null };
  if (isBody(key)) return bodyDone(walk, key);
  if (host !== null && isCompensating(walk, host)) return handlerDone(walk, key, host);
  if (host === null) return endInstance(walk, key, state, draft.outcome);
  const parent = draft.elements[host];
  if (parent === undefined) {
    if (state === 'completed' && isEventSubProcess(draft, key)) rememberScope(walk, key, host);
    closeTree(walk, key);
    walk.then(() => completeChart(walk, host));
    return;
  }
  const row = walk.row(idOfKey(host));
  if (!mapOutputs(walk, row, { element: host, chart: key }, parent)) return;
  if (state === 'completed') rememberScope(walk, key, host);
  closeTree(walk, key);
  walk.drive(parent, { type: 'done', element: row.id }, host);
}
