import { beginOf } from '../compile/begins.ts';
import type { Behaviour, ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { ask } from './data.ts';
import type { Draft } from './draft.ts';
import { isAutomatic } from './elements.ts';
import type { ChartKey } from './events.ts';
import { cancelContent, completeChart } from './scopes.ts';
import type { InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

type AdHoc = NonNullable<Extract<Behaviour, { kind: 'subProcess' }>['adHoc']>;
type Open = Pick<InstanceState, 'charts' | 'variables'>;

// Kept in the frame of the subprocess under names no expression can mention.
export const CARRIED_OUT = 'adhoc:carriedOut';
const COMPLETE = 'adhoc:complete';
const ASKING = 'adhoc:asking';

/** How an open chart is chosen from, if it is that of an ad-hoc subprocess. */
export function adHocOf(
  { charts, definition }: Pick<Draft, 'charts' | 'definition'>,
  chart: ChartKey,
): AdHoc | undefined {
  const open = charts[chart];
  const behaviour = definition.elements[idOfKey(open?.host ?? '')]?.behaviour;
  return behaviour?.kind === 'subProcess' && behaviour.chart === open?.chart ? behaviour.adHoc : undefined;
}

/** What needs nobody to choose it is carried out at once, in document order; the rest waits to be activated. */
export function beginAdHoc(walk: Walk, chart: ChartKey): void {
  walk.beginning.delete(chart);
  const adHoc = adHocOf(walk.draft, chart);
  if (!adHoc) return;
  for (const event of adHoc.begins) walk.then(() => carryOutOne(walk, chart, event));
  for (const activity of adHoc.activities.filter((id) => isAutomatic(walk.row(id))))
    walk.then(() => {
      const isFree = !adHoc.sequential || !isAtWork(walk.draft, chart);
      if (isFree && !isComplete(walk.draft, chart)) carryOutOne(walk, chart, activity);
    });
  walk.then(() => completeChart(walk, chart));
}

export function carryOutOne(walk: Walk, chart: ChartKey, activity: string): void {
  walk.drive(chart, { type: 'start', element: beginOf(activity) });
}

/** Something in an open chart is done: if that is an activity of an ad-hoc subprocess, the whole may be complete. */
export function doneInside(walk: Walk, element: string, chart: ChartKey): void {
  const adHoc = adHocOf(walk.draft, chart);
  if (adHoc && isActivity(walk.row(element))) walk.then(() => activityDone(walk, element, chart, adHoc));
}

const isActivity = ({ type }: ElementTable): boolean => !/event$|gateway$/i.test(type);

function activityDone(walk: Walk, activity: string, chart: ChartKey, adHoc: AdHoc): void {
  const { draft } = walk;
  if (!draft.charts[chart]) return;
  const { completion, cancelsRemaining } = adHoc;
  const answer = completion && ask(walk, completion, { chart, element: null }, { id: activity, kind: 'condition' });
  const value = answer?.kind === 'value' ? answer.value : null;
  if (answer && typeof value !== 'boolean' && (answer.kind === 'fault' || draft.definition.profile === 'strict')) {
    const detail = answer.kind === 'fault' ? answer.message : undefined;
    draft.write(chart, ASKING, activity, null);
    return walk.incident(chart, 'E_CONDITION_NOT_BOOLEAN', 'exit', idOfKey(chart), detail);
  }
  const carriedOut = carriedOutIn(draft, chart);
  if (!carriedOut.includes(activity)) draft.write(chart, CARRIED_OUT, [...carriedOut, activity], null);
  if (value === true) draft.write(chart, COMPLETE, true, null);
  if (value === true && cancelsRemaining) cancelContent(walk, chart);
  walk.then(() => completeChart(walk, chart));
}

/** Asks the completion condition again that could not be answered. True: there was such a one. */
export function askAgain(walk: Walk, chart: ChartKey): boolean {
  const adHoc = adHocOf(walk.draft, chart);
  const activity = walk.draft.variables[chart]?.[ASKING];
  if (!adHoc || typeof activity !== 'string') return false;
  walk.draft.write(chart, ASKING, null, null);
  activityDone(walk, activity, chart, adHoc);
  return true;
}

/** Nothing runs in it: is it complete? Without a condition, when every activity has been carried out. */
export function mayComplete({ draft }: Walk, chart: ChartKey, { activities, completion }: AdHoc): boolean {
  if (completion || isComplete(draft, chart)) return isComplete(draft, chart);
  const carriedOut = carriedOutIn(draft, chart);
  return activities.every((id) => carriedOut.includes(id));
}

/** An event has taken its place: nothing more is chosen in it. */
export function chooseNoMore({ draft }: Walk, chart: ChartKey): void {
  if (adHocOf(draft, chart)) draft.write(chart, COMPLETE, true, null);
}

/**
 * Activities of an ad-hoc subprocess somebody may start now; in parallel also what is under way already.
 * [BPMN 2.0.2, 13.3.5]
 */
export function enabledIn(open: Open & Pick<Draft, 'definition'>, chart: ChartKey): readonly string[] {
  const adHoc = adHocOf(open, chart);
  if (!adHoc || isComplete(open, chart)) return [];
  if (adHoc.sequential && isAtWork(open, chart)) return [];
  return adHoc.activities.filter((id) => {
    const row = open.definition.elements[id];
    return row !== undefined && !isAutomatic(row);
  });
}

/** Does an activity or event of it run? What only listens does not. */
const isAtWork = ({ charts }: Pick<Open, 'charts'>, chart: ChartKey): boolean => {
  const { active = [], tokens = {} } = charts[chart]?.marking ?? {};
  return active.length > 0 || Object.keys(tokens).length > 0;
};

const isComplete = ({ variables }: Pick<Open, 'variables'>, chart: ChartKey): boolean =>
  variables[chart]?.[COMPLETE] === true;

const carriedOutIn = ({ variables }: Pick<Open, 'variables'>, chart: ChartKey): readonly string[] =>
  (variables[chart]?.[CARRIED_OUT] ?? []) as readonly string[];
