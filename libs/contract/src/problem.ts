import type { JsonObject } from '@fallspur/kernel';

/** Every answer that is no success: `application/problem+json` (RFC 9457). Check by `code`, which never changes. */
export interface Problem {
  readonly type: string;
  /** Short, German, the same for every occurrence of this code. */
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** A German sentence for the person who asked: what was expected, what came, what to try. */
  readonly detail: string;
  /** Findings by field (JSON Pointer into the request body), so that a form can show each where it belongs. */
  readonly fields?: readonly FieldProblem[];
  readonly details?: JsonObject;
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}
