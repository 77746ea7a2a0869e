import type { Json, JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../../definition.ts';
import type { Actor, Command, FactInput } from '../commands.ts';
import type { CaseEvent, Step, StepTrigger } from '../events.ts';
import { correctionOf, isFactType } from '../evolve.ts';
import { brought } from './brought.ts';

/** A command without who gave it and when. */
export type Input = Command extends infer C ? (C extends Command ? Omit<C, 'commandId' | 'actor'> : never) : never;

/** What one command of the past brought in from outside. */
export type Recorded =
  | { readonly kind: 'input'; readonly input: Input }
  /** It moved no token: who has a task, until when. */
  | { readonly kind: 'beside' }
  /** The history does not hold what would have to be put in again. */
  | { readonly kind: 'unknown'; readonly why: string };

/** The events of a case, those of one command together, in the order they were recorded. */
export function commandsOf(events: readonly CaseEvent[]): readonly (readonly CaseEvent[])[] {
  const groups: CaseEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.meta.commandId === event.meta.commandId) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

export const actorOf = ({ meta }: CaseEvent): Actor => ({ person: meta.actor, office: meta.office, role: meta.role });

/** Reads the command from what it caused. Ids are those of then: whoever plays it on another version translates them. */
export function recordedInput(
  events: readonly CaseEvent[],
  definitionOf: (step: Step) => CompiledDefinition | undefined,
): Recorded {
  const [event] = events as readonly [CaseEvent];
  const read = isFactType(event.type) ? undefined : ENGINE[event.type];
  if (read) return read(event, definitionOf);
  if (!isFactType(event.type)) return { kind: 'unknown', why: event.type };
  const correction = correctionOf(event);
  if (correction) return input(correctionInput(event, correction));
  const task = stepBy(event, 'task');
  const given = factsGiven(events);
  if (task && given.length === 1) {
    const ref = { instance: task.instance, task: task.element };
    const variables = brought(task, definitionOf(task));
    if (!variables) return inParts(event);
    return input({ type: 'CompleteTask', task: ref, data: event.data, variables, occurredOn: event.meta.occurredOn });
  }
  const [fact] = given;
  return input(given.length === 1 && fact ? { type: 'RecordFact', fact } : { type: 'RecordFacts', facts: given });
}

type Reader = (event: CaseEvent, definitionOf: (step: Step) => CompiledDefinition | undefined) => Recorded;

const input = (one: Input): Recorded => ({ kind: 'input', input: one });
const inParts = ({ type }: CaseEvent): Recorded => ({ kind: 'unknown', why: `${type}: variables in parts` });
const beside: Reader = () => ({ kind: 'beside' });
const stepBy = ({ steps }: CaseEvent, trigger: StepTrigger): Step | undefined =>
  steps?.find((step) => step.trigger === trigger);
const text = (value: Json | undefined): string => String(value ?? '');

/** Reads what moved one instance; a case event that moved none says nothing that could be put in again. */
const from =
  (trigger: StepTrigger, read: (step: Step, variables: JsonObject, event: CaseEvent) => Input | string): Reader =>
  (event, definitionOf) => {
    const step = stepBy(event, trigger);
    const variables = step && brought(step, definitionOf(step));
    if (variables === null) return inParts(event);
    const answer = step && variables ? read(step, variables, event) : event.type;
    return typeof answer === 'string' ? { kind: 'unknown', why: answer } : input(answer);
  };

const ENGINE: Readonly<Record<string, Reader>> = {
  ProcessStarted: from('started', ({ definition, element, personId }, variables) => ({
    type: 'StartProcess',
    process: definition.process,
    startEvent: element,
    variables,
    ...(personId === undefined ? {} : { personId }),
  })),
  TaskCompleted: from('task', ({ instance, element }, variables, { meta: { occurredOn } }) => ({
    type: 'CompleteTask',
    task: { instance, task: element },
    variables,
    occurredOn,
  })),
  TimerFired: from('timer', ({ instance, element }) => ({ type: 'FireTimer', instance, timer: element })),
  JobCompleted: from('job', ({ instance, element }, variables) => ({
    type: 'CompleteJob',
    instance,
    job: element,
    variables,
  })),
  JobFailed: from('job-failed', ({ instance, element, jobs }) => {
    const failed = jobs?.failed?.[0];
    if (!failed) return 'JobFailed';
    return { type: 'FailJob', instance, job: element, error: failed.error, retriesLeft: failed.retries };
  }),
  ErrorThrown: from('error', ({ instance, element }, variables, { data }) =>
    // Earlier logs do not say which error it was.
    typeof data['code'] === 'string'
      ? { type: 'ThrowError', instance, element, code: data['code'], variables }
      : 'ErrorThrown',
  ),
  VariablesSet: from('variables', ({ instance, element, definition, variables = [] }) => ({
    type: 'SetVariables',
    instance,
    variables: variables[0]?.set ?? {},
    ...(element === definition.process ? {} : { element }),
  })),
  ElementActivated: from('activated', ({ instance, element }) => ({ type: 'ActivateElement', instance, element })),
  IncidentResolved: from('incident-resolved', ({ instance, element }, variables, { data }) => ({
    type: 'ResolveIncident',
    instance,
    incident: element,
    variables,
    ...(typeof data['grund'] === 'string' ? { reason: data['grund'] } : {}),
  })),
  InstanceCancelled: from('cancelled', ({ instance }, _, { data }) => ({
    type: 'CancelInstance',
    instance,
    reason: text(data['grund']),
  })),
  InstanceMigrated: ({ data, steps = [] }) => {
    const step = steps.find(({ migrated }) => migrated);
    if (!step?.migrated) return { kind: 'unknown', why: 'InstanceMigrated' };
    const { instance, definition, migrated } = step;
    const { process, version } = definition;
    return input({
      type: 'MigrateInstance',
      instance,
      process,
      version,
      map: migrated.map,
      reason: text(data['grund']),
    });
  },
  StartsAwaited: ({ steps = [] }) => {
    const step = steps.find(({ charts }) => charts?.opened) ?? steps[0];
    if (!step) return { kind: 'unknown', why: 'StartsAwaited' };
    return input({ type: 'AwaitStarts', process: step.definition.process, version: step.definition.version });
  },
  MessageSent: ({ data }) => input({ type: 'SendMessage', name: text(data['name']), ...keyed(data) }),
  SignalBroadcast: ({ data }) => input({ type: 'BroadcastSignal', name: text(data['name']), ...keyed(data) }),
  TaskClaimed: beside,
  TaskAssigned: beside,
  TaskReleased: beside,
  TaskScheduled: beside,
};

const keyed = ({ key, variables }: JsonObject): { readonly key?: string; readonly variables?: JsonObject } => ({
  ...(typeof key === 'string' ? { key } : {}),
  ...(variables === undefined ? {} : { variables: variables as JsonObject }),
});

/** Facts of the command itself; those its processes raised come by themselves again. */
function factsGiven(events: readonly CaseEvent[]): readonly FactInput[] {
  const ids = new Set(events.map(({ id }) => id));
  return events
    .filter(({ type, meta }) => isFactType(type) && !(meta.causationId !== null && ids.has(meta.causationId)))
    .map(({ type, data, meta: { occurredOn, personIds } }) => ({ type, data, occurredOn, personIds }));
}

function correctionInput(
  { data, meta: { occurredOn } }: CaseEvent,
  correction: NonNullable<ReturnType<typeof correctionOf>>,
): Input {
  const reason = text(data['grund']);
  if (correction.kind === 'voided') return { type: 'VoidFact', event: correction.voids, reason };
  if (correction.kind === 'corrected')
    return { type: 'CorrectFact', event: correction.corrects, data: correction.data, occurredOn, reason };
  throw new Error('A fact is no correction');
}
