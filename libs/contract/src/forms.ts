import type { JsonObject } from '@fallspur/kernel';
import type { PersonRef, TaskRow } from './tasks.ts';

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
  /** The field whose date is the day it happened: send its value as `occurredOn` and ask no second date. Null: ask. */
  readonly occurredOnField: string | null;
}

/** Value of `x-form` in a fact schema. */
export interface FormHint {
  /** What the text or number stands for: a local date, `14:00`, an ISO 639 language, an ISO 3166-1 country, a BFS number. On a list: each of its items. */
  readonly as?: 'date' | 'time' | 'language' | 'country' | 'municipality';
  /** `hidden`: filled in by the proposal, never shown · `persons`: keys of persons of the dossier · `text`: several lines · `details`: below «Weitere Angaben» */
  readonly show?: 'hidden' | 'persons' | 'text' | 'details';
}

/** GET (404 `DRAFT_UNKNOWN` without one), PUT (no validation), DELETE /api/tasks/{caseId}/{instance}/{task}/draft */
export interface Draft {
  readonly data: JsonObject;
  readonly savedAt: string;
  /** A draft belongs to the task: whoever may do it goes on with it, and sees who saved it last. */
  readonly savedBy?: PersonRef;
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
