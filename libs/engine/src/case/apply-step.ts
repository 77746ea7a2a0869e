import type { JsonObject } from '@fallspur/kernel';
import type { Marking } from '../compile/chart.ts';
import type { CaseEvent, Step } from './events.ts';
import { idOfKey, ordinalOfKey } from './keys.ts';
import { AppendList } from './list.ts';
import { carriedOver } from './migration/carried-over.ts';
import type { Asked, ChartState, InstanceState, TaskState } from './state.ts';

/** Folds the movement of one instance. `index` is the step's place in the event, `facts` how many facts were known. */
export const applyStep = (
  before: InstanceState | undefined,
  step: Step,
  event: CaseEvent,
  index: number,
  facts: number,
): InstanceState => {
  const found = before ?? bornOf(step, event);
  const instance = step.migrated ? carriedOver(found, step.migrated, step.definition) : found;
  return {
    ...instance,
    ...(step.parent ? { parent: step.parent } : {}),
    outcome: step.outcome ?? instance.outcome,
    charts: charts(instance, withMoves(instance, step)),
    ordinals: ordinals(instance, step),
    elements: patch(
      instance.elements,
      [...Object.entries(step.migrated?.moved ?? {}), ...step.entered.map(({ key, chart }) => [key, chart] as const)],
      step.left.map(({ key }) => key),
    ),
    variables: variables(instance, step, step.ended ? rootFrameOf(before, step) : undefined),
    personal: personal(instance, step, event, index),
    tasks: tasks(instance, step),
    timers: patch(
      instance.timers,
      (step.timers?.set ?? []).map((timer) => [timer.key, timer] as const),
      // A fired timer that was set again (a cycle) stays: it is both.
      [...(step.timers?.cancelled ?? []), ...(step.timers?.fired ?? [])].filter(
        (key) => step.timers?.cancelled?.includes(key) || !step.timers?.set?.some((timer) => timer.key === key),
      ),
    ),
    jobs: jobs(instance, step),
    subscriptions: subscriptions(instance, step),
    incidents: patch(
      instance.incidents,
      (step.incidents?.raised ?? []).map(({ key, ...incident }) => [key, incident] as const),
      (step.incidents?.resolved ?? []).filter((key) => !step.incidents?.raised?.some((raised) => raised.key === key)),
    ),
    compensations: patch(
      instance.compensations,
      (step.compensations?.set ?? []).map((one) => [one.key, one] as const),
      step.compensations?.gone ?? [],
    ),
    completers: completers(instance, step, event),
    // What a correction's dry run asked is no question of the instance's own path.
    asked: (step.trigger === 'corrected' ? [] : (step.decisions ?? [])).reduce<AppendList<Asked>>(
      (list, { id, kind, inputs, output }) => list.append({ id, kind, inputs, output, facts }),
      instance.asked,
    ),
  };
};

const bornOf = (step: Step, event: CaseEvent): InstanceState => {
  if (step.trigger !== 'started' && step.trigger !== 'awaits')
    throw new Error(`Event ${event.id} moves instance ${step.instance}, which has not been started in this case`);
  return {
    id: step.instance,
    definition: step.definition,
    personId: step.personId ?? null,
    startedBy: event.id,
    ...(step.trigger === 'awaits' ? { listens: true as const } : {}),
    ...(step.parent ? { parent: step.parent } : {}),
    outcome: null,
    charts: {},
    ordinals: {},
    elements: {},
    variables: {},
    personal: {},
    tasks: {},
    timers: {},
    jobs: {},
    subscriptions: {},
    incidents: {},
    compensations: {},
    completers: {},
    asked: AppendList.from<Asked>([]),
  };
};

function patch<V>(
  record: Readonly<Record<string, V>>,
  put: readonly (readonly [string, V])[],
  drop: readonly string[],
): Readonly<Record<string, V>> {
  if (!put.length && !drop.length) return record;
  const next: Record<string, V> = { ...record };
  for (const [key, value] of put) next[key] = value;
  for (const key of drop) delete next[key];
  return next;
}

/** For markings, what lies in another scope now has left the one and entered the other. */
function withMoves({ elements }: InstanceState, step: Step): Step {
  const moved = Object.entries(step.migrated?.moved ?? {});
  if (!moved.length) return step;
  return {
    ...step,
    entered: [...step.entered, ...moved.map(([key, chart]) => ({ key, chart }))],
    left: [...step.left, ...moved.map(([key]) => ({ key, chart: elements[key] ?? '', how: 'completed' as const }))],
  };
}

function charts(instance: InstanceState, step: Step): Readonly<Record<string, ChartState>> {
  const touched = new Set([...step.entered, ...step.left, ...(step.tokens ?? [])].map(({ chart }) => chart));
  const opened = step.charts?.opened ?? [];
  if (!touched.size && !opened.length && !step.charts?.closed) return instance.charts;
  const next: Record<string, ChartState> = { ...instance.charts };
  for (const { key, host, frame } of opened)
    next[key] = { chart: idOfKey(key), host, frame, marking: { active: [], tokens: {} } };
  for (const key of touched) {
    const chart = next[key];
    if (!chart) throw new Error(`Instance ${step.instance}: a step moves in chart ${key}, which is not open`);
    next[key] = { ...chart, marking: moved(chart.marking, key, step) };
  }
  for (const key of step.charts?.closed ?? []) delete next[key];
  return next;
}

function moved(marking: Marking, chart: string, step: Step): Marking {
  const active = [...marking.active];
  for (const move of step.entered) if (move.chart === chart) active.push(idOfKey(move.key));
  for (const move of step.left)
    if (move.chart === chart) {
      const at = active.indexOf(idOfKey(move.key));
      if (at < 0) throw new Error(`Instance ${step.instance}: ${move.key} is left in ${chart} but was not active`);
      active.splice(at, 1);
    }
  const tokens: Record<string, number> = { ...marking.tokens };
  for (const { chart: key, flow, count } of step.tokens ?? [])
    if (key === chart) {
      if (count) tokens[flow] = count;
      else delete tokens[flow];
    }
  return { active: active.sort(), tokens };
}

function ordinals(instance: InstanceState, step: Step): Readonly<Record<string, number>> {
  const next: Record<string, number> = { ...instance.ordinals };
  const see = (key: string): void => {
    const id = idOfKey(key);
    next[id] = Math.max(next[id] ?? 0, ordinalOfKey(key));
  };
  for (const { key } of step.charts?.opened ?? []) see(key);
  for (const { key } of step.entered) see(key);
  for (const { key } of step.timers?.set ?? []) see(key);
  for (const { key } of step.subscriptions?.opened ?? []) see(key);
  for (const { key } of step.tasks?.opened ?? []) see(key);
  return next;
}

/** The frame of the process itself: that of the chart nothing hosts. */
export const rootFrameOf = (before: InstanceState | undefined, step: Step): string | undefined => {
  const root = Object.entries(before?.charts ?? {}).find(([, { host }]) => host === null)?.[0];
  if (root !== undefined) return step.migrated?.keys[root] ?? root;
  return step.charts?.opened?.find(({ host }) => host === null)?.key;
};

function variables(
  instance: InstanceState,
  step: Step,
  kept: string | undefined,
): Readonly<Record<string, JsonObject>> {
  // The root frame outlives its chart, so that its last values can be kept with the end.
  const gone = [...step.left.map(({ key }) => key), ...(step.charts?.closed ?? [])].filter((key) => key !== kept);
  const set = step.variables ?? [];
  if (!set.length && !gone.some((key) => key in instance.variables)) return instance.variables;
  const next: Record<string, JsonObject> = { ...instance.variables };
  for (const { frame, set: values } of set) next[frame] = { ...next[frame], ...values };
  for (const key of gone) delete next[key];
  return next;
}

// A variable is personal from the moment a personal value was written into it: its name is the last token of the path.
function personal(instance: InstanceState, step: Step, event: CaseEvent, index: number): InstanceState['personal'] {
  if (!step.variables?.length || !event.protect.length) return instance.personal;
  const next = { ...instance.personal };
  const prefix = `/steps/${index}/variables/`;
  for (const field of event.protect) {
    const name = field.path.startsWith(prefix) ? field.path.slice(prefix.length).split('/')[2] : undefined;
    if (name) next[name.replaceAll('~1', '/').replaceAll('~0', '~')] = { class: field.class, person: field.person };
  }
  return next;
}

function tasks(instance: InstanceState, step: Step): Readonly<Record<string, TaskState>> {
  if (!step.tasks) return instance.tasks;
  const next: Record<string, TaskState> = { ...instance.tasks };
  for (const task of step.tasks.opened ?? []) next[task.key] = { ...task, version: 1, assignee: null };
  for (const { key, ...changes } of step.tasks.changed ?? []) {
    const task = next[key];
    if (!task) throw new Error(`Instance ${step.instance}: task ${key} is changed but not open`);
    next[key] = { ...task, ...changes, version: task.version + 1 };
  }
  for (const key of step.tasks.closed ?? []) delete next[key];
  return next;
}

function jobs(instance: InstanceState, step: Step): InstanceState['jobs'] {
  if (!step.jobs) return instance.jobs;
  const next = { ...instance.jobs };
  for (const job of step.jobs.opened ?? []) next[job.key] = job;
  for (const { key, retries } of step.jobs.failed ?? []) {
    const job = next[key];
    if (job) next[key] = { ...job, retries };
  }
  for (const key of step.jobs.closed ?? []) delete next[key];
  return next;
}

function subscriptions(instance: InstanceState, step: Step): InstanceState['subscriptions'] {
  if (!step.subscriptions) return instance.subscriptions;
  const next = { ...instance.subscriptions };
  for (const subscription of step.subscriptions.opened ?? []) next[subscription.key] = subscription;
  for (const { key, ...changes } of step.subscriptions.changed ?? []) {
    const subscription = next[key];
    if (subscription) next[key] = { ...subscription, ...changes };
  }
  for (const key of step.subscriptions.closed ?? []) delete next[key];
  return next;
}

function completers(instance: InstanceState, step: Step, event: CaseEvent): InstanceState['completers'] {
  if (step.trigger !== 'task' || !step.tasks?.closed?.includes(step.element)) return instance.completers;
  return { ...instance.completers, [idOfKey(step.element)]: event.meta.actor };
}
