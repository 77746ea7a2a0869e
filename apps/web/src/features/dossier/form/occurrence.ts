import type { JsonObject } from '@fallspur/kernel';
import { isLocalDate } from '../../../ui/date-text.ts';

/**
 * The day to send: what stands in the field the form names for it, else what was asked beside the fact. Never a coming
 * day, as nothing is recorded before it happened.
 */
export function occurredOn(field: string | null, values: JsonObject, asked: string, today: string): string {
  const said = field === null ? asked : values[field];
  return typeof said === 'string' && isLocalDate(said) && said <= today ? said : today;
}
