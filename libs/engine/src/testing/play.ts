import { isRefusal, localDateOf, refuse, type JsonObject, type Refusal } from '@fallspur/kernel';
import { enabledIn } from '../case/ad-hoc.ts';
import { idOfKey } from '../case/keys.ts';
import type { TaskRef } from '../case/commands.ts';
import { effectiveFacts } from '../case/evolve.ts';
import type { InstanceState } from '../case/state.ts';
import { dataOf } from './cells.ts';
import { firstUnmet } from './expectation.ts';
import { labelsOf } from './labels.ts';
import type { Difference, FactRef, ScenarioStep } from './scenario.ts';
import type { Stage } from './stage.ts';
import type { VersionFile } from './versions.ts';

type Found = Omit<Difference, 'step' | 'line'>;

/** A scenario under way: the stage, and the names given to instances. */
export class Play {
  readonly stage: Stage;
  /** What there is to migrate to, by file. */
  readonly versions: ReadonlyMap<string, VersionFile>;
  readonly named = new Map<string, string>();
  /** The process «der Prozess» means; any, while none was named. */
  about: string | undefined;
  constructor(stage: Stage, versions: Play['versions'] = new Map()) {
    this.stage = stage;
    this.versions = versions;
  }

  /** Running instances, oldest first. */
  get running(): readonly InstanceState[] {
    return Object.values(this.stage.state.instances);
  }
}

/** Does one step; the first thing that is not as it says, or nothing. */
export function playStep(play: Play, step: ScenarioStep): Found | undefined {
  if ('expect' in step) return firstUnmet(play, step.expect);
  const { stage } = play;
  const before = { state: stage.state, now: stage.now };
  const answer = act(play, step);
  if (step.refused === undefined)
    return answer && { what: 'accepted', expected: true, got: { code: answer.code, ...answer.details } };
  if (!answer) return { what: 'refused', expected: step.refused, got: 'accepted' };
  if (step.refused !== true && step.refused !== answer.code)
    return { what: 'refused', expected: step.refused, got: answer.code };
  return stage.state === before.state ? undefined : { what: 'refused', expected: 'no change', got: 'the case changed' };
}

function act(play: Play, step: ScenarioStep): Refusal | undefined {
  const { stage } = play;
  if ('start' in step) return start(play, step.start);
  if ('complete' in step) return complete(play, step);
  if ('fact' in step) return recordFact(play, step);
  if ('message' in step) {
    const { message, key, variables } = step;
    return stage.send({ type: 'SendMessage', name: message, ...some({ key, variables }) });
  }
  if ('signal' in step)
    return stage.send({ type: 'BroadcastSignal', name: step.signal, ...some({ variables: step.variables }) });
  if ('advance' in step) return stage.advance(step.advance);
  if ('dawn' in step) return stage.dawn(step.dawn);
  if ('about' in step) return void (play.about = step.about);
  if ('today' in step) return void stage.wakeOn(step.today);
  if ('job' in step) {
    const job = openJob(play, step.job, step.at);
    return isRefusal(job) ? job : stage.send({ type: 'CompleteJob', ...job, ...some({ variables: step.variables }) });
  }
  if ('failJob' in step) {
    const job = openJob(play, step.failJob, step.at);
    if (isRefusal(job)) return job;
    return stage.send({ type: 'FailJob', ...job, error: step.error, ...some({ retriesLeft: step.retriesLeft }) });
  }
  if ('throwError' in step) return throwError(play, step);
  if ('set' in step) return set(play, step);
  if ('cancel' in step) {
    const instance = play.running[0];
    if (!instance) return nothing('instance');
    return stage.send({ type: 'CancelInstance', instance: instance.id, reason: step.reason ?? 'Szenario' });
  }
  if ('modify' in step) return modify(play, step);
  if ('migrate' in step) return migrate(play, step);
  if ('activate' in step) return activate(play, step);
  if ('resolve' in step) return resolve(play, step);
  if ('restart' in step) return void stage.restart();
  if ('correct' in step) return correct(play, step);
  if ('void' in step) {
    const event = findFact(play, step.void);
    return isRefusal(event) ? event : stage.send({ type: 'VoidFact', event: event.id, reason: step.void.reason });
  }
  if ('parameters' in step) return void Object.assign(stage.overrides, step.parameters);
  if ('actor' in step) return void (stage.actor = { ...stage.actor, ...step.actor });
  const word = Object.keys(step)[0] ?? '';
  return refuse('STEP_NOT_SUPPORTED', `The step «${word}» cannot be played yet.`, { step: word });
}

const nothing = (what: string, name = ''): Refusal =>
  refuse('NOTHING_OPEN', `Nothing open to take the step: ${what} ${name}`.trim(), { [what]: name });

/** Leaves out what is undefined, so that optional keys stay absent. */
function some<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

type Of<K extends string> = Extract<ScenarioStep, Record<K, unknown>>;

function start(
  play: Play,
  { process, variables, startEvent, as, personId }: Of<'start'>['start'],
): Refusal | undefined {
  const known = new Set(Object.keys(play.stage.state.instances));
  const ended = play.stage.state.ended.length;
  const refusal = play.stage.send({ type: 'StartProcess', process, ...some({ variables, startEvent, personId }) });
  if (refusal || as === undefined) return refusal;
  const fresh = play.running.find(({ id }) => !known.has(id)) ?? play.stage.state.ended.at(ended);
  if (fresh) play.named.set(as, fresh.id);
  return undefined;
}

/** An open task by the id or name of its element. */
function openTask(
  play: Play,
  label: string,
  at = 1,
): (TaskRef & { role: string | null; fact: string | null }) | Refusal {
  const open = play.running.flatMap((instance) => {
    const labels = labelsOf(play.stage, instance.definition.sha256);
    return Object.values(instance.tasks)
      .filter(({ key, name }) => name === label || labels.matches(idOfKey(key), label))
      .map(({ key, role, fact }) => ({ instance: instance.id, task: key, role, fact }));
  });
  return open[at - 1] ?? nothing('task', label);
}

function complete(play: Play, step: Of<'complete'>): Refusal | undefined {
  const { stage } = play;
  if (step.on !== undefined) {
    const refusal = stage.dawn(step.on);
    if (refusal) return refusal;
  }
  const found = openTask(play, step.complete, step.at);
  if (isRefusal(found)) return found;
  const { instance, task, role, fact } = found;
  const occurredOn = step.on;
  const factType = fact === null ? undefined : stage.definitions.factType(fact);
  const brought = step.cells ? dataOf(step.cells, factType) : undefined;
  const given =
    fact === null
      ? { variables: brought ?? step.variables ?? step.data }
      : { data: brought ?? step.data ?? step.variables };
  return asRole(stage, role, () =>
    stage.send({ type: 'CompleteTask', task: { instance, task }, ...some({ ...given, occurredOn }) }),
  );
}

function recordFact(play: Play, step: Of<'fact'>): Refusal | undefined {
  const { stage } = play;
  if (step.on !== undefined) {
    const refusal = stage.dawn(step.on);
    if (refusal) return refusal;
  }
  const fact = { type: step.fact, data: step.data ?? {}, ...some({ occurredOn: step.on, personIds: step.persons }) };
  return stage.send({ type: 'RecordFact', fact });
}

// Unless the scenario says who acts, it is somebody who may.
function asRole(stage: Stage, role: string | null, work: () => Refusal | undefined): Refusal | undefined {
  const { actor } = stage;
  const first = role?.split(',')[0]?.trim();
  if (actor.role === 'SYSTEM' && first) stage.actor = { ...actor, role: first };
  const refusal = work();
  stage.actor = actor;
  return refusal;
}

function openJob(play: Play, label: string, at = 1): { instance: string; job: string } | Refusal {
  const open = play.running.flatMap((instance) => {
    const labels = labelsOf(play.stage, instance.definition.sha256);
    return Object.keys(instance.jobs)
      .filter((key) => labels.matches(idOfKey(key), label))
      .map((job) => ({ instance: instance.id, job }));
  });
  return open[at - 1] ?? nothing('job', label);
}

function throwError(play: Play, { throwError: label, code, variables }: Of<'throwError'>): Refusal | undefined {
  for (const instance of play.running) {
    const labels = labelsOf(play.stage, instance.definition.sha256);
    const key = Object.keys(instance.elements).find((candidate) => labels.matches(idOfKey(candidate), label));
    if (key !== undefined)
      return play.stage.send({ type: 'ThrowError', instance: instance.id, element: key, code, ...some({ variables }) });
  }
  return nothing('element', label);
}

function set(play: Play, step: Of<'set'>): Refusal | undefined {
  const instance = play.running.findLast(({ parent }) => parent === undefined);
  if (!instance) return nothing('instance');
  return play.stage.send({
    type: 'SetVariables',
    instance: instance.id,
    variables: step.set,
    ...some({ element: step.in }),
  });
}

function resolve(play: Play, { resolve: label, variables }: Of<'resolve'>): Refusal | undefined {
  for (const instance of play.running) {
    const labels = labelsOf(play.stage, instance.definition.sha256);
    const key = Object.keys(instance.incidents).find((candidate) => labels.matches(idOfKey(candidate), label));
    if (key !== undefined)
      return play.stage.send({ type: 'ResolveIncident', instance: instance.id, incident: key, ...some({ variables }) });
  }
  return nothing('incident', label);
}

function modify(
  play: Play,
  { modify: { startBefore, cancel, reason = 'Szenario' } }: Of<'modify'>,
): Refusal | undefined {
  const instance = play.running.findLast(({ parent }) => parent === undefined);
  if (!instance) return nothing('instance');
  const labels = labelsOf(play.stage, instance.definition.sha256);
  const idOf = (label: string | undefined): string | undefined =>
    label && (Object.keys(labels.definition?.elements ?? {}).find((id) => labels.matches(id, label)) ?? label);
  const moves = some({ startBefore: idOf(startBefore), cancel: idOf(cancel) });
  return play.stage.send({ type: 'ModifyInstance', instance: instance.id, reason, ...moves });
}

function migrate(play: Play, { migrate: { to, map, reason = 'Szenario' } }: Of<'migrate'>): Refusal | undefined {
  const { stage } = play;
  const version = play.versions.get(to);
  if (!version) return nothing('version', to);
  const { catalog, only } = version;
  const isOther = (process: string, sha256: string): boolean => (catalog.latest(process)?.sha256 ?? sha256) !== sha256;
  const roots = play.running.filter(({ parent }) => parent === undefined);
  const found = roots.findLast(({ definition }) => isOther(definition.process, definition.sha256));
  const instance = found ?? (only === undefined ? undefined : roots.at(-1));
  if (!instance) return nothing('instance');
  const before = stage.definitions;
  stage.definitions = catalog;
  const process = found ? undefined : only;
  const refusal = stage.send({ type: 'MigrateInstance', instance: instance.id, reason, ...some({ map, process }) });
  if (refusal) stage.definitions = before;
  return refusal;
}

function activate(play: Play, { activate: label }: Of<'activate'>): Refusal | undefined {
  for (const instance of play.running)
    for (const element of enabledOf(play, instance))
      if (labelsOf(play.stage, instance.definition.sha256).matches(element, label))
        return play.stage.send({ type: 'ActivateElement', instance: instance.id, element });
  return nothing('enabled', label);
}

/** Activities of ad-hoc subprocesses that may be started. */
export function enabledOf(play: Play, instance: InstanceState): readonly string[] {
  const { definition } = labelsOf(play.stage, instance.definition.sha256);
  if (!definition) return [];
  return Object.keys(instance.charts).flatMap((chart) => enabledIn({ ...instance, definition }, chart));
}

function findFact(play: Play, { fact: type, on }: FactRef): { id: string; data: JsonObject } | Refusal {
  const found = effectiveFacts(play.stage.state.facts).findLast(
    (fact) => fact.type === type && (on === undefined || localDateOf(fact.occurredOn) === on),
  );
  return found ?? nothing('fact', type);
}

function correct(play: Play, { correct: ref, data, changes }: Of<'correct'>): Refusal | undefined {
  const fact = findFact(play, ref);
  if (isRefusal(fact)) return fact;
  const complete = data ?? { ...fact.data, ...changes };
  return play.stage.send({ type: 'CorrectFact', event: fact.id, data: complete, reason: ref.reason });
}
