import { isLocalDate, type Json, type JsonObject } from '@fallspur/kernel';
import type { FactType } from '../case/env.ts';

/** What stands under a step: a table of field and value, or a doc string of JSON. */
export interface Cells {
  readonly table: readonly (readonly string[])[] | null;
  readonly docString: string | null;
}

export function pairsOf({ table }: Cells): JsonObject {
  if (!table) throw new Error('es fehlt die Tabelle');
  return Object.fromEntries(table.map((row) => [cell(row, 0), valueOf(cell(row, 1))]));
}

const cell = (row: readonly string[], index: number): string => {
  const value = row[index];
  if (value === undefined || row.length !== 2) throw new Error('eine Tabelle hat zwei Spalten: Feld und Wert');
  return value;
};

/** Data of a step: a doc string is JSON; a table has a path and a value a row. */
export function dataOf(given: Cells, factType?: FactType): JsonObject {
  if (given.docString !== null) return JSON.parse(given.docString) as JsonObject;
  const root: Record<string, Json> = {};
  for (const row of given.table ?? []) put(root, cell(row, 0), typed(cell(row, 1), cell(row, 0), factType));
  return root;
}

/** For comparison the paths stay paths. */
export function expectedOf(given: Cells, factType?: FactType): JsonObject {
  if (given.docString !== null) return JSON.parse(given.docString) as JsonObject;
  return Object.fromEntries(
    (given.table ?? []).map((row) => [cell(row, 0), typed(cell(row, 1), cell(row, 0), factType)]),
  );
}

function put(root: Record<string, Json>, path: string, value: Json): void {
  const parts = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  let at: Record<string, Json> = root;
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) at[part] = value;
    else {
      const isList = /^\d+$/.test(parts[index + 1] as string);
      at[part] ??= isList ? [] : {};
      at = at[part] as Record<string, Json>;
    }
  }
}

// Where the schema asks for text, a number is text: «2513» is a municipality, not an amount.
function typed(text: string, path: string, factType: FactType | undefined): Json {
  const value = valueOf(text);
  return typeof value !== 'string' && value !== null && typeAt(factType?.schema, path) === 'string' ? text : value;
}

function typeAt(schema: JsonObject | undefined, path: string): Json | undefined {
  let at: Json | undefined = schema;
  for (const part of path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')) {
    const node = resolved(at, schema);
    at = /^\d+$/.test(part) ? node?.['items'] : (node?.['properties'] as JsonObject | undefined)?.[part];
  }
  return resolved(at, schema)?.['type'];
}

function resolved(node: Json | undefined, root: JsonObject | undefined): JsonObject | undefined {
  const object = node as JsonObject | undefined;
  const ref = object?.['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return object;
  return ref
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((at, part) => (at as JsonObject | undefined)?.[part], root) as JsonObject | undefined;
}

/** JSON where it is JSON, `01.07.2015` as a date, else text. */
export function valueOf(text: string): Json {
  const trimmed = text.trim();
  if (/^\d{1,2}\.\d{1,2}\.\d{4}$/.test(trimmed)) return isoDay(trimmed);
  try {
    return JSON.parse(trimmed) as Json;
  } catch {
    // Whatever is no JSON is a text: that is the reading, not a failure.
    return trimmed;
  }
}

/** `05.07.2015` → `2015-07-05`. */
export function isoDay(day = ''): string {
  const swiss = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day.trim());
  const text = swiss ? `${swiss[3]}-${swiss[2]?.padStart(2, '0')}-${swiss[1]?.padStart(2, '0')}` : day.trim();
  if (!isLocalDate(text)) throw new Error(`«${day}» ist kein Tag des Kalenders`);
  return text;
}
