import type { Json, JsonObject } from '@fallspur/kernel';
import type { Recorded } from './forms.ts';
import type { Problem } from './problem.ts';

/** Body of POST /api/cases/{caseId}/facts: a fact by its own. `Idempotency-Key` is demanded. */
export interface FactInput {
  readonly type: string;
  readonly data: JsonObject;
  readonly occurredOn?: string;
  readonly personIds?: readonly string[];
}

/** Body of POST /api/cases/{caseId}/facts/{eventId}/correction */
export interface CorrectionInput {
  /** Complete new data. */
  readonly data: JsonObject;
  readonly occurredOn?: string;
  readonly reason: string;
}

/** Body of POST /api/cases/{caseId}/facts/{eventId}/void */
export interface VoidInput {
  readonly reason: string;
}

/**
 * Body of POST /api/commands: up to 500 commands in this order, each by its own; one refused does not stop the others.
 * Commands of different cases are recorded together where the store can.
 */
export interface CommandBatch {
  readonly commands: readonly BatchCommand[];
}

export type BatchCommand =
  | {
      readonly do: 'completeTask';
      readonly commandId: string;
      readonly caseId: string;
      readonly instance: string;
      readonly task: string;
      readonly version: number;
      readonly data?: JsonObject;
      readonly occurredOn?: string;
    }
  | {
      readonly do: 'recordFact';
      readonly commandId: string;
      readonly caseId: string;
      readonly type: string;
      readonly data: JsonObject;
      readonly occurredOn?: string;
      readonly personIds?: readonly string[];
    }
  | {
      readonly do: 'assignTask';
      readonly commandId: string;
      readonly caseId: string;
      readonly instance: string;
      readonly task: string;
      readonly version: number;
      readonly user: string | null;
    };

/** Answers in the order of the commands. */
export interface BatchAnswer {
  readonly answers: readonly (
    | { readonly commandId: string; readonly recorded: Omit<Recorded, 'next'> }
    | { readonly commandId: string; readonly problem: Problem }
  )[];
}

export type { Json };
