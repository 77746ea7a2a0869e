import type { FormHint } from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';

/** One question of a form, made from one property of a fact schema. `path` is its JSON Pointer in the fact's data. */
export type Field = FieldAsked & FieldKind;

interface FieldAsked {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  readonly required: boolean;
  /** `hidden` is filled in by the proposal alone; `details` stands below «Weitere Angaben». */
  readonly place: 'main' | 'details' | 'hidden';
}

export type FieldKind =
  | { readonly kind: 'date' | 'time' | 'line' | 'text' | 'boolean' | 'person' | 'persons' | 'lines' | 'unasked' }
  | { readonly kind: 'integer' | 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'language' | 'country'; readonly many: boolean }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly Option[] }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'rows'; readonly rowTitle: string; readonly schema: JsonObject };

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Labels = Readonly<Record<string, string>>;

/** The questions of a fact, in the order its schema tells them. `under` is the pointer of the row or group they belong to. */
export function fieldsOf(schema: JsonObject, labels: Labels, under = ''): readonly Field[] {
  const required = new Set(Array.isArray(schema.required) ? (schema.required as readonly Json[]) : []);
  return Object.entries(objectAt(schema, 'properties')).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const path = `${under}/${name}`;
    const kind = kindOf(name, property, labels, path);
    return [
      {
        name,
        path,
        title: textAt(property, 'title') ?? name,
        description: textAt(property, 'description'),
        required: required.has(name),
        place: kind.kind === 'unasked' ? 'hidden' : placeOf(property),
        ...kind,
      },
    ];
  });
}

/** The questions of row `index` of a list. */
export const rowFields = (rows: Field & { kind: 'rows' }, index: number, labels: Labels): readonly Field[] =>
  fieldsOf(rows.schema, labels, `${rows.path}/${index}`);

function kindOf(name: string, property: JsonObject, labels: Labels, path: string): FieldKind {
  if (isConstant(property)) return { kind: 'unasked' };
  if (Array.isArray(property.enum)) return { kind: 'choice', options: optionsOf(property.enum, labels, path) };
  switch (property.type) {
    case 'string':
      return textKind(name, property);
    case 'boolean':
      return { kind: 'boolean' };
    case 'integer':
    case 'number':
      return { kind: property.type, min: numberAt(property, 'minimum'), max: numberAt(property, 'maximum') };
    case 'array':
      return listKind(name, property, labels, path);
    case 'object':
      return { kind: 'group', fields: fieldsOf(property, labels, path) };
    default:
      return { kind: 'unasked' };
  }
}

function textKind(name: string, property: JsonObject): FieldKind {
  const pattern = textAt(property, 'pattern') ?? '';
  if (property.format === 'date' || pattern === DATE) return { kind: 'date' };
  if (pattern === TIME) return { kind: 'time' };
  if (pattern === LANGUAGE) return { kind: 'language', many: false };
  if (pattern === COUNTRY) return { kind: 'country', many: false };
  if (pattern === KEY)
    return hintOf(property) === 'persons' || name === 'personId' ? { kind: 'person' } : { kind: 'unasked' };
  if (hintOf(property) === 'text' || (numberAt(property, 'maxLength') ?? 0) >= LONG_TEXT) return { kind: 'text' };
  return { kind: 'line' };
}

function listKind(name: string, property: JsonObject, labels: Labels, path: string): FieldKind {
  const items = objectAt(property, 'items');
  const pattern = textAt(items, 'pattern');
  if (hintOf(property) === 'persons' || name === 'personIds') return { kind: 'persons' };
  if (Array.isArray(items.enum)) return { kind: 'choices', options: optionsOf(items.enum, labels, path) };
  if (items.type === 'object')
    return { kind: 'rows', rowTitle: textAt(items, 'title') ?? textAt(property, 'title') ?? name, schema: items };
  if (pattern === LANGUAGE) return { kind: 'language', many: true };
  if (pattern === COUNTRY) return { kind: 'country', many: true };
  if (pattern === KEY || items.type !== 'string') return { kind: 'unasked' };
  return { kind: 'lines' };
}

/** Labels are named by the path without row numbers, `dolmetschAuftraege.anbieter.ANDERER`, or by the last part of it. */
function optionsOf(values: readonly Json[], labels: Labels, path: string): readonly Option[] {
  const names = path.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  return values.filter(isText).map((value) => {
    const keys = names.map((_, from) => [...names.slice(from), value].join('.'));
    const known = keys.find((key) => labels[key] !== undefined);
    return { value, label: known === undefined ? readable(value) : labels[known]! };
  });
}

/** `NICHT_ERSCHIENEN` → «Nicht Erschienen»; codes such as `B`, `CI`, `A1` stay. */
const readable = (code: string): string =>
  code
    .split('_')
    .map((word) => (word.length <= 3 ? word : word[0] + word.slice(1).toLowerCase()))
    .join(' ');

const placeOf = (property: JsonObject): 'main' | 'details' | 'hidden' => {
  const hint = hintOf(property);
  return hint === 'hidden' || hint === 'details' ? hint : 'main';
};

const hintOf = (property: JsonObject): FormHint['show'] => objectAt(property, 'x-form').show as FormHint['show'];
const isConstant = (property: JsonObject): boolean => property.const !== undefined;
const isText = (value: Json): value is string => typeof value === 'string';
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectAt = (from: JsonObject, key: string): JsonObject => (isObject(from[key]) ? from[key] : {});
const textAt = (from: JsonObject, key: string): string | null => (typeof from[key] === 'string' ? from[key] : null);
const numberAt = (from: JsonObject, key: string): number | null => (typeof from[key] === 'number' ? from[key] : null);

// Fact schemas are validated without JSON Schema formats; these patterns are how `processes/**/facts` write the same thing.
const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
const TIME = '^[0-2][0-9]:[0-5][0-9]$';
const LANGUAGE = '^[a-z]{2,3}$';
const COUNTRY = '^[A-Z]{2}$';
const KEY = '^[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?$';
const LONG_TEXT = 500;
