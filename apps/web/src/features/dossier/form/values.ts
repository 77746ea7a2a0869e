import type { Draft } from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';
import { rowFields, type Field, type Labels } from './fields.ts';

/**
 * What a form starts with: what somebody had begun, else the proposal. Hidden values always come from the proposal, as
 * they may have changed since the draft was saved.
 */
export function startValues(fields: readonly Field[], proposal: JsonObject, draft: Draft | null): JsonObject {
  if (draft === null) return proposal;
  const asked = new Set(fields.filter(({ place }) => place !== 'hidden').map(({ name }) => name));
  const of = (from: JsonObject, mine: boolean) => Object.entries(from).filter(([name]) => asked.has(name) === mine);
  return Object.fromEntries([...of(proposal, false), ...of(draft.data, true)]);
}

/** What is sent: without what was left blank, numbers as numbers. What cannot be read stays as typed, for the answer to name. */
export function bodyOf(fields: readonly Field[], values: JsonObject, labels: Labels): JsonObject {
  const asked = new Set(fields.map(({ name }) => name));
  const rest = Object.entries(values).filter(([name]) => !asked.has(name));
  return Object.fromEntries([
    ...rest,
    ...fields.flatMap((field) => {
      const value = sentValue(field, values[field.name], labels);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  ]);
}

function sentValue(field: Field, value: Json | undefined, labels: Labels): Json | undefined {
  if (field.kind === 'unasked') return value;
  if (isBlank(value)) return undefined;
  switch (field.kind) {
    case 'integer':
    case 'number':
      return typeof value === 'string' && isNumber(value) ? Number(value.trim()) : value;
    case 'line':
    case 'text':
      return typeof value === 'string' ? value.trim().normalize('NFC') : value;
    case 'group':
      return isRecord(value) ? bodyOf(field.fields, value, labels) : value;
    case 'rows': {
      const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
      return rows
        .map((row, at) => (isRecord(row) ? bodyOf(rowFields(field, at, labels), row, labels) : row))
        .filter((row) => !isBlank(row));
    }
    default:
      return value;
  }
}

/**
 * What was typed, with the day of the whole in every group that has just been begun: a signature is given on the day of
 * the conversation, as a rule. A day somebody took out again stays out.
 */
export const withDayOfWhole = (
  fields: readonly Field[],
  before: JsonObject,
  after: JsonObject,
  day: string,
): JsonObject => {
  const begun = fields.flatMap((field) => {
    const value = after[field.name];
    if (field.kind !== 'group' || !isBlank(before[field.name]) || !isRecord(value) || isBlank(value)) return [];
    const open = field.fields.filter(({ kind, required, name }) => kind === 'date' && required && isBlank(value[name]));
    return open.length ? [[field.name, { ...value, ...Object.fromEntries(open.map(({ name }) => [name, day])) }]] : [];
  });
  return begun.length ? { ...after, ...(Object.fromEntries(begun) as JsonObject) } : after;
};

/** Nothing was answered: no text, no list, no part of a group. «Nein» and 0 are answers. */
export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every((item: Json) => isBlank(item));
  return isRecord(value) && Object.values(value).every(isBlank);
}

/** The value at a JSON Pointer of form paths (names and row numbers, nothing to unescape). */
export const valueAt = (values: Json | undefined, path: string): Json | undefined =>
  tokens(path).reduce<Json | undefined>((at, token) => {
    if (Array.isArray(at)) return (at as readonly Json[])[Number(token)];
    return isRecord(at) ? at[token] : undefined;
  }, values);

/** The same values with another one at `path`; `undefined` takes it out. */
export const withValue = (values: JsonObject, path: string, value: Json | undefined): JsonObject =>
  replaced(values, tokens(path), value) as JsonObject;

function replaced(
  at: Json | undefined,
  [token, ...rest]: readonly string[],
  value: Json | undefined,
): Json | undefined {
  if (token === undefined) return value;
  if (Array.isArray(at)) {
    const items = [...(at as readonly Json[])];
    const item = replaced(items[Number(token)], rest, value);
    if (item === undefined) items.splice(Number(token), 1);
    else items[Number(token)] = item;
    return items;
  }
  const { [token]: before, ...others } = isRecord(at) ? at : {};
  const after = replaced(before, rest, value);
  return after === undefined ? others : { ...others, [token]: after };
}

export const isRecord = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isNumber = (typed: string): boolean => /^\s*-?\d+(\.\d+)?\s*$/.test(typed);
const tokens = (path: string): readonly string[] => path.split('/').slice(1);
