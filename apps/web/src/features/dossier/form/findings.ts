import type { FieldProblem } from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';
import { isLocalDate } from '../../../ui/date-text.ts';
import { rowFields, type Field, type Labels } from './fields.ts';
import { isBlank, isNumber, isRecord } from './values.ts';

/** What is wrong, by the path of the field that shows it; `general` belongs to no field. `order` is the order on screen. */
export interface Findings {
  readonly byPath: Readonly<Record<string, string>>;
  readonly general: readonly string[];
  readonly order: readonly string[];
}

export const noFindings: Findings = { byPath: {}, general: [], order: [] };

export interface FindingTexts {
  readonly missing: string;
  readonly noDate: string;
  readonly noTime: string;
  readonly noInteger: string;
  readonly tooSmall: (min: number) => string;
  readonly tooLarge: (max: number) => string;
}

/** What can be told without asking: what is required and blank, what is no date, no time, no whole number. */
export function checked(fields: readonly Field[], values: JsonObject, labels: Labels, texts: FindingTexts): Findings {
  const found = fields.flatMap((field) => checkedField(field, values[field.name], labels, texts));
  return { byPath: Object.fromEntries(found), general: [], order: found.map(([path]) => path) };
}

type Found = readonly (readonly [path: string, message: string])[];

function checkedField(field: Field, value: Json | undefined, labels: Labels, texts: FindingTexts): Found {
  if (field.place === 'hidden') return [];
  if (isBlank(value)) return field.required ? [[firstPath(field), texts.missing]] : [];
  if (field.kind === 'group' && isRecord(value))
    return field.fields.flatMap((inner) => checkedField(inner, value[inner.name], labels, texts));
  if (field.kind === 'rows' && Array.isArray(value))
    return (value as readonly Json[]).flatMap((row, at) =>
      isRecord(row) && !isBlank(row)
        ? rowFields(field, at, labels).flatMap((inner) => checkedField(inner, row[inner.name], labels, texts))
        : [],
    );
  const message = checkedValue(field, value, texts);
  return message === null ? [] : [[field.path, message]];
}

function checkedValue(field: Field, value: Json | undefined, texts: FindingTexts): string | null {
  if (field.kind === 'date') return typeof value === 'string' && isLocalDate(value) ? null : texts.noDate;
  if (field.kind === 'time') return typeof value === 'string' && TIME.test(value) ? null : texts.noTime;
  if (field.kind !== 'integer' && field.kind !== 'number') return null;
  const number = typeof value === 'string' && isNumber(value) ? Number(value) : value;
  if (typeof number !== 'number' || (field.kind === 'integer' && !Number.isInteger(number))) return texts.noInteger;
  if (field.min !== null && number < field.min) return texts.tooSmall(field.min);
  return field.max !== null && number > field.max ? texts.tooLarge(field.max) : null;
}

/**
 * Findings of an answer, each at the field it belongs to: paths are pointers into the request body, `/data/…`. One that
 * names no field on screen goes to the nearest one above it, else it is general.
 */
export function placed(
  fields: readonly Field[],
  values: JsonObject,
  labels: Labels,
  problems: readonly FieldProblem[],
): Findings {
  const order = pathsOf(fields, values, labels);
  const byPath: Record<string, string> = {};
  const general: string[] = [];
  for (const { path, message } of problems) {
    const at = nearest(order, path.replace(/^\/data(?=\/|$)/, ''));
    if (at === null) general.push(message);
    else byPath[at] = byPath[at] === undefined ? message : `${byPath[at]} ${message}`;
  }
  return { byPath, general, order: order.filter((path) => byPath[path] !== undefined) };
}

/** Paths of every field on screen, in the order of the screen. */
export function pathsOf(fields: readonly Field[], values: JsonObject, labels: Labels): readonly string[] {
  const shown = fields.filter(({ place }) => place !== 'hidden');
  const inOrder = [
    ...shown.filter(({ place }) => place === 'main'),
    ...shown.filter(({ place }) => place === 'details'),
  ];
  return inOrder.flatMap((field) => {
    const value = values[field.name];
    if (field.kind === 'group') return [...pathsOf(field.fields, isRecord(value) ? value : {}, labels), field.path];
    if (field.kind !== 'rows') return [field.path];
    const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
    const inner = rows.flatMap((row, at) => pathsOf(rowFields(field, at, labels), isRecord(row) ? row : {}, labels));
    return [...inner, field.path];
  });
}

function nearest(order: readonly string[], path: string): string | null {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (order.includes(at)) return at;
  return null;
}

const firstPath = (field: Field): string =>
  field.kind === 'group' ? (field.fields.find(({ place }) => place !== 'hidden')?.path ?? field.path) : field.path;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
