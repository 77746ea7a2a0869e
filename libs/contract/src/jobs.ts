import type { JsonObject } from '@fallspur/kernel';

/**
 * Query of GET /api/jobs: work a process has ordered from a machine and that is not done yet (service tasks, send tasks).
 */
export interface JobQuery {
  /** Job type as the diagram names it; absent: all. */
  readonly type?: string;
}

/** The longest due first, those that wait for an incident to be resolved before them. Only cases within reach. */
export interface JobList {
  readonly rows: readonly JobRow[];
  /** True for the log up to here. */
  readonly position: number;
}

/** Addresses one open job: `/api/jobs/{caseId}/{instance}/{job}`; `job` is `<elementId>#<ordinal>`, encoded. */
export interface JobRef {
  readonly caseId: string;
  readonly instance: string;
  readonly job: string;
}

export interface JobRow extends JobRef {
  readonly type: string;
  readonly process: string;
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
}

/** GET /api/jobs/{caseId}/{instance}/{job}: what whoever carries it out needs. Only for those who record in dossiers. */
export interface JobAtHand extends JobRef {
  readonly type: string;
  readonly retries: number;
  /** What the diagram hands to this job by its input mappings, and nothing else. Personal where the source is. */
  readonly variables: JsonObject;
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

/** GET /api/incidents: what is stuck in processes, the oldest first. Only cases within reach. */
export interface IncidentList {
  readonly rows: readonly IncidentRow[];
  readonly position: number;
}

/**
 * Tried again by POST /api/incidents/{caseId}/{instance}/{key}/resolution, without a body; `Idempotency-Key` is demanded.
 * Whether it went on says the next list: what is still wrong is an incident again.
 */
export interface IncidentRow {
  readonly caseId: string;
  readonly instance: string;
  /** `<elementId>#<ordinal>` */
  readonly key: string;
  readonly process: string;
  readonly element: string;
  readonly name: string;
  readonly code: string;
  /** German sentence without personal values. */
  readonly message: string;
  /** Code of the worker, where a job has failed. */
  readonly reason: string | null;
  readonly since: string;
}
