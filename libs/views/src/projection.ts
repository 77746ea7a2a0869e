import type { StatementSync } from 'node:sqlite';
import type { CaseEvent } from '@fallspur/kernel';

/**
 * A read model: a cache made from the log. `version` changes whenever rows would come out differently; the runner then
 * rebuilds from zero beside the old rows, which answer until the new ones have caught up.
 */
export interface Projection {
  /** Lower-case identifier, e.g. `pilot_figures`; unique on a node. */
  readonly name: string;
  readonly version: number;
  /** `create table` and `create index` statements; every name in them begins with the projection's name. */
  readonly schema: readonly string[];
  /** By event type; `*` takes every type without a handler of its own. A handler that throws parks the event's case. */
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** Writes rows and nothing else: no clock, no chance, no reading outside `db`, or a rebuild would differ. */
export type Handler<Data = CaseEvent['data']> = (projected: ProjectedEvent<Data>, db: ProjectionDb) => void;

/** What handlers write with: prepared statements, cached by text, inside the runner's transaction. */
export interface ProjectionDb {
  /** Prepares once per text; tables are named as in `schema`. */
  sql(text: string): StatementSync;
}

/** An event as projections see it: clear parts at once, personal fields only when asked for. */
export interface ProjectedEvent<Data = CaseEvent['data']> {
  readonly position: number;
  /** The case's stream, `<kind>-<uuid>`. */
  readonly stream: string;
  /** Without personal fields: those are absent from `data` and `steps`. */
  readonly event: Omit<CaseEvent, 'data'> & { readonly data: Data };
  /** With personal fields unwrapped under the service key ring. */
  open(): Omit<CaseEvent, 'data'> & { readonly data: Data };
}

/** A projection whose handlers know the data of their facts. */
export interface TypedProjection<Facts extends Record<string, object>> extends Omit<Projection, 'handlers'> {
  readonly handlers: { readonly [Type in keyof Facts]: Handler<Facts[Type]> } & { readonly '*'?: Handler };
}

/** Types each handler by its fact: `Facts` maps event type to the shape of its data. */
export const defineProjection = <Facts extends Record<string, object>>(
  projection: TypedProjection<Facts>,
): Projection => projection as unknown as Projection;
