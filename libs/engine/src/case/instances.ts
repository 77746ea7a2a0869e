import { compareInstants, type JsonObject, type Refusal } from '@fallspur/kernel';
import type { ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { askAgain, carryOutOne, enabledIn } from './ad-hoc.ts';
import { fire } from './arming.ts';
import { isLooping, isTurn } from './bodies.ts';
import type { Batch } from './batch.ts';
import type { Command } from './commands.ts';
import { mapOutputs, takeVariables, writeAll } from './data.ts';
import { enterElement, headersOf } from './elements.ts';
import { engineEvent } from './engine-event.ts';
import type { ElementKey, EngineEventType } from './events.ts';
import { definitionOf } from './movement.ts';
import { chooseStart, processStarts, startInstance } from './publishing.ts';
import { no } from './refusals.ts';
import { listenForStarts } from './starts.ts';
import { completeChart, endInstance, listen } from './scopes.ts';
import type { IncidentState, InstanceState } from './state.ts';
import { catchThrown, findCatcher } from './throwing.ts';
import type { Walk } from './walk.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function startProcess(batch: Batch, command: Of<'StartProcess'>): Refusal | void {
  const { process, version, startEvent, variables = {}, personId = null } = command;
  const { definitions } = batch.env;
  const definition = version === undefined ? definitions.latest(process) : definitions.version(process, { version });
  if (!definition) return no('PROCESS_UNKNOWN', { process, ...(version === undefined ? {} : { version }) });
  const start = chooseStart(definition, startEvent);
  if (!start) return no('START_UNKNOWN', { process, starts: processStarts(definition).map(({ id }) => id) });
  engineEvent(
    batch,
    'ProcessStarted',
    (movement) => void startInstance(movement, definition, start, { personId, variables }),
    {
      personId,
    },
  );
}

/** The timer runner says that a due instant has come; it happened when it was due, not when the runner looked. */
export function fireTimer(batch: Batch, command: Of<'FireTimer'>): Refusal | void {
  const instance = batch.state.instances[command.instance];
  const timer = instance?.timers[command.timer];
  if (!instance || !timer) return no('TIMER_NOT_OPEN', { instance: command.instance, timer: command.timer });
  if (compareInstants(timer.dueAt, batch.env.now) > 0) return no('NOT_DUE', { dueAt: timer.dueAt });
  const work = (walk: Walk): void => {
    walk.draft.because('timer', timer.key);
    walk.run(() => fire(walk, timer.key, {}));
  };
  move(batch, 'TimerFired', instance, work, { occurredOn: timer.dueAt });
}

export function completeJob(
  batch: Batch,
  { instance: id, job: key, variables = {} }: Of<'CompleteJob'>,
): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance?.jobs[key]) return no('JOB_NOT_OPEN', { instance: id, job: key });
  move(batch, 'JobCompleted', instance, (walk) => {
    walk.draft.because('job', key);
    walk.run(() => finishJob(walk, key, variables));
  });
}

function finishJob(walk: Walk, key: ElementKey, variables: JsonObject): void {
  const chart = walk.draft.elements[key] as string;
  const row = walk.row(idOfKey(key));
  walk.draft.closeJob(key);
  walk.draft.resolveIncident(key);
  takeVariables(walk, row, key, chart, variables);
  if (mapOutputs(walk, row, { chart, element: key }, chart)) walk.drive(chart, { type: 'done', element: row.id }, key);
}

/** The worker could not do it. Without retries left it becomes an incident, and the job stays open. */
export function failJob(batch: Batch, command: Of<'FailJob'>): Refusal | void {
  const { job: key, error } = command;
  const instance = batch.state.instances[command.instance];
  const job = instance?.jobs[key];
  if (!instance || !job) return no('JOB_NOT_OPEN', { instance: command.instance, job: key });
  const retries = Math.max(0, command.retriesLeft ?? job.retries - 1);
  move(batch, 'JobFailed', instance, (walk) => {
    walk.draft.because('job-failed', key);
    walk.draft.failJob(key, retries, error);
    if (retries === 0) walk.incident(key, 'E_JOB_FAILED', 'inside', '', error);
  });
}

/** A BPMN error comes out of an active element (its job or task): caught innermost first, else an incident there. */
export function throwError(batch: Batch, command: Of<'ThrowError'>): Refusal | void {
  const instance = batch.state.instances[command.instance];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: command.instance });
  const key = activeKey(instance, command.element);
  if (key === undefined) return no('ELEMENT_NOT_ACTIVE', { element: command.element });
  const work = (walk: Walk): void => {
    const chart = walk.draft.elements[key] as string;
    walk.draft.because('error', key);
    const catcher = findCatcher(walk, 'error', command.code, { chart, activity: key });
    if (catcher) walk.run(() => catchThrown(walk, catcher, command.variables ?? {}));
    else walk.incident(key, 'E_ERROR_UNCAUGHT', 'inside', command.code);
  };
  move(batch, 'ErrorThrown', instance, work, { data: { code: command.code } });
}

/** The named element instance, or the oldest of that element; of a loop rather its turn than the whole. */
const activeKey = (instance: InstanceState, element: string): ElementKey | undefined => {
  const keys = Object.keys(instance.elements).filter((key) => key === element || idOfKey(key) === element);
  return keys.find((key) => isTurn(instance.elements[key] ?? '')) ?? keys[0];
};

/** Writes into the root frame, or into the frame of an inner scope or element. */
export function setVariables(batch: Batch, { instance: id, element, variables }: Of<'SetVariables'>): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: id });
  const frame = frameOf(instance, element);
  if (frame === undefined) return no('ELEMENT_NOT_ACTIVE', { element: element ?? '' });
  move(batch, 'VariablesSet', instance, (walk) => {
    walk.draft.because('variables', element ?? instance.definition.process);
    for (const [name, value] of Object.entries(variables))
      walk.draft.write(frame, name, value, walk.batch.sensitivity.ofNames([name], walk.draft));
  });
}

/** Key of the variable frame of the root, of an open inner scope, or of an active element. */
export function frameOf(instance: InstanceState, element: string | undefined): string | undefined {
  const charts = Object.entries(instance.charts);
  if (element === undefined) return charts.find(([, { host }]) => host === null)?.[0];
  const open = charts.find(([key, { chart }]) => chart === element || key === element)?.[1];
  if (!open) return activeKey(instance, element);
  // A subprocess has one frame with what its input mappings gave it, which its boundary events see too.
  return open.host !== null && instance.elements[open.host] !== undefined ? open.host : open.frame;
}

/** Somebody chooses an activity of an ad-hoc subprocess. */
export function activateElement(batch: Batch, { instance: id, element }: Of<'ActivateElement'>): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: id });
  const open = { ...instance, definition: definitionOf(batch, instance) };
  const chart = Object.keys(instance.charts).find((key) => enabledIn(open, key).includes(element));
  if (chart === undefined)
    return no('ELEMENT_NOT_ENABLED', {
      element,
      enabled: Object.keys(instance.charts).flatMap((key) => enabledIn(open, key)),
    });
  move(batch, 'ElementActivated', instance, (walk) => {
    walk.draft.because('activated', element);
    walk.run(() => carryOutOne(walk, chart, element));
  });
}

export function cancelInstance(batch: Batch, { instance: id, reason }: Of<'CancelInstance'>): Refusal | void {
  const instance = batch.state.instances[id];
  if (!instance) return no('INSTANCE_NOT_RUNNING', { instance: id });
  if (!reason.trim()) return no('REASON_MISSING');
  const work = (walk: Walk): void => {
    walk.draft.because('cancelled', instance.definition.process);
    endInstance(walk, frameOf(instance, undefined) as string, 'cancelled', null);
  };
  move(batch, 'InstanceCancelled', instance, work, { data: { grund: reason } });
}

/** Tries again what was stuck, with corrected variables where given. */
export function resolveIncident(batch: Batch, command: Of<'ResolveIncident'>): Refusal | void {
  const instance = batch.state.instances[command.instance];
  const incident = instance?.incidents[command.incident];
  if (!instance || !incident)
    return no('INCIDENT_NOT_OPEN', { instance: command.instance, incident: command.incident });
  const work = (walk: Walk): void => {
    walk.draft.because('incident-resolved', command.incident);
    walk.draft.resolveIncident(command.incident);
    walk.run(() => tryAgain(walk, command.incident, incident, command.variables ?? {}));
  };
  move(batch, 'IncidentResolved', instance, work, command.reason ? { data: { grund: command.reason } } : {});
}

function tryAgain(walk: Walk, key: ElementKey, incident: IncidentState, variables: JsonObject): void {
  const { draft } = walk;
  const chart = draft.elements[key];
  if (chart === undefined) return tryScopeAgain(walk, key, variables);
  const row = walk.row(idOfKey(key));
  writeAll(walk, { chart, element: key }, variables);
  if (incident.at === 'entry' && (WAITING.has(row.behaviour.kind) || isLooping(draft, key))) {
    draft.disarm(key);
    draft.closeTask(key);
    draft.closeJob(key);
    return enterElement(walk, key, row, chart);
  }
  const inside = Object.entries(draft.charts).find(([, { host }]) => host === key)?.[0];
  if (inside !== undefined) return completeChart(walk, inside);
  if (row.behaviour.kind === 'job' && incident.at === 'inside') {
    const job = draft.jobs[key] ?? { key, type: row.id, retries: 0, ...headersOf(row.behaviour) };
    const { retries } = job;
    return draft.openJob({ ...job, retries: Math.max(1, retries, row.behaviour.retries) });
  }
  if (!WAITING.has(row.behaviour.kind)) return walk.drive(chart, { type: 'retry', element: row.id }, key);
  if (incident.at !== 'exit' || !mapOutputs(walk, row, { chart, element: key }, chart)) return;
  walk.drive(chart, { type: row.behaviour.kind === 'catch' ? 'fire' : 'done', element: row.id }, key);
}

const WAITING: ReadonlySet<ElementTable['behaviour']['kind']> = new Set([
  'userTask',
  'job',
  'catch',
  'eventGateway',
  'subProcess',
  'call',
  'compensate',
]);

function tryScopeAgain(walk: Walk, chart: string, variables: JsonObject): void {
  if (!walk.draft.charts[chart]) return;
  writeAll(walk, { chart, element: null }, variables);
  if (walk.draft.listens) return listenForStarts(walk, chart, true);
  if (askAgain(walk, chart)) return;
  walk.draft.disarm(chart);
  listen(walk, chart);
  // Where an endless loop was given up, also what was open inside may have nothing left to do.
  for (const open of Object.keys(walk.draft.charts).toReversed()) completeChart(walk, open);
}

export function move(
  batch: Batch,
  type: EngineEventType,
  instance: InstanceState,
  work: (walk: Walk) => void,
  more: { readonly occurredOn?: string; readonly data?: JsonObject } = {},
): void {
  engineEvent(
    batch,
    type,
    (movement) => {
      const walk = movement.walkOf(instance.id);
      if (walk) work(walk);
    },
    { instance, ...more },
  );
}
