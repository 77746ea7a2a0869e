import type { Json, JsonObject } from '@fallspur/kernel';
import { beginOf } from '../compile/begins.ts';
import type { CompiledDefinition, ElementTable } from '../definition.ts';
import { idOfKey } from './keys.ts';
import { fire } from './arming.ts';
import { mapOutputs } from './data.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './env.ts';
import type { ElementKey, OpenedSubscription } from './events.ts';
import type { Movement } from './movement.ts';
import { begin, openScope } from './scopes.ts';
import type { BufferedMessage, InstanceState } from './state.ts';
import type { Walk } from './walk.ts';

/**
 * A fact is published: every open subscription of that name with matching key and every message start of the case kind
 * takes it. Nobody consumes it and it is not buffered: what begins to wait because of it does not get it. [decisions.md 5]
 * `completes` does the work of the task this fact completes, in its instance's turn.
 */
export function publishFact(
  movement: Movement,
  completes: { readonly instance: string; readonly work: (walk: Walk) => void } | null = null,
): void {
  const { batch, event } = movement;
  const fact = event.fact as Fact;
  const takers = movement.instances.map((instance) => ({ id: instance.id, keys: subscriptionsFor(instance, fact) }));
  for (const { id, keys } of takers) {
    if (completes?.instance === id) withWalk(movement, id, completes.work);
    for (const key of keys) wake(movement, id, key, 'message', {});
  }
  const taken = takers.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  for (const definition of batch.env.definitions.startedBy(batch.kind.name, event.type))
    for (const start of rootStarts(definition, 'message', event.type))
      if (!isTakenBy(movement, taken, definition, start))
        startInstance(movement, definition, start, { personId: onlyPerson(fact), variables: {} });
}

/** One of several events that begin a process together goes to the instance that waits for it, and begins no other. */
const isTakenBy = (
  movement: Movement,
  takers: readonly { readonly id: string; readonly key: ElementKey }[],
  { process }: CompiledDefinition,
  start: ElementTable,
): boolean =>
  start.beginsBehind !== undefined &&
  takers.some(
    ({ id, key }) => idOfKey(key) === start.id && movement.batch.state.instances[id]?.definition.process === process,
  );

/** Who would take this fact, told before anything is recorded. */
export const isAwaited = (
  instances: readonly InstanceState[],
  fact: Pick<Fact, 'type' | 'data' | 'personIds'>,
): boolean => instances.some((instance) => subscriptionsFor(instance, fact).length > 0);

function subscriptionsFor(
  instance: InstanceState,
  fact: Pick<Fact, 'type' | 'data' | 'personIds'>,
): readonly ElementKey[] {
  return Object.values(instance.subscriptions)
    .filter(({ kind, name }) => kind === 'message' && name === fact.type)
    .filter(({ correlation }) => correlates(correlation, instance, fact))
    .map(({ key }) => key);
}

// The key is a person the fact names or one of its own values (zuzugId, gespraechId); a fact that names no person
// concerns every person of the case.
function correlates(
  correlation: string | null,
  instance: InstanceState,
  fact: Pick<Fact, 'data' | 'personIds'>,
): boolean {
  if (correlation === null || fact.personIds.includes(correlation)) return true;
  if (!fact.personIds.length && correlation === instance.personId) return true;
  return Object.values(fact.data).some((value) => isKey(value, correlation));
}

const isKey = (value: Json, key: string): boolean =>
  Array.isArray(value)
    ? value.some((item) => isKey(item, key))
    : value !== null && typeof value !== 'object' && String(value) === key;

const onlyPerson = (fact: Fact): string | null => (fact.personIds.length === 1 ? (fact.personIds[0] as string) : null);

/** A signal reaches every instance that listens (but the thrower, which heard it), and starts what begins with it. */
export function publishSignal(movement: Movement, thrower: string | null = null): void {
  const { batch, event } = movement;
  const name = String(event.data['name']);
  const variables = (event.data['variables'] ?? {}) as JsonObject;
  const takers = movement.instances.flatMap(({ id, subscriptions }) =>
    Object.values(id === thrower ? {} : subscriptions)
      .filter((subscription) => subscription.kind === 'signal' && subscription.name === name)
      .map(({ key }) => ({ id, key })),
  );
  for (const { id, key } of takers) wake(movement, id, key, 'signal', variables);
  for (const definition of batch.env.definitions.startedBySignal(batch.kind.name, name))
    for (const start of rootStarts(definition, 'signal', name))
      if (!isTakenBy(movement, takers, definition, start))
        startInstance(movement, definition, start, { personId: null, variables });
}

/** A message goes to the one that has waited longest, else starts one instance, else stays in the bag. */
export function deliverMessage(movement: Movement): void {
  const { batch, event } = movement;
  const message: BufferedMessage = {
    id: event.id,
    name: String(event.data['name']),
    key: (event.data['key'] ?? null) as string | null,
    variables: (event.data['variables'] ?? {}) as JsonObject,
  };
  const takes = ({ kind, name, correlation }: OpenedSubscription): boolean =>
    kind === 'message' &&
    name === message.name &&
    (correlation === null || message.key === null || correlation === message.key);
  for (const { id, subscriptions } of movement.instances) {
    const taker = Object.values(subscriptions).find(takes);
    if (!taker) continue;
    withWalk(movement, id, (walk) => walk.draft.consume(message.id));
    return wake(movement, id, taker.key, 'message', message.variables);
  }
  for (const definition of batch.env.definitions.startedBy(batch.kind.name, message.name))
    for (const start of rootStarts(definition, 'message', message.name)) {
      const walk = startInstance(movement, definition, start, { personId: null, variables: message.variables });
      walk.draft.consume(message.id);
      return;
    }
  movement.buffer(message);
}

function wake(
  movement: Movement,
  instance: string,
  key: ElementKey,
  trigger: 'message' | 'signal',
  brought: JsonObject,
): void {
  withWalk(movement, instance, (walk) => {
    if (!walk.draft.subscriptions[key]) return;
    walk.draft.because(trigger, idOfKey(key));
    walk.run(() => fire(walk, key, brought));
  });
}

const withWalk = (movement: Movement, instance: string, work: (walk: Walk) => void): void => {
  const walk = movement.walkOf(instance);
  if (walk) work(walk);
};

/** Start events of the process itself that this message or signal triggers. */
export const rootStarts = (
  definition: CompiledDefinition,
  kind: 'message' | 'signal',
  name: string,
): readonly ElementTable[] =>
  processStarts(definition).filter(
    ({ behaviour }) =>
      behaviour.kind === 'catch' &&
      behaviour.triggers.some((trigger) => trigger.kind === kind && 'name' in trigger && trigger.name === name),
  );

/** Without a name: the start nobody triggers, else the only one there is. */
export function chooseStart(definition: CompiledDefinition, named?: string): ElementTable | undefined {
  const starts = processStarts(definition);
  if (named !== undefined) return starts.find(({ id }) => id === named);
  return starts.find(({ behaviour }) => behaviour.kind === 'pass') ?? (starts.length === 1 ? starts[0] : undefined);
}

export function processStarts(definition: CompiledDefinition): readonly ElementTable[] {
  const drawn = Object.values(definition.elements).filter(
    ({ type, chart, beginsBehind }) =>
      chart === definition.root && (type === 'startEvent' || beginsBehind !== undefined),
  );
  return drawn.length > 0 ? drawn : [undrawnStart(definition)];
}

/** Where no start is drawn everything begins that nothing leads to; it is known by the process itself. */
const undrawnStart = ({ process, name, root }: CompiledDefinition): ElementTable => ({
  id: process,
  name,
  type: 'startEvent',
  chart: root,
  line: 1,
  lanes: [],
  behaviour: { kind: 'pass' },
  inputs: [],
  outputs: [],
  boundary: [],
  beginsBehind: beginOf(root),
});

/** What a called instance was given, kept in its root frame under a name no expression can mention. */
export const GIVEN = 'call:given';

/** The draft that knows which of the variables handed over are personal, and the element that waits. */
interface Caller {
  readonly draft: Draft;
  readonly element: ElementKey;
}

export function startInstance(
  movement: Movement,
  definition: CompiledDefinition,
  start: ElementTable,
  given: { readonly personId: string | null; readonly variables: JsonObject; readonly calledFrom?: Caller },
): Walk {
  const { personId, calledFrom } = given;
  const born = {
    personId,
    ...(calledFrom ? { parent: { instance: calledFrom.draft.id, element: calledFrom.element } } : {}),
  };
  const walk = movement.start(definition, start.id, born, 'started');
  walk.run(() => {
    const root = openScope(walk, definition.root, null, (frame) => {
      for (const [name, value] of Object.entries(given.variables))
        walk.draft.write(frame, name, value, walk.batch.sensitivity.ofNames([name], (calledFrom ?? walk).draft));
      if (calledFrom) {
        const taint = walk.batch.sensitivity.ofNames(Object.keys(given.variables), calledFrom.draft);
        walk.draft.write(frame, GIVEN, given.variables, taint);
      }
      if (start.beginsBehind === undefined) mapOutputs(walk, start, { chart: frame, element: null }, frame);
    });
    begin(walk, root, start.beginsBehind ?? start.id);
    if (start.beginsBehind !== undefined) walk.then(() => happened(walk, start, root));
  });
  return walk;
}

/** All events behind the gateway are waited for; this one is here already. */
function happened(walk: Walk, { id }: ElementTable, root: string): void {
  const [key] = walk.draft.activeKeys(id, root);
  if (key !== undefined) fire(walk, key, {});
}
