import type { ChartEvent, Marking } from '../compile/chart.ts';
import { EMPTY_MARKING } from '../compile/chart.ts';
import { handlerDone, isCompensating } from './compensation.ts';
import type { Draft } from './draft.ts';
import { idOfKey } from './keys.ts';
import { carryOut } from './elements.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { turnDone } from './loops.ts';
import { closeTree, completeChart } from './scopes.ts';
import type { Walk } from './walk.ts';

/**
 * A *body* is the chart of one carrying out of one activity: a turn of a loop, an instance of a multi-instance. It has a
 * frame of its own and holds nothing but the activity, so that no statechart is needed to say where it stands.
 */
const SUFFIX = ':body';
export const bodyOf = (element: string): string => `${element}${SUFFIX}`;
/** Is this the chart id or chart key of a body? No BPMN id holds a colon. */
export const isBody = (chart: string): boolean => chart.endsWith(SUFFIX) || chart.includes(`${SUFFIX}#`);

/** The chart a loop as a whole is carried out in where none of the diagram holds it: that of a compensation handler. */
const WHOLE = `:whole${SUFFIX}`;
export const wholeBodyOf = (element: string): string => `${element}${WHOLE}`;
/** Is this the body of one turn, in which a looped activity is carried out once? */
export const isTurn = (chart: string): boolean =>
  isBody(chart) && !chart.endsWith(WHOLE) && !chart.includes(`${WHOLE}#`);

const elementOf = (chart: string): string => chart.slice(0, chart.indexOf(':'));

/** Opens a body; `fill` writes its first variables. It begins with the event `start`. */
export function openBody(
  walk: Walk,
  element: string,
  host: ElementKey | ChartKey,
  fill: (frame: ChartKey) => void,
  chart = bodyOf(element),
): ChartKey {
  const key = walk.draft.nextKey(chart);
  walk.draft.openChart(chart, key, host, key);
  fill(key);
  return key;
}

/** What `drive` is to a statechart. */
export function driveBody(walk: Walk, body: ChartKey, event: ChartEvent): void {
  const { draft } = walk;
  const id = elementOf(draft.charts[body]?.chart ?? '');
  const row = walk.row(id);
  let key = draft.activeKeys(id, body)[0];
  let goesOn = event.type === 'done' || event.type === 'fire';
  if (event.type === 'start') {
    key = draft.nextKey(id);
    draft.enter(key, body);
    draft.mark(body, at(id));
  }
  if (key === undefined)
    throw new Error(`Instance ${draft.id}: body ${body} cannot take ${event.type}, nothing is active`);
  if (event.type === 'start' || event.type === 'retry') goesOn = carryOut(walk, key, row, body, event.type === 'retry');
  if (goesOn) {
    keepInputs(walk, key, body);
    walk.leave(key, 'completed');
    draft.mark(body, EMPTY_MARKING);
  }
  walk.then(() => completeChart(walk, body));
}

/** What its input mappings gave the activity its turn knows to the end: for what it answers, and for undoing it. */
function keepInputs({ draft, batch }: Walk, key: ElementKey, body: ChartKey): void {
  for (const [name, value] of Object.entries(draft.variables[key] ?? {}))
    draft.write(body, name, value, batch.sensitivity.ofNames([name], draft));
}

const at = (element: string): Marking => ({ active: [element], tokens: {} });

/** What a body stood for is done: whoever had it carried out goes on. */
export function bodyDone(walk: Walk, body: ChartKey): void {
  const host = walk.draft.charts[body]?.host ?? null;
  if (host === null) return;
  if (isLooping(walk.draft, host)) return turnDone(walk, body, host);
  if (isCompensating(walk, host)) return handlerDone(walk, body, host);
  closeTree(walk, body);
  walk.then(() => completeChart(walk, host));
}

/** Is this the activity as a whole whose turns are bodies? */
export const isLooping = (draft: Draft, key: ElementKey): boolean => {
  const chart = draft.elements[key];
  return chart !== undefined && !isTurn(chart) && draft.definition.elements[idOfKey(key)]?.loop !== undefined;
};
