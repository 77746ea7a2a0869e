import type { Json, JsonObject } from './json.ts';

/** Protection classes of a personal field. [specification 7.2] */
export type ProtectionClass = 'D0' | 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7' | 'D8' | 'D9';

/** A personal value inside an event: where it stands (JSON Pointer from the event's root), whose it is, its class. */
export interface ProtectedField {
  /** e.g. `/data/personen/0/name` or `/steps/0/decisions/0/inputs/1`. */
  readonly path: string;
  readonly person: string;
  readonly class: ProtectionClass;
}

/** Third face of an event: who, for which office, when, why. [integrity.md, decisions.md 8] */
export interface EventMeta {
  /** Also the stream name: `<kind>-<uuid>`. */
  readonly caseId: string;
  /** 0-based position in the case's stream. */
  readonly revision: number;
  readonly personIds: readonly string[];
  /** Class of the fact as a whole; null for events that are no fact. */
  readonly protection: ProtectionClass | null;
  /** Index of this event within its command's batch. */
  readonly commandIndex: number;
  /** When it happened: local date `2016-01-05` or instant. */
  readonly occurredOn: string;
  /** When it was recorded: UTC instant, never backwards in the log. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly office: string;
  readonly role: string;
  readonly legalBasis?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

/**
 * An event in clear, as `decide` makes it and `evolve` folds it. Three faces: `data` what happened,
 * `steps` where it moved the processes, `meta` who and when. [house.md 1.2]
 */
export interface CaseEvent<Step = JsonObject> {
  readonly id: string;
  /** German official name for a fact; English from a closed list for everything else. */
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
  readonly steps?: readonly Step[];
  /** Which values of `data` and `steps` are personal; the envelope seals exactly these. */
  readonly protect: readonly ProtectedField[];
  /** Paths whose key was destroyed: the value is gone for ever (present only after opening). */
  readonly withheld?: readonly string[];
  readonly meta: EventMeta;
}

export type { Json };
