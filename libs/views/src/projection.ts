import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CaseEvent } from '@fallspur/kernel';

/** What a projection's handlers write with: prepared statements, cached by text, inside the runner's transaction. */
export interface ProjectionDb {
  /** Prepares once per text. */
  sql(text: string): StatementSync;
}

/** An event as projections see it: clear parts at once, personal fields only when asked for. */
export interface ProjectedEvent {
  readonly position: number;
  readonly stream: string;
  /** Without personal fields: those are absent from `data` and `steps`. */
  readonly event: CaseEvent;
  /** With personal fields unwrapped under the service key ring. */
  open(): CaseEvent;
}

/**
 * A read model: a cache made from the log. `version` changes whenever rows would come out differently; the runner then
 * rebuilds from zero beside the old rows, which answer until the new ones have caught up.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** `create table` statements; table names must begin with the projection's name. */
  readonly schema: readonly string[];
  /** By event type; `*` takes every other type. A handler that throws parks the event's case, visibly. */
  readonly handlers: Readonly<Record<string, (projected: ProjectedEvent, db: ProjectionDb) => void>>;
}

export type { DatabaseSync };
