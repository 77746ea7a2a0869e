import { isRefusal, uuidV5, type CaseEvent as KernelCaseEvent, type Json } from '@fallspur/kernel';
import type { Actor, CaseEvent, FactInput } from '@fallspur/engine';
import { queriesOf, type Projection, type Rows } from '@fallspur/views';
import { isFault, parseFeel } from '@fallspur/decision';
import type { CaseRuntime } from './case-runtime.ts';
import type { DeployedNow } from './deployed.ts';

/** The fact that says at the source that a target would not take a relayed fact. [decisions.md 3] */
export const DELIVERY_REFUSED = 'ZustellungAbgewiesen';

export const RELAY_ACTOR: Actor = { person: 'system:relay', office: 'SYSTEM', role: 'SYSTEM' };

/** A fact on its way to another case. */
export interface PendingRelay {
  readonly sourceEvent: string;
  readonly sourceCase: string;
  readonly target: string;
}

/**
 * What still has to be delivered, made from the log alone: a fact with `x-relay` opens one row a target; the target's
 * event that names it as cause, or a refusal recorded at the source, closes the row. So a crash forgets nothing and a
 * rebuild finds the same rows.
 */
export const relayProjection = (deployed: DeployedNow): Projection => ({
  name: 'relay',
  version: 1,
  schema: [
    `create table relay_pending (source_event text not null, target text not null, source_case text not null,
       position integer not null, primary key (source_event, target)) without rowid`,
  ],
  handlers: {
    '*': (projected, db) => {
      const { event } = projected;
      if (event.meta.causationId !== null && event.meta.commandIndex === 0)
        db.sql('delete from relay_pending where source_event = ? and target = ?').run(
          event.meta.causationId,
          projected.stream,
        );
      if (event.type === DELIVERY_REFUSED)
        db.sql('delete from relay_pending where source_event = ? and target = ?').run(
          text(event.data['ereignis']),
          text(event.data['ziel']),
        );
      for (const target of targetsOf(event, deployed, projected.open))
        db.sql('insert or ignore into relay_pending values (?, ?, ?, ?)').run(
          event.id,
          target,
          projected.stream,
          projected.position,
        );
    },
  },
});

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Target cases of a fact: each `x-relay` expression gives a case id, a list of them, or null for none. */
function targetsOf(event: KernelCaseEvent, deployed: DeployedNow, open: () => KernelCaseEvent): string[] {
  const relay = deployed.current.definitions.factType(event.type)?.relay ?? [];
  // What the relay itself recorded has arrived: sending it on would never end.
  if (relay.length === 0 || event.meta.actor === RELAY_ACTOR.person) return [];
  const clear = open();
  return relay.flatMap(({ kind, target }) => {
    const expression = parseFeel(target);
    if (isFault(expression)) throw new Error(`x-relay of ${event.type}: ${expression.message}`);
    const answer = expression.evaluate(
      { ...clear.data, personIds: clear.meta.personIds },
      { now: clear.meta.recordedAt },
    );
    if (answer.kind === 'fault') throw new Error(`x-relay of ${event.type}, "${target}": ${answer.message}`);
    const values = Array.isArray(answer.value) ? answer.value : [answer.value];
    return values
      .filter((value): value is string => typeof value === 'string')
      .map((id) => (id.startsWith(`${kind}-`) ? id : `${kind}-${id}`));
  });
}

interface RelayTables {
  readonly relay_pending: {
    readonly source_event: string;
    readonly source_case: string;
    readonly target: string;
    readonly position: number;
  };
}
const q = queriesOf<RelayTables>();

/** What is on its way, oldest first. */
export const pendingRelays = (rows: Rows): readonly PendingRelay[] =>
  rows
    .all(q.selectFrom('relay_pending').selectAll().orderBy('position').orderBy('target'))
    .map((row) => ({ sourceEvent: row.source_event, sourceCase: row.source_case, target: row.target }));

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

/**
 * Delivers what is pending: records the fact at each target. The command id is made of source event and target, so a
 * repeated delivery is recognised. What a target refuses is recorded at the source. What can be neither stays pending until
 * the next call: it holds up nobody else.
 */
export async function deliverRelays(
  runtime: CaseRuntime,
  findPending: FindPendingRelays,
  open: (eventId: string) => Promise<CaseEvent>,
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
  relay: PendingRelay,
  open: (eventId: string) => Promise<CaseEvent>,
): Promise<string> {
  const source = await open(relay.sourceEvent);
  const cause = { causationId: source.id, correlationId: source.meta.correlationId, actor: RELAY_ACTOR };
  const answer = await runtime.execute(relay.target, {
    ...cause,
    type: 'RecordFact',
    commandId: uuidV5('relay', source.id, relay.target),
    fact: factOf(source),
  });
  if (!isRefusal(answer)) return 'delivered';
  if (NOT_NOW.has(answer.code)) return answer.code;
  const told = await runtime.execute(relay.sourceCase, {
    ...cause,
    type: 'RecordFact',
    commandId: uuidV5('relay-refused', source.id, relay.target),
    fact: { type: DELIVERY_REFUSED, data: { ereignis: source.id, ziel: relay.target, code: answer.code } },
  });
  return isRefusal(told) ? told.code : 'refused';
}

const factOf = (event: CaseEvent): FactInput => ({
  type: event.type,
  data: event.data,
  occurredOn: event.meta.occurredOn,
  personIds: event.meta.personIds,
});
