import { isRefusal, refuse, uuidV5, type JsonObject } from '@fallspur/kernel';
import type { CaseEvent, Command, FactInput } from '@fallspur/engine';
import type { CaseRuntime, Times } from './case-runtime.ts';
import type { Deployed } from './deployed.ts';
import { DELIVERY_REFUSED, type PendingRelay } from './projections/relay.ts';
import { RELAY_ACTOR, startsMadeBy } from './starting-elsewhere.ts';

/** Where pending relays are looked up, oldest first, up to date with the log. */
export type FindPendingRelays = () => Promise<readonly PendingRelay[]>;

/** A relay that could not be delivered now, nor refused: it stays pending, and the others go on. */
export interface StuckRelay extends PendingRelay {
  /** Code of the refusal, or `DELIVERY_FAILED` where something broke. */
  readonly code: string;
}

export interface RelaysDelivered {
  readonly delivered: number;
  readonly refused: number;
  readonly stuck: readonly StuckRelay[];
}

/** Opens an event of the log. */
export type OpenEvent = (eventId: string) => Promise<CaseEvent>;

/**
 * Delivers what is pending: records the fact, broadcasts the signal, starts the instance at each target. The command id is
 * made of source event and target, so a repeated delivery is recognised. What a target refuses is recorded at the source.
 * What can be neither stays pending until the next call: it holds up nobody else.
 */
export async function deliverRelays(
  runtime: CaseRuntime,
  findPending: FindPendingRelays,
  open: OpenEvent,
): Promise<RelaysDelivered> {
  let delivered = 0;
  let refused = 0;
  const stuck = new Map<string, StuckRelay>();
  const findNext = async () => (await findPending()).filter((relay) => !stuck.has(nameOf(relay)));
  for (let pending = await findNext(); pending.length > 0; pending = await findNext())
    for (const relay of pending) {
      const outcome = await deliver(runtime, relay, open).catch(() => 'DELIVERY_FAILED');
      if (outcome === 'delivered') delivered++;
      else if (outcome === 'refused') refused++;
      else stuck.set(nameOf(relay), { ...relay, code: outcome });
    }
  return { delivered, refused, stuck: [...stuck.values()] };
}

const nameOf = ({ sourceEvent, target }: PendingRelay): string => `${sourceEvent} ${target}`;

/** Says nothing about the fact: the same a moment later may be taken. */
const NOT_NOW: ReadonlySet<string> = new Set([
  'LOG_FULL',
  'KEYS_FULL',
  'WRONG_EXPECTED_REVISION',
  'RECORDED_AT_BEHIND',
]);

/** `delivered`, `refused`, or the code of what hindered both. */
async function deliver(
  runtime: CaseRuntime,
  { sourceEvent, sourceCase, target }: PendingRelay,
  open: OpenEvent,
): Promise<string> {
  const source = await open(sourceEvent);
  const head = { causationId: source.id, correlationId: source.meta.correlationId, actor: RELAY_ACTOR };
  const { message, times } = messageOf(source, target, runtime.deployed.current);
  const command = { ...head, ...message, commandId: uuidV5('relay', source.id, target) } as Command;
  const isEcho = command.type === 'BroadcastSignal' && (await setItselfOff(source, open));
  const answer = isEcho ? ECHO : await runtime.execute(target, command, times);
  if (!isRefusal(answer)) return 'delivered';
  if (NOT_NOW.has(answer.code)) return answer.code;
  const told = await runtime.execute(sourceCase, {
    ...head,
    type: 'RecordFact',
    commandId: uuidV5('relay-refused', source.id, target),
    fact: { type: DELIVERY_REFUSED, data: { ereignis: source.id, ziel: target, code: answer.code } },
  });
  return isRefusal(told) ? told.code : 'refused';
}

const ECHO = refuse('SIGNAL_ECHOES', 'Dieses Signal hat sich selbst ausgelöst; es wird nicht weitergegeben.');

/** Has a signal set itself off again? Told on, each round would begin new cases without end. */
async function setItselfOff({ data, meta }: CaseEvent, open: OpenEvent): Promise<boolean> {
  for (let cause = meta.causationId; cause !== null;) {
    const event = await open(cause);
    if (event.type === 'SignalBroadcast' && event.data['name'] === data['name']) return true;
    cause = event.meta.causationId;
  }
  return false;
}

type Message = { [C in Command as C['type']]: Omit<C, 'commandId' | 'actor'> }[
  'RecordFact' | 'StartProcess' | 'BroadcastSignal'];

/** A process starts when its start happened, however long that was unknown; a fact is recorded when it is known. */
function messageOf(
  source: CaseEvent,
  target: string,
  { definitions }: Deployed,
): { readonly message: Message; readonly times?: Times } {
  const times = { now: source.meta.occurredOn };
  const start = startsMadeBy(source, definitions).find((one) => one.target === target);
  const variables =
    source.type === 'SignalBroadcast' ? (source.data['variables'] as JsonObject | undefined) : undefined;
  const carried = variables ? { variables } : {};
  if (start) {
    const { process, version, startEvent } = start;
    return { message: { type: 'StartProcess', process, version, startEvent, ...carried }, times };
  }
  if (source.type === 'SignalBroadcast')
    return { message: { type: 'BroadcastSignal', name: String(source.data['name']), ...carried }, times };
  return { message: { type: 'RecordFact', fact: factOf(source) } };
}

const factOf = (event: CaseEvent): FactInput => ({
  type: event.type,
  data: event.data,
  occurredOn: event.meta.occurredOn,
  personIds: event.meta.personIds,
});
