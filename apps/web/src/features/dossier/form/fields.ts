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
  | {
      readonly kind:
        'date' | 'time' | 'line' | 'text' | 'boolean' | 'person' | 'persons' | 'lines' | 'municipality' | 'unasked';
    }
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
  return inOrder(schema).flatMap(([name, property]) => {
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

/** As `x-order` says it; what it leaves out follows in the order of the schema. */
function inOrder(schema: JsonObject): readonly (readonly [string, Json])[] {
  const order = Array.isArray(schema['x-order']) ? (schema['x-order'] as readonly Json[]) : [];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(objectAt(schema, 'properties')).sort(([a], [b]) => rank(a) - rank(b));
}

/** The questions of row `index` of a list. */
export const rowFields = (rows: Field & { kind: 'rows' }, index: number, labels: Labels): readonly Field[] =>
  fieldsOf(rows.schema, labels, `${rows.path}/${index}`);

function kindOf(name: string, property: JsonObject, labels: Labels, path: string): FieldKind {
  if (isConstant(property)) return { kind: 'unasked' };
  if (hintOf(property).as === 'municipality') return { kind: 'municipality' };
  if (Array.isArray(property.enum)) return { kind: 'choice', options: optionsOf(property, labels, path) };
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
  const { as, show } = hintOf(property);
  const is = (asked: string, pattern: string): boolean => as === asked || property.pattern === pattern;
  if (is('date', DATE) || property.format === 'date') return { kind: 'date' };
  if (is('time', TIME)) return { kind: 'time' };
  if (is('language', LANGUAGE)) return { kind: 'language', many: false };
  if (is('country', COUNTRY)) return { kind: 'country', many: false };
  if (property.pattern === KEY) return { kind: show === 'persons' || name === 'personId' ? 'person' : 'unasked' };
  return { kind: show === 'text' || (numberAt(property, 'maxLength') ?? 0) >= LONG_TEXT ? 'text' : 'line' };
}

function listKind(name: string, property: JsonObject, labels: Labels, path: string): FieldKind {
  const items = objectAt(property, 'items');
  const is = (asked: string, pattern: string): boolean =>
    hintOf(items).as === asked || hintOf(property).as === asked || items.pattern === pattern;
  if (hintOf(property).show === 'persons' || name === 'personIds') return { kind: 'persons' };
  if (Array.isArray(items.enum)) return { kind: 'choices', options: optionsOf(items, labels, path) };
  if (items.type === 'object')
    return { kind: 'rows', rowTitle: textAt(items, 'title') ?? textAt(property, 'title') ?? name, schema: items };
  if (is('language', LANGUAGE)) return { kind: 'language', many: true };
  if (is('country', COUNTRY)) return { kind: 'country', many: true };
  return { kind: items.pattern === KEY || items.type !== 'string' ? 'unasked' : 'lines' };
}

/**
 * Labels are named by the path without row numbers, `dolmetschAuftraege.anbieter.ANDERER`, or by the last part of it;
 * else the schema says them in `x-labels`.
 */
function optionsOf(asked: JsonObject, labels: Labels, path: string): readonly Option[] {
  const names = path.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  const own = objectAt(asked, 'x-labels');
  return (asked.enum as readonly Json[]).filter(isText).map((value) => {
    const known = names
      .map((_, from) => labels[[...names.slice(from), value].join('.')])
      .find((label) => label !== undefined);
    return { value, label: known ?? textAt(own, value) ?? readable(value) };
  });
}

/** `NICHT_ERSCHIENEN` → «Nicht Erschienen»; codes such as `B`, `CI`, `A1` stay. */
const readable = (code: string): string =>
  code
    .split('_')
    .map((word) => (word.length <= 3 ? word : word[0] + word.slice(1).toLowerCase()))
    .join(' ');

const placeOf = (property: JsonObject): 'main' | 'details' | 'hidden' => {
  const { show } = hintOf(property);
  return show === 'hidden' || show === 'details' ? show : 'main';
};

/** `x-form`: where a question stands, and what a text or number means. */
const hintOf = (property: JsonObject): { readonly show?: Json; readonly as?: Json } => objectAt(property, 'x-form');
const isConstant = (property: JsonObject): boolean => property.const !== undefined;
const isText = (value: Json): value is string => typeof value === 'string';
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectAt = (from: JsonObject, key: string): JsonObject => (isObject(from[key]) ? from[key] : {});
const textAt = (from: JsonObject, key: string): string | null => (typeof from[key] === 'string' ? from[key] : null);
const numberAt = (from: JsonObject, key: string): number | null => (typeof from[key] === 'number' ? from[key] : null);

// Where a schema gives no hint, the pattern says the same: fact schemas are validated without JSON Schema formats.
const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
const TIME = '^[0-2][0-9]:[0-5][0-9]$';
const LANGUAGE = '^[a-z]{2,3}$';
const COUNTRY = '^[A-Z]{2}$';
const KEY = '^[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?$';
const LONG_TEXT = 500;
