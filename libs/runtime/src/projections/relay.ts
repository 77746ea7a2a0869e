import type { CaseEvent, Json } from '@fallspur/kernel';
import { queriesOf, type Projection, type Rows } from '@fallspur/views';
import { isFault, parseFeel } from '@fallspur/decision';
import type { DeployedNow } from '../deployed.ts';
import { isRelayed, startingTargets } from '../starting-elsewhere.ts';

/** The fact that says at the source that a target would not take a relayed fact. [decisions.md 3] */
export const DELIVERY_REFUSED = 'ZustellungAbgewiesen';

/** What another case has to hear of: a fact, a signal for processes that start with it, the start of an instance. */
export interface PendingRelay {
  readonly sourceEvent: string;
  readonly sourceCase: string;
  readonly target: string;
}

/**
 * What still has to be delivered, made from the log alone: a fact with `x-relay`, a signal and a start that happened open
 * one row a target; the target's event that names it as cause, or a refusal recorded at the source, closes the row. So a
 * crash forgets nothing and a rebuild finds the same rows.
 */
export const relayProjection = (deployed: DeployedNow): Projection => ({
  name: 'relay',
  version: 2,
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
      for (const target of [
        ...targetsOf(event, deployed, projected.open),
        ...startingTargets(projected, deployed.current),
      ])
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
function targetsOf(event: CaseEvent, deployed: DeployedNow, open: () => CaseEvent): string[] {
  const relay = deployed.current.definitions.factType(event.type)?.relay ?? [];
  if (relay.length === 0 || isRelayed(event)) return [];
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
