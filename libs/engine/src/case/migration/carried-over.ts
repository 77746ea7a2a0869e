import type { Marking } from '../../compile/chart.ts';
import type { DefinitionRef, Migrated } from '../events.ts';
import { idOfKey, ordinalOfKey } from '../keys.ts';
import type { ChartState, InstanceState } from '../state.ts';

/**
 * A running instance as it goes on under another version: the same tasks, dues, variables and tokens, only keys and ids
 * are those of the other version. Asks nothing: plan and fold both use it.
 */
export function carriedOver(
  instance: InstanceState,
  { from, map, keys }: Pick<Migrated, 'from' | 'map' | 'keys'>,
  definition: DefinitionRef,
): InstanceState {
  const key = (old: string): string => keys[old] ?? old;
  const id = (old: string): string => mapped(map, old);
  return {
    ...instance,
    definition,
    outcome: instance.outcome === null ? null : id(instance.outcome),
    charts: renamed(instance.charts, key, (chart, own) => chartUnder(chart, own, id, key)),
    ordinals: ordinalsWith(instance.ordinals, Object.values(keys)),
    elements: renamed(instance.elements, key, (chart) => key(chart)),
    variables: renamed(instance.variables, key, (values) => values),
    tasks: renamed(instance.tasks, key, (task, own) => ({ ...task, key: own })),
    timers: renamed(instance.timers, key, (timer, own) => ({ ...timer, key: own, on: key(timer.on) })),
    jobs: renamed(instance.jobs, key, (job, own) => ({ ...job, key: own })),
    subscriptions: renamed(instance.subscriptions, key, (one, own) => ({
      ...one,
      key: own,
      on: key(one.on),
      name: one.kind === 'condition' ? idOfKey(own) : one.name,
    })),
    incidents: renamed(instance.incidents, key, (incident) => incident),
    compensations: renamed(instance.compensations, key, (one, own) => ({
      ...one,
      key: own,
      scope: key(one.scope),
      ...(one.by ? { by: { ...one.by, key: key(one.by.key) } } : {}),
    })),
    completers: renamed(instance.completers, id, (person) => person),
    before: [...(instance.before ?? []), { definition: from, asked: instance.asked.length }],
  };
}

/** An id in the other version. What stands beside an id behind a colon (`T:done`, `A:body`) goes with it. */
export function mapped(map: Readonly<Record<string, string>>, id: string): string {
  const [own = id, ...beside] = id.split(':');
  return [map[own] ?? own, ...beside].join(':');
}

function mappedMarking({ active, tokens }: Marking, id: (old: string) => string): Marking {
  const counts: Record<string, number> = {};
  // Two flows that have become one hold the tokens of both.
  for (const [flow, count] of Object.entries(tokens)) counts[id(flow)] = (counts[id(flow)] ?? 0) + count;
  return { active: active.map(id).sort(), tokens: counts };
}

const chartUnder = (
  chart: ChartState,
  own: string,
  id: (old: string) => string,
  key: (old: string) => string,
): ChartState => ({
  chart: idOfKey(own),
  host: chart.host === null ? null : key(chart.host),
  frame: key(chart.frame),
  marking: mappedMarking(chart.marking, id),
});

const renamed = <V, W>(
  record: Readonly<Record<string, V>>,
  name: (old: string) => string,
  change: (value: V, name: string) => W,
): Readonly<Record<string, W>> =>
  Object.fromEntries(Object.entries(record).map(([old, value]) => [name(old), change(value, name(old))]));

function ordinalsWith(
  ordinals: Readonly<Record<string, number>>,
  keys: readonly string[],
): Readonly<Record<string, number>> {
  const next = { ...ordinals };
  for (const key of keys) next[idOfKey(key)] = Math.max(next[idOfKey(key)] ?? 0, ordinalOfKey(key));
  return next;
}
