import type { Json, JsonObject, Refusal } from '@fallspur/kernel';
import type { RaisedFact } from '../definition.ts';
import { fire } from './arming.ts';
import { ask, type Place } from './data.ts';
import type { PendingEvent } from './batch.ts';
import { idOfKey } from './keys.ts';
import type { ChartKey, ElementKey } from './events.ts';
import { factEvent, personsOf } from './fact-input.ts';
import { deliverMessage, publishFact, publishSignal } from './publishing.ts';
import { encloses } from './scopes.ts';
import type { Walk } from './walk.ts';

/**
 * An element records a fact by itself: evaluated, checked and admitted now, so that the token stays here if it may not
 * be; recorded as an event of its own later in the same batch, with this event as its cause. A name that is no fact
 * type is a message between pools (`permissive` only).
 */
export function raise(walk: Walk, raised: RaisedFact, place: Place): boolean {
  const { batch, event } = walk.movement;
  const key = place.element as ElementKey;
  const answer = raised.data ? ask(walk, raised.data, place) : null;
  if (answer?.kind === 'fault') {
    walk.incident(key, 'E_EXPRESSION', 'inside', `${raised.type} (${answer.code})`, answer.message);
    return false;
  }
  const data = answer?.value ?? {};
  if (batch.isFull) {
    walk.incident(key, 'E_RAISE_LOOP', 'inside', raised.type);
    return false;
  }
  if (!batch.env.definitions.factType(raised.type)) return sendMessage(walk, raised.type, data, key);
  if (!isObject(data)) {
    walk.incident(key, 'E_FACT_INVALID', 'inside', `${raised.type}: factData ist kein FEEL-Kontext`);
    return false;
  }
  const named = personsOf(data);
  const personIds = named.length ? named : walk.draft.personId === null ? event.personIds : [walk.draft.personId];
  const prepared = factEvent(batch, { type: raised.type, data, occurredOn: event.occurredOn, personIds });
  if ('refusal' in prepared) {
    const code = prepared.at === 'admission' ? 'E_FACT_REFUSED' : 'E_FACT_INVALID';
    walk.incident(key, code, 'inside', `${raised.type} (${prepared.refusal.code})`, saidOf(prepared.refusal));
    return false;
  }
  batch.enqueue({ ...prepared.event, causationId: event.id, move: (movement) => publishFact(movement) }, true);
  return true;
}

const saidOf = ({ message, details }: Refusal): string =>
  [message, ...((details?.['faults'] ?? []) as readonly string[])].join(' ');

function sendMessage(walk: Walk, name: string, data: Json, key: ElementKey): boolean {
  if (walk.draft.definition.profile === 'strict') {
    walk.incident(key, 'E_FACT_UNKNOWN', 'inside', name);
    return false;
  }
  enqueue(walk, 'MessageSent', { name, variables: isObject(data) ? data : {} }, deliverMessage);
  return true;
}

/**
 * Throws a signal. In the throwing instance it is heard at once, by whatever listens at this moment – the scope it is
 * thrown from may be gone a moment later; the other instances hear it as an event of its own in the same batch.
 * True: it interrupts the scope it is thrown from.
 */
export function throwSignal(walk: Walk, name: string, from: ChartKey): boolean {
  let interrupts = false;
  for (const { key, kind, name: heard, on } of Object.values(walk.draft.subscriptions))
    if (kind === 'signal' && heard === name) {
      const { behaviour } = walk.row(idOfKey(key));
      interrupts ||= behaviour.kind === 'catch' && behaviour.interrupting && encloses(walk.draft, on, from);
      walk.then(() => fire(walk, key, {}));
    }
  enqueue(walk, 'SignalBroadcast', { name }, (movement) => publishSignal(movement, walk.draft.id));
  return interrupts;
}

function enqueue(walk: Walk, type: string, data: JsonObject, move: PendingEvent['move']): void {
  const { batch, event } = walk.movement;
  const { occurredOn, personIds } = event;
  const protect = batch.sensitivity.protectData(data, personIds[0] ?? batch.state.caseId);
  batch.enqueue({
    type,
    schemaVersion: 1,
    data,
    protect,
    occurredOn,
    personIds,
    protection: null,
    causationId: event.id,
    move,
  });
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
