import type { Refusal } from '@fallspur/kernel';
import type { CompiledDefinition, ElementTable, Loop } from '../../definition.ts';
import { bodyOf, isBody, wholeBodyOf } from '../bodies.ts';
import type { ChartKey, ElementKey } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { no } from '../refusals.ts';
import type { InstanceState } from '../state.ts';
import type { Rehousing } from './rehousing.ts';

interface Both {
  readonly source: CompiledDefinition;
  readonly target: CompiledDefinition;
  readonly carried: InstanceState;
  readonly rehousing: Pick<Rehousing, 'closes' | 'moved'>;
  key(old: string): string;
}

/** The first thing open that has no counterpart of its kind at its place in the target. */
export function misfitOf(instance: InstanceState, both: Both): Refusal | undefined {
  const { closes } = both.rehousing;
  for (const [chart, { host }] of Object.entries(instance.charts)) {
    if (closes.some((one) => one.chart === both.key(chart))) continue;
    const refusal = chartMisfit(chart, host, both);
    if (refusal) return refusal;
  }
  for (const [element, chart] of Object.entries(instance.elements)) {
    if (closes.some((one) => one.element === both.key(element))) continue;
    const refusal = elementMisfit(element, chart, both);
    if (refusal) return refusal;
  }
  return undoMisfit(instance, both);
}

function elementMisfit(
  element: ElementKey,
  chart: ChartKey,
  { source, target, key, rehousing }: Both,
): Refusal | undefined {
  const id = idOfKey(element);
  const [was, is] = [source.elements[id], target.elements[idOfKey(key(element))]];
  if (!was || !is) return no('MIGRATION_ELEMENT_MISSING', { element: id });
  const why = differs(was, is);
  if (why) return no('MIGRATION_ELEMENT_DIFFERS', { element: id, to: is.id, ...why });
  const at = idOfKey(rehousing.moved[key(element)] ?? key(chart));
  const isThere = isBody(chart)
    ? at === bodyOf(is.id) || at === wholeBodyOf(is.id)
    : target.charts[at]?.nodes.includes(is.id);
  return isThere ? undefined : no('MIGRATION_SCOPE_DIFFERS', { element: id, was: idOfKey(chart), is: is.chart });
}

/** What is carried out must be the same kind of work, carried out in the same manner. */
function differs(was: ElementTable, is: ElementTable): { readonly was: string; readonly is: string } | null {
  const [kindBefore, kindNow] = [kindOf(was), kindOf(is)];
  if (kindBefore !== kindNow) return { was: kindBefore, is: kindNow };
  const [loopBefore, loopNow] = [mannerOf(was.loop), mannerOf(is.loop)];
  return loopBefore === loopNow ? null : { was: loopBefore, is: loopNow };
}

const kindOf = ({ behaviour }: ElementTable): string =>
  behaviour.kind === 'subProcess' && behaviour.adHoc ? 'adHocSubProcess' : behaviour.kind;

const mannerOf = (loop: Loop | undefined): string => {
  if (!loop) return 'once';
  return loop.kind === 'multiInstance' ? `multiInstance ${loop.sequential ? 'sequential' : 'parallel'}` : loop.kind;
};

function chartMisfit(
  chart: ChartKey,
  host: string | null,
  { source, target, carried, key }: Both,
): Refusal | undefined {
  if (isBody(chart)) return undefined;
  const [was, is] = [source.charts[idOfKey(chart)], target.charts[idOfKey(key(chart))]];
  if (!was || !is) return no('MIGRATION_ELEMENT_MISSING', { element: idOfKey(chart) });
  if (was.kind !== is.kind) return no('MIGRATION_ELEMENT_DIFFERS', { element: was.id, was: was.kind, is: is.kind });
  const hostKey = host === null ? null : key(host);
  return hostKey === null || belongs(is.id, hostKey, target, carried)
    ? undefined
    : no('MIGRATION_SCOPE_DIFFERS', { element: was.id, was: idOfKey(host ?? ''), is: is.scope });
}

/** Does the target open this chart at that host: inside an activity, or beside the flow of a scope? */
function belongs(
  chart: string,
  host: string,
  target: CompiledDefinition,
  { charts, elements }: InstanceState,
): boolean {
  const row = elements[host] === undefined ? undefined : target.elements[idOfKey(host)];
  // What undoes an activity runs at the event that wants it undone.
  if (row?.behaviour.kind === 'compensate') return true;
  if (row) return row.behaviour.kind === 'subProcess' && row.behaviour.chart === chart;
  const around = target.charts[charts[host]?.chart ?? ''];
  if (around?.eventSubProcesses.includes(chart)) return true;
  const boundary = target.elements[chart]?.behaviour;
  return boundary?.kind === 'catch' && boundary.attachedTo !== null && !!around?.nodes.includes(boundary.attachedTo);
}

/** What can be undone must stay so. */
function undoMisfit({ compensations }: InstanceState, { target, key }: Both): Refusal | undefined {
  for (const one of Object.values(compensations)) {
    const row = target.elements[idOfKey(key(one.key))];
    const handled = row?.boundary.some((id) => handlerOf(target.elements[id]));
    const isScope = row?.behaviour.kind === 'subProcess' || row?.type === 'eventSubProcess';
    if (!handled && !isScope) return no('MIGRATION_NOT_UNDOABLE', { element: idOfKey(one.key) });
  }
  return undefined;
}

const handlerOf = (row: ElementTable | undefined): boolean =>
  row?.behaviour.kind === 'catch' &&
  row.behaviour.triggers.some((trigger) => trigger.kind === 'compensation' && trigger.handler !== null);
