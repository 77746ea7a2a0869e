import type { Json, JsonObject } from '@fallspur/kernel';
import { formatDate } from '../../../ui/format.ts';
import { isRecord } from '../form/values.ts';

/** What a decision was asked with, ready to read: keys of people and things are left out, they say nothing to anybody. */
export const shownInputs = (inputs: JsonObject): readonly string[] =>
  Object.entries(inputs)
    .filter(([name, value]) => !isKeys(name, value))
    .map(([name, value]) => `${name} = ${shownValue(value)}`);

/** «ja», «20.11.2026», «A, B», «ergebnis = X, grund = Y»; a list of equals is said once: «4 × F». */
export function shownValue(value: Json): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'string') return formatDate(value);
  if (Array.isArray(value)) return shownList((value as readonly Json[]).map(shownValue));
  return isRecord(value) ? shownInputs(value).join(', ') || '–' : String(value);
}

function shownList(items: readonly string[]): string {
  if (items.length === 0) return '–';
  return items.length > 1 && items.every((item) => item === items[0])
    ? `${items.length} × ${items[0]}`
    : items.join(', ');
}

const isKeys = (name: string, value: Json): boolean =>
  /Ids?$/.test(name) &&
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).every((one) => typeof one === 'string');
