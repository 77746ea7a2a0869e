import type { JsonObject } from '@fallspur/kernel';
import type { TaskRow } from './tasks.ts';

/** GET /api/tasks/{caseId}/{instance}/{task}/form, with the task's version as ETag. */
export interface TaskForm {
  readonly task: TaskRow;
  /**
   * JSON Schema (2020-12) of the fact; null for a task that records none. The form follows it: `title`, `description`,
   * `enum`, `required`. `x-form` of a property says how it is shown, see `FormHint`.
   */
  readonly schema: JsonObject | null;
  /** What is already known: ids, the unit's persons, today. The fields start with it. */
  readonly proposal: JsonObject;
  /** What somebody had begun to fill in; null when nothing. Never validated. */
  readonly draft: Draft | null;
  /** German labels of enum values, by field title path: `funktion.IBS` → «Stellvertretung». Missing ones show the value. */
  readonly labels: Readonly<Record<string, string>>;
  /** Persons of the dossier, for fields that name persons by key. */
  readonly persons: readonly { readonly personId: string; readonly name: string; readonly bornOn: string | null }[];
  readonly occurredOnDefault: string;
}

/** Value of `x-form` in a fact schema. */
export interface FormHint {
  /** `hidden`: filled in by the proposal, never shown · `persons`: keys of persons of the dossier · `text`: several lines · `details`: below «Weitere Angaben» */
  readonly show?: 'hidden' | 'persons' | 'text' | 'details';
}

/** GET, PUT (no validation), DELETE /api/tasks/{caseId}/{instance}/{task}/draft */
export interface Draft {
  readonly data: JsonObject;
  readonly savedAt: string;
}

/** Body of PUT …/draft */
export interface DraftInput {
  readonly data: JsonObject;
}

/** Body of POST …/completion; `If-Match: "<version>"` and `Idempotency-Key: <uuid>` are demanded. */
export interface Completion {
  readonly data?: JsonObject;
  /** Local date on which it happened; default today. */
  readonly occurredOn?: string;
}

/** Body of POST …/assignment (`user` null releases the task; own user claims it) */
export interface Assignment {
  readonly user: string | null;
}

/** Body of POST …/schedule: null clears, absent leaves. */
export interface Schedule {
  readonly dueOn?: string | null;
  readonly followUpOn?: string | null;
}

/** Answer of every command. 201 when something was recorded, 200 when this command had been answered before. */
export interface Recorded {
  readonly caseId: string;
  readonly revision: number;
  /** Hand it to a read as `?atLeast=` to see this command in the answer. */
  readonly position: number;
  readonly repeated: boolean;
  readonly events: readonly { readonly id: string; readonly type: string; readonly title: string }[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  /** Tasks of the case that are open now and this session may do: where to go on. */
  readonly next: readonly TaskRow[];
}
