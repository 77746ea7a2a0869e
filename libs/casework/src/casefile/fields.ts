import { pointerToken, type Json, type JsonObject } from '@fallspur/kernel';
import { inOrder } from '../forms/form-of.ts';
import { countryName, languageName, swissText } from './swiss.ts';

/** A field of a fact, ready to read. */
export interface FactField {
  /** JSON Pointer from the fact's data. */
  readonly path: string;
  readonly title: string;
  readonly value: Json;
  readonly shown: string;
  /** Somebody's key is gone, or it may not be read here. */
  readonly withheld: boolean;
}

/** What names the ids inside a fact. */
export interface IdNames {
  person(personId: string): string | null;
  municipality(bfs: number): string;
  office(key: string): string;
}

/** The fields of `data` in the order of their schema. Ids say nothing and are left out; those of persons become names. */
export const fieldsOf = (
  data: JsonObject,
  schema: JsonObject | undefined,
  withheld: readonly string[],
  names: IdNames,
): readonly FactField[] => new Reader(new Set(withheld), names).object(data, schema ?? {}, '', '');

const NOTHING = '–';
const UNREADABLE = 'nicht einsehbar';

class Reader {
  readonly #withheld: ReadonlySet<string>;
  readonly #names: IdNames;

  constructor(withheld: ReadonlySet<string>, names: IdNames) {
    this.#withheld = withheld;
    this.#names = names;
  }

  object(data: JsonObject, schema: JsonObject, path: string, around: string): readonly FactField[] {
    const properties = asObject(inOrder(schema)['properties']);
    const known = Object.keys(properties);
    const keys = [...known, ...Object.keys(data).filter((key) => !known.includes(key))];
    const lists = Object.values(data).filter(isListOfObjects).length;
    return keys.flatMap((key) => {
      const [of, value, at] = [asObject(properties[key]), data[key], `${path}/${pointerToken(key)}`];
      const title = `${around}${titleOf(of, key)}`;
      if (!isListOfObjects(value) || this.#withheld.has(at)) return this.#member(key, value, of, at, title);
      const labelOf = (whose: string): string => (lists > 1 ? `${title}: ${whose}` : `${around}${whose}`);
      return this.#list(value, of, at, title, labelOf);
    });
  }

  #member(key: string, value: Json | undefined, schema: JsonObject, path: string, title: string): readonly FactField[] {
    if (this.#isWithheld(path, value)) return [{ path, title, value: null, shown: UNREADABLE, withheld: true }];
    if (value === undefined || value === null) return [];
    if (/^personIds?$/.test(key)) return this.#persons(value, path, title);
    if (/Ids?$/.test(key)) return [];
    if (isObject(value)) return this.object(value, schema, path, `${title}: `);
    const shown = this.#shown(key, value, schema);
    // Its name is shown, so the title need not promise its number.
    return [{ path, title: title.replace(/ \(BFS-Nummer\)$/, ''), value, shown, withheld: false }];
  }

  /** One line an item, under the name of whom it is about, or its number: «Einreise 16.11.2026, Herkunftsland Portugal». */
  #list(
    items: readonly Json[],
    schema: JsonObject,
    path: string,
    title: string,
    labelOf: (whose: string) => string,
  ): readonly FactField[] {
    return items.flatMap((item, index): readonly FactField[] => {
      const { personId, ...rest } = asObject(item);
      const whose = typeof personId === 'string' ? this.#names.person(personId) : null;
      const at = `${path}/${index}`;
      const said = this.object(rest, asObject(schema['items']), at, '');
      const withheld = this.#withheld.has(at) || (said.length > 0 && said.every((one) => one.withheld));
      if (said.length === 0 && whose === null && !withheld) return [];
      return [
        {
          path: at,
          title: whose === null ? (items.length === 1 ? title : `${title} ${index + 1}`) : labelOf(whose),
          value: withheld ? null : Object.fromEntries(said.map((one) => [one.path.slice(at.length + 1), one.value])),
          shown: withheld ? UNREADABLE : said.map((one) => `${one.title} ${one.shown}`).join(', ') || NOTHING,
          withheld,
        },
      ];
    });
  }

  #persons(value: Json, path: string, title: string): readonly FactField[] {
    const names = (Array.isArray(value) ? (value as readonly Json[]) : [value]).flatMap(
      (id) => (typeof id === 'string' ? this.#names.person(id) : null) ?? [],
    );
    return names.length ? [{ path, title, value: names, shown: names.join(', '), withheld: false }] : [];
  }

  // A list one of whose items cannot be read is no list any more.
  #isWithheld(path: string, value: Json | undefined): boolean {
    if (this.#withheld.has(path)) return true;
    const isLeaf = !isObject(value) && !(Array.isArray(value) && value.some(isObject));
    return isLeaf && [...this.#withheld].some((one) => one.startsWith(`${path}/`));
  }

  #shown(key: string, value: Json, schema: JsonObject): string {
    if (Array.isArray(value)) {
      const of = asObject(schema['items']);
      const labelled = { ...of, 'x-labels': of['x-labels'] ?? schema['x-labels'] ?? {} };
      return value.length ? value.map((item) => this.#shown(key, item as Json, labelled)).join(', ') : NOTHING;
    }
    if (typeof value === 'boolean') return value ? 'ja' : 'nein';
    if (typeof value === 'number') return /gemeinde$/i.test(key) ? this.#names.municipality(value) : String(value);
    if (typeof value !== 'string') return NOTHING;
    const label = asObject(schema['x-labels'])[value];
    if (typeof label === 'string') return label;
    return this.#code(value, String(schema['pattern'] ?? ''));
  }

  // Codes are told by the pattern their schema demands.
  #code(value: string, pattern: string): string {
    if (pattern === '^[A-Z]{2}$') return countryName(value);
    if (pattern === '^[a-z]{2,3}$') return languageName(value);
    if (pattern.startsWith('^(EG-')) return this.#names.office(value);
    return swissText(value);
  }
}

const titleOf = (schema: JsonObject, key: string): string =>
  typeof schema['title'] === 'string' ? schema['title'] : key;

const isListOfObjects = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && value.some(isObject);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
