import type { JsonObject } from '@fallspur/kernel';
import { isLocalDate } from '../../../ui/date-text.ts';
import type { Field } from './fields.ts';

/**
 * The field that already says on which day the fact happened: what the schema calls so (`x-occurred-on`), else the first
 * date that is demanded or proposed as that day. A form without one asks for the day itself. [decisions.md 10]
 */
export function occurrenceField(
  schema: JsonObject | null,
  fields: readonly Field[],
  proposal: JsonObject,
  day: string,
): Field | null {
  const named = schema?.['x-occurred-on'];
  const dates = fields.filter(({ kind, place }) => kind === 'date' && place !== 'hidden');
  return (
    dates.find(({ name }) => name === named) ??
    dates.find(({ name, place, required }) => place === 'main' && (required || proposal[name] === day)) ??
    null
  );
}

/** The day to send: never a coming one, as nothing is recorded before it happened. */
export function occurredOn(field: Field | null, values: JsonObject, asked: string, today: string): string {
  const said = field === null ? asked : values[field.name];
  return typeof said === 'string' && isLocalDate(said) && said <= today ? said : today;
}
