import type { JsonObject } from './json.ts';

/**
 * A lawful "no": a value with a stable code, never an exception. Check by `code`, so it survives wires and
 * duplicate packages. `message` is a German sentence for the person who asked.
 */
export interface Refusal {
  readonly kind: 'refusal';
  readonly code: string;
  readonly message: string;
  readonly details?: JsonObject;
}

export const refuse = (code: string, message: string, details?: JsonObject): Refusal =>
  details ? { kind: 'refusal', code, message, details } : { kind: 'refusal', code, message };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'refusal';

/** Something worth saying about an accepted command. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly details?: JsonObject;
}
