import type { Refusal } from '@fallspur/kernel';
import type { Marking } from '../compile/chart.ts';
import type { ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import type { Batch } from './batch.ts';
import { isBody } from './bodies.ts';
import type { Command } from './commands.ts';
import { enterElement, isAutomatic } from './elements.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { move } from './instances.ts';
import { definitionOf } from './movement.ts';
import { no } from './refusals.ts';
import { completeChart } from './scopes.ts';
import { canStand } from './stands.ts';
import type { InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

type Modify = Extract<Command, { type: 'ModifyInstance' }>;

/** Somebody with the right to do so moves tokens by hand. Only to places the chart can stand at; else nothing changes. */
export function modifyInstance(batch: Batch, { instance: id, reason, cancel, startBefore }: Modify): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: id });
  if (!reason.trim()) return no('REASON_MISSING');
  if (cancel === undefined && startBefore === undefined) return no('ELEMENT_NOT_REACHABLE', { element: '' });
  const leaving = cancel === undefined ? [] : activeKeys(instance, cancel);
  if (cancel !== undefined && !leaving.length) return no('ELEMENT_NOT_ACTIVE', { element: cancel });
  const target = startBefore === undefined ? null : targetOf(batch, instance, startBefore);
  const markings = target === undefined ? undefined : markingsAfter(batch, instance, leaving, target);
  if (!markings || target === undefined) return no('ELEMENT_NOT_REACHABLE', { element: startBefore ?? cancel ?? '' });
  const work = (walk: Walk): void => {
    walk.draft.because('modified', startBefore ?? cancel ?? '');
    walk.run(() => apply(walk, leaving, target, markings));
  };
  move(batch, 'InstanceModified', instance, work, { data: { grund: reason } });
}

interface Target {
  readonly row: ElementTable;
  readonly chart: ChartKey;
}

/** Element instances of that id or key; of a loop the whole, not its turns. */
const activeKeys = (instance: InstanceState, element: string): readonly ElementKey[] =>
  Object.entries(instance.elements)
    .filter(([key, chart]) => (key === element || idOfKey(key) === element) && !isBody(chart))
    .map(([key]) => key);

/** Where a token would be put: its scope must be open, and it must be something a token can stand at. */
function targetOf(batch: Batch, instance: InstanceState, element: string): Target | undefined {
  const row = definitionOf(batch, instance).elements[element];
  const chart = Object.keys(instance.charts).find((key) => instance.charts[key]?.chart === row?.chart);
  const isPlace = row !== undefined && row.type !== 'startEvent' && row.type !== 'boundaryEvent';
  return isPlace && chart !== undefined ? { row, chart } : undefined;
}

/** Where every touched chart would stand; undefined where a chart cannot stand so. */
function markingsAfter(
  batch: Batch,
  instance: InstanceState,
  leaving: readonly ElementKey[],
  target: Target | null,
): ReadonlyMap<ChartKey, Marking> | undefined {
  const markings = new Map<ChartKey, Marking>();
  const active = (chart: ChartKey): readonly string[] =>
    markings.get(chart)?.active ?? instance.charts[chart]?.marking.active ?? [];
  const put = (chart: ChartKey, elements: readonly string[]): void =>
    void markings.set(chart, { active: elements.toSorted(), tokens: instance.charts[chart]?.marking.tokens ?? {} });
  for (const key of leaving) {
    const chart = instance.elements[key] as ChartKey;
    const elements = [...active(chart)];
    elements.splice(elements.indexOf(idOfKey(key)), 1);
    put(chart, elements);
  }
  if (target) put(target.chart, [...active(target.chart), target.row.id]);
  const { charts } = definitionOf(batch, instance);
  const stands = ([key, marking]: [ChartKey, Marking]): boolean =>
    canStand(charts[instance.charts[key]?.chart ?? ''], marking);
  return [...markings].every(stands) ? markings : undefined;
}

function apply(
  walk: Walk,
  leaving: readonly ElementKey[],
  target: Target | null,
  markings: ReadonlyMap<ChartKey, Marking>,
): void {
  const { draft } = walk;
  for (const key of leaving) walk.leave(key, 'cancelled');
  for (const [chart, marking] of markings) {
    draft.mark(chart, marking);
    walk.then(() => completeChart(walk, chart));
  }
  if (!target) return;
  const { row, chart } = target;
  const key = draft.nextKey(row.id);
  draft.enter(key, chart);
  if (isAutomatic(row)) walk.drive(chart, { type: 'retry', element: row.id }, key);
  else enterElement(walk, key, row, chart);
}
