import type { Json, JsonObject } from '@fallspur/kernel';
import type { Page, PageQuery } from './page.ts';
import type { UnitRef } from './tasks.ts';

/**
 * Query of GET /api/jobs: work a process has ordered from a machine and that is not done yet (service tasks, send tasks).
 */
export interface JobQuery extends PageQuery {
  /** Job type as the diagram names it; absent: all. */
  readonly type?: string;
  readonly process?: string;
  readonly caseId?: string;
}

/** The longest due first, those that wait for an incident to be resolved before them. Only cases within reach. */
export type JobList = Page<JobRow>;

/** Addresses one open job: `/api/jobs/{caseId}/{instance}/{job}`; `job` is `<elementId>#<ordinal>`, encoded. */
export interface JobRef {
  readonly caseId: string;
  readonly instance: string;
  readonly job: string;
}

export interface JobRow extends JobRef {
  readonly type: string;
  readonly process: string;
  readonly processName: string;
  readonly element: string;
  readonly name: string;
  /** Tries left before it becomes an incident. */
  readonly retries: number;
  /** Tries that have failed so far. */
  readonly tries: number;
  /** Instant since which it is open. */
  readonly since: string;
  /** Instant of the next try; null while an incident stands at it. */
  readonly notBefore: string | null;
  /** This house carries out this type itself; all others are left to workers outside. */
  readonly handledHere: boolean;
  readonly unit: UnitRef;
}

/** GET /api/jobs/{caseId}/{instance}/{job}: what whoever carries it out needs. Only for those who record in dossiers. */
export interface JobAtHand extends JobRef {
  readonly type: string;
  readonly retries: number;
  /** What the diagram hands to this job by its input mappings, and nothing else. Personal where the source is. */
  readonly variables: JsonObject;
  /** What the diagram tells whoever carries it out, by key: the same for every job of this element. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Body of POST /api/jobs/{caseId}/{instance}/{job}/completion. `Idempotency-Key` is demanded: make it of the job and its
 * `tries`, and an answer that is sent twice counts once.
 */
export interface JobCompletion {
  /** What the process goes on with. */
  readonly variables?: JsonObject;
}

/** Body of POST /api/jobs/{caseId}/{instance}/{job}/failure. `Idempotency-Key` as for a completion. */
export interface JobFailure {
  /** A code of capitals, digits and `_`, never a sentence: a sentence could quote a person. */
  readonly error: string;
  /** Default true; false: trying again would not help, it becomes an incident at once. */
  readonly retry?: boolean;
}

/** Query of GET /api/incidents: what is stuck in processes. */
export interface IncidentQuery extends PageQuery {
  readonly process?: string;
  readonly caseId?: string;
}

/** The oldest first. Only cases within reach. */
export type IncidentList = Page<IncidentRow>;

/** Addresses one open incident: `/api/incidents/{caseId}/{instance}/{key}`; `key` is `<elementId>#<ordinal>`, encoded. */
export interface IncidentRef {
  readonly caseId: string;
  readonly instance: string;
  readonly key: string;
}

export interface IncidentRow extends IncidentRef {
  readonly process: string;
  readonly processName: string;
  readonly element: string;
  readonly name: string;
  readonly code: string;
  /** German sentence without personal values. */
  readonly message: string;
  /** Code of the worker, where a job has failed. */
  readonly reason: string | null;
  readonly since: string;
  readonly unit: UnitRef;
}

/** GET /api/incidents/{caseId}/{instance}/{key}: what somebody must know to free it. */
export interface IncidentPage extends IncidentRow {
  /** What the evaluation said; null where it may quote what this session does not read. */
  readonly detail: string | null;
  /** What the element asks, as the diagram writes it. */
  readonly asks: readonly string[];
  /** What it sees. */
  readonly values: readonly IncidentValue[];
  /** Where its token could be put instead. */
  readonly places: readonly { readonly element: string; readonly name: string }[];
  readonly position: number;
}

/** A variable seen from where it is stuck, or one that is asked there and missing. */
export interface IncidentValue {
  readonly name: string;
  /** Null where it is withheld or missing. */
  readonly value: Json;
  readonly withheld: boolean;
  readonly missing: boolean;
  /** The element asks for it. */
  readonly asked: boolean;
  /** A variable of the process, not of the dossier: that is corrected by its facts. */
  readonly changeable: boolean;
}

/**
 * Body of POST /api/incidents/{caseId}/{instance}/{key}/correction: tried again with other values. Without any, it is
 * …/resolution without a body. `Idempotency-Key` is demanded; whether it went on says the next list: what is still wrong is
 * an incident again.
 */
export interface IncidentCorrection {
  /** At most 50. Set where it is known already, else for the whole instance. */
  readonly variables: JsonObject;
  readonly reason: string;
}

/** Body of POST /api/cases/{caseId}/instances/{instance}/cancellation. */
export interface InstanceCancellation {
  readonly reason: string;
}

/** Body of POST /api/cases/{caseId}/instances/{instance}/modification: one of `cancel` and `startBefore` at least. */
export interface InstanceModification {
  readonly reason: string;
  /** Element, or element instance by its key, whose token is taken away. */
  readonly cancel?: string;
  /** Element a token is put before. */
  readonly startBefore?: string;
}

/**
 * GET /api/parked: cases that something beside the log stopped following, because it could not digest one event. All else
 * goes on. Tried again by POST /api/parked/{caseId}/retry, without a body.
 */
export type ParkedList = Page<ParkedRow>;

export interface ParkedRow {
  readonly caseId: string;
  /** Null for what is no dossier. */
  readonly unit: UnitRef | null;
  /** A read model that does not follow the case, or a fact that does not reach another case. */
  readonly what: 'view' | 'relay';
  /** Name of the read model; the case the fact is meant for. */
  readonly where: string;
  readonly eventId: string;
  /** What the event is called. */
  readonly title: string;
  readonly code: string;
  /** Events of the case passed over since. */
  readonly skipped: number;
}

export interface ParkedRetried {
  /** How many go on now, and how many do not. */
  readonly followed: number;
  readonly stillParked: number;
}
