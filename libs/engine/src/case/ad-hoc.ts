import type { Behaviour } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { bodyOf, openBody } from './bodies.ts';
import { rememberScope } from './compensation.ts';
import { ask } from './data.ts';
import type { Draft } from './draft.ts';
import { isAutomatic } from './elements.ts';
import type { ChartKey } from './events.ts';
import { cancelContent, closeTree, completeChart } from './scopes.ts';
import type { InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

type AdHoc = NonNullable<Extract<Behaviour, { kind: 'subProcess' }>['adHoc']>;
type Open = Pick<InstanceState, 'charts' | 'variables'>;

// Kept in the frame of the subprocess under names no expression can mention.
export const CARRIED_OUT = 'adhoc:carriedOut';
const COMPLETE = 'adhoc:complete';

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
  for (const activity of adHoc.activities.filter((id) => isAutomatic(walk.row(id))))
    walk.then(() => {
      const isFree = !adHoc.sequential || runningIn(walk.draft, chart).length === 0;
      if (isFree && !isComplete(walk.draft, chart)) carryOutOne(walk, chart, activity);
    });
  walk.then(() => completeChart(walk, chart));
}

export function carryOutOne(walk: Walk, chart: ChartKey, activity: string): void {
  if (!walk.draft.charts[chart]) return;
  walk.drive(
    openBody(walk, activity, chart, () => undefined),
    { type: 'start', element: activity },
  );
}

/** One activity is through: is the whole complete now? */
export function activityDone(
  walk: Walk,
  body: ChartKey,
  chart: ChartKey,
  { completion, cancelsRemaining }: AdHoc,
): void {
  const { draft } = walk;
  const activity = Object.keys(draft.definition.elements).find((id) => bodyOf(id) === draft.charts[body]?.chart) ?? '';
  const answer =
    completion && ask(walk, completion, { chart: body, element: null }, { id: activity, kind: 'condition' });
  const value = answer?.kind === 'value' ? answer.value : null;
  if (answer && typeof value !== 'boolean' && (answer.kind === 'fault' || draft.definition.profile === 'strict')) {
    const detail = answer.kind === 'fault' ? answer.message : undefined;
    return walk.incident(body, 'E_CONDITION_NOT_BOOLEAN', 'exit', idOfKey(chart), detail);
  }
  const carriedOut = carriedOutIn(draft, chart);
  if (!carriedOut.includes(activity)) draft.write(chart, CARRIED_OUT, [...carriedOut, activity], null);
  rememberScope(walk, body, chart);
  closeTree(walk, body);
  if (value === true) draft.write(chart, COMPLETE, true, null);
  if (value === true && cancelsRemaining) cancelContent(walk, chart);
  walk.then(() => completeChart(walk, chart));
}

/** Nothing runs in it: is it complete? Without a condition, when every activity has been carried out. */
export function mayComplete({ draft }: Walk, chart: ChartKey, { activities, completion }: AdHoc): boolean {
  if (completion) return isComplete(draft, chart);
  const carriedOut = carriedOutIn(draft, chart);
  return activities.every((id) => carriedOut.includes(id));
}

/** Activities of an ad-hoc subprocess somebody may start now. */
export function enabledIn(open: Open & Pick<Draft, 'definition'>, chart: ChartKey): readonly string[] {
  const adHoc = adHocOf(open, chart);
  if (!adHoc || isComplete(open, chart)) return [];
  const running = runningIn(open, chart);
  if (adHoc.sequential && running.length) return [];
  return adHoc.activities.filter((id) => {
    const row = open.definition.elements[id];
    return row !== undefined && !isAutomatic(row) && !running.includes(bodyOf(id));
  });
}

const runningIn = ({ charts }: Pick<Open, 'charts'>, chart: ChartKey): readonly string[] =>
  Object.values(charts)
    .filter(({ host }) => host === chart)
    .map((one) => one.chart);

const isComplete = ({ variables }: Pick<Open, 'variables'>, chart: ChartKey): boolean =>
  variables[chart]?.[COMPLETE] === true;

const carriedOutIn = ({ variables }: Pick<Open, 'variables'>, chart: ChartKey): readonly string[] =>
  (variables[chart]?.[CARRIED_OUT] ?? []) as readonly string[];
