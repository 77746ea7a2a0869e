import { canonicalJson, localDateOf, type Json, type JsonObject } from '@fallspur/kernel';
import { idOfKey } from '../case/keys.ts';
import { isTurn } from '../case/bodies.ts';
import { isFactType } from '../case/evolve.ts';
import { frameOf } from '../case/instances.ts';
import type { EndedInstance, InstanceState } from '../case/state.ts';
import { visitsOf } from './coverage.ts';
import { labelsOf } from './labels.ts';
import { enabledOf, type Play } from './play.ts';
import type { Difference, Expectation } from './scenario.ts';

type Found = Omit<Difference, 'step' | 'line'>;
type Check<K extends keyof Expectation> = (
  play: Play,
  expected: Exclude<Expectation[K], undefined>,
  expectation: Expectation,
) => Found | undefined;

/** The first key of an expectation that does not hold. */
export function firstUnmet(play: Play, expectation: Expectation): Found | undefined {
  for (const [key, expected] of Object.entries(expectation)) {
    const check = CHECKS[key as keyof Expectation] as Check<keyof Expectation> | null | undefined;
    if (check === undefined) return { what: key, expected: expected as Json, got: 'this expectation is not known' };
    const found = check?.(play, expected as never, expectation);
    if (found) return found;
  }
  return undefined;
}

const CHECKS: { readonly [K in keyof Required<Expectation>]: Check<K> | null } = {
  instance: null,
  in: null,
  active: (play, expected, { instance }) => {
    const running = play.running.filter(({ id }) => instance === undefined || id === play.named.get(instance));
    return same('active', [...expected].map(idFor(play)).sort(), running.flatMap((one) => leavesOf(play, one)).sort());
  },
  ended: (play, expected, { instance }) =>
    instance === undefined
      ? same('ended', expected, play.running.length === 0)
      : same('ended', expected, !play.running.some(({ id }) => id === play.named.get(instance))),
  state: (play, expected, { instance }) => same('state', expected, endedOne(play, instance)?.state ?? 'running'),
  outcome: (play, expected, { instance }) => same('outcome', expected, endedOne(play, instance)?.outcome ?? null),
  visited: (play, expected) => {
    const visits = countVisits(play);
    return same(
      'visited',
      [],
      expected.filter((id) => !visits[idFor(play)(id)]),
    );
  },
  visits: (play, expected) => {
    const visits = countVisits(play);
    const got = Object.fromEntries(Object.keys(expected).map((id) => [id, visits[idFor(play)(id)] ?? 0]));
    return same('visits', expected, got);
  },
  variables: (play, expected, { instance, in: inner }) => {
    const variables = variablesOf(play, instance, inner);
    const got = Object.fromEntries(Object.keys(expected).map((name) => [name, variables[name] ?? null]));
    return same('variables', expected, got);
  },
  incidents: (play, expected) =>
    matched(play, 'incidents', expected, play.running, ({ incidents }) => Object.keys(incidents).map(idOfKey)),
  instances: (play, expected) => same('instances', expected, play.running.length),
  waiting: (play, expected) =>
    same('waiting', [...expected].sort(), [...new Set(play.running.flatMap((one) => joinsOf(play, one)))].sort()),
  pending: (play, expected) => {
    const subscriptions = play.running.flatMap((one) => Object.values(one.subscriptions));
    const named = (kind: string): readonly string[] =>
      subscriptions
        .filter((one) => one.kind === kind)
        .map(({ name }) => name)
        .sort();
    const got: Record<string, Json> = {
      timers: play.running.reduce((sum, { timers }) => sum + Object.keys(timers).length, 0),
      messages: named('message'),
      signals: named('signal'),
      conditions: named('condition'),
      compensations: compensationsOf(play),
    };
    const wanted = Object.entries(expected).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value].sort() : value,
    ]);
    return same(
      'pending',
      Object.fromEntries(wanted) as Json,
      Object.fromEntries(wanted.map(([key]) => [key, got[key as string] ?? null])),
    );
  },
  enabled: (play, expected) => matched(play, 'enabled', expected, play.running, (one) => enabledOf(play, one)),
  tasks: (play, expected) =>
    same(
      'tasks',
      [...expected].sort(),
      openTasks(play)
        .map(({ name }) => name)
        .sort(),
    ),
  task: (play, { name, dueOn, role }) => {
    const task = openTasks(play).find((open) => open.name === name || open.id === name);
    if (!task) return { what: 'task', expected: name, got: openTasks(play).map((open) => open.name) };
    if (dueOn !== undefined) return same('task due on', dueOn, task.dueAt === null ? null : localDateOf(task.dueAt));
    return role === undefined ? undefined : same('task role', role, task.role);
  },
  nextTimerOn: (play, expected) => {
    const dues = play.running.flatMap(({ timers }) => Object.values(timers).map(({ dueAt }) => dueAt)).sort();
    return same('nextTimerOn', expected, dues[0] === undefined ? null : localDateOf(dues[0]));
  },
  recorded: (play, expected) => {
    const facts = play.stage.recent.map(({ type }) => type).filter(isFactType);
    let at = 0;
    for (const type of facts) if (type === expected[at]) at++;
    return at === expected.length ? undefined : { what: 'recorded', expected: [...expected], got: facts };
  },
  fact: (play, { type, data }) => {
    const event = play.stage.events.findLast((one) => one.type === type);
    if (!event) return { what: 'fact', expected: type, got: null };
    const got = Object.fromEntries(Object.keys(data ?? {}).map((path) => [path, at(event.data, path)]));
    return same(`fact ${type}`, data ?? {}, got);
  },
  noFact: (play, type) =>
    play.stage.events.some((event) => event.type === type)
      ? { what: 'noFact', expected: 'none', got: type }
      : undefined,
  running: (play, { process = play.about }) =>
    play.running.some((instance) => process === undefined || isProcess(play, instance, process))
      ? undefined
      : { what: 'running', expected: process ?? 'any', got: play.running.map(({ definition }) => definition.process) },
  endedWith: (play, { process = play.about, outcome }) => {
    const runs = play.running.find((instance) => process === undefined || isProcess(play, instance, process));
    if (runs)
      return {
        what: 'ended',
        expected: outcome,
        got: { running: leavesOf(play, runs).map((id) => nameIn(play, runs, id)) },
      };
    const last = play.stage.state.ended.findLast((one) => process === undefined || isProcess(play, one, process));
    if (!last) return { what: 'ended', expected: outcome, got: null };
    const labels = labelsOf(play.stage, last.definition.sha256);
    if (last.outcome !== null && labels.matches(last.outcome, outcome)) return undefined;
    return {
      what: 'ended with',
      expected: outcome,
      got: last.outcome === null ? last.state : labels.nameOf(last.outcome),
    };
  },
  warning: (play, code) => {
    const got = play.stage.warnings.map((warning) => warning.code);
    return got.includes(code) ? undefined : { what: 'warning', expected: code, got };
  },
};

function same(what: string, expected: Json, got: Json): Found | undefined {
  return canonicalJson(expected) === canonicalJson(got) ? undefined : { what, expected, got };
}

/** Compares labels with elements as multisets; a label fits an element by id or name, in whichever definition. */
function matched(
  play: Play,
  what: string,
  expected: readonly string[],
  instances: readonly InstanceState[],
  elementsOf: (instance: InstanceState) => readonly string[],
): Found | undefined {
  const open = instances.flatMap((one) => {
    const labels = labelsOf(play.stage, one.definition.sha256);
    return elementsOf(one).map((element) => ({ element, labels }));
  });
  const left = [...open];
  const missing = expected.filter((label) => {
    const at = left.findIndex(({ element, labels }) => labels.matches(element, label));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (!missing.length && !left.length) return undefined;
  const got = open.map(({ element, labels }) => (expected.includes(element) ? element : labels.nameOf(element)));
  return { what, expected: [...expected].sort(), got: got.sort() };
}

const countVisits = (play: Play): Readonly<Record<string, number>> =>
  visitsOf(play.stage.events, (sha256) => play.stage.definitions.bySha256(sha256));

/** Ids of the elements that wait in an instance: neither containers nor attached events. */
function leavesOf(play: Play, instance: InstanceState): readonly string[] {
  const { definition } = labelsOf(play.stage, instance.definition.sha256);
  return Object.entries(instance.elements)
    .filter(([key, chart]) => {
      const row = definition?.elements[idOfKey(key)];
      return LEAVES.has(row?.behaviour.kind ?? '') && (row?.loop === undefined || isTurn(chart));
    })
    .map(([key]) => idOfKey(key));
}

const LEAVES: ReadonlySet<string> = new Set(['userTask', 'job', 'catch', 'eventGateway']);

function joinsOf(play: Play, instance: InstanceState): readonly string[] {
  const { definition } = labelsOf(play.stage, instance.definition.sha256);
  return Object.values(instance.charts).flatMap(({ marking }) =>
    Object.keys(marking.tokens).map((flow) => definition?.flows[flow]?.target ?? flow),
  );
}

/** What could be undone, by the activity that would. */
function compensationsOf(play: Play): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const instance of play.running) {
    const elements = labelsOf(play.stage, instance.definition.sha256).definition?.elements ?? {};
    for (const key of Object.keys(instance.compensations))
      for (const boundary of elements[idOfKey(key)]?.boundary ?? []) {
        const behaviour = elements[boundary]?.behaviour;
        for (const trigger of behaviour?.kind === 'catch' ? behaviour.triggers : [])
          if (trigger.kind === 'compensation' && trigger.handler !== null)
            counts[trigger.handler] = (counts[trigger.handler] ?? 0) + 1;
      }
  }
  return counts;
}

function openTasks(play: Play) {
  return play.running.flatMap((instance) => {
    const labels = labelsOf(play.stage, instance.definition.sha256);
    return Object.values(instance.tasks).map((task) => ({
      ...task,
      id: idOfKey(task.key),
      name: task.name ?? labels.nameOf(idOfKey(task.key)),
    }));
  });
}

/** The element a name means, in any definition that ever ran in the case; the name itself where none does. */
const idFor =
  (play: Play) =>
  (label: string): string => {
    for (const { definition } of [...play.running, ...play.stage.state.ended]) {
      const elements = labelsOf(play.stage, definition.sha256).definition?.elements ?? {};
      if (elements[label]) return label;
      const labels = labelsOf(play.stage, definition.sha256);
      const named = Object.keys(elements).find((id) => labels.matches(id, label));
      if (named !== undefined) return named;
    }
    return label;
  };

const nameIn = (play: Play, instance: InstanceState, id: string): string =>
  labelsOf(play.stage, instance.definition.sha256).nameOf(id);

const isProcess = (play: Play, { definition }: Pick<EndedInstance, 'definition'>, process: string): boolean =>
  definition.process === process || labelsOf(play.stage, definition.sha256).definition?.name === process;

function endedOne(play: Play, instance: string | undefined): EndedInstance | undefined {
  const { ended } = play.stage.state;
  return instance === undefined
    ? ended.findLast(({ parent }) => parent === undefined)
    : ended.findLast(({ id }) => id === play.named.get(instance));
}

function variablesOf(play: Play, instance: string | undefined, inner: string | undefined): JsonObject {
  const id = instance === undefined ? undefined : play.named.get(instance);
  const running =
    id === undefined
      ? play.running.findLast(({ parent }) => parent === undefined)
      : play.running.find((one) => one.id === id);
  if (!running) return endedOne(play, instance)?.variables ?? {};
  return running.variables[frameOf(running, inner) ?? ''] ?? {};
}

/** `personen[0].name` inside data. */
function at(data: JsonObject, path: string): Json {
  let value: Json | undefined = data;
  for (const part of path.replaceAll(/\[(\d+)\]/g, '.$1').split('.'))
    value = (value as Record<string, Json> | null | undefined)?.[part];
  return value ?? null;
}
