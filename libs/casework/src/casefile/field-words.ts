import type { Behaviour, CompiledDefinition, DefinitionCatalog } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import { countryName, languageName } from './swiss.ts';

/** What the fields are called that conditions and tables ask, and what their codes read as. */
export interface FieldWords {
  /** «Mahnstufe» of `mahnstufe`. */
  title(field: string): string;
  /** Undefined where nobody gave the code a word. */
  code(field: string, code: string): string | undefined;
}

/**
 * Conditions and tables ask the fields of facts by their own names: so the schemas of the facts of a process have the
 * words, after them its tables for what they answer, and then the other facts recorded in the case.
 */
export const fieldWords = (
  definition: CompiledDefinition | undefined,
  catalog: DefinitionCatalog,
  recorded: Iterable<string>,
): FieldWords => {
  const words = new Words();
  const own = Object.values(definition?.elements ?? {}).flatMap(({ behaviour }) => factsOf(behaviour));
  for (const type of own) words.collect(catalog.factType(type)?.schema, '');
  for (const { table } of definition?.decisions.decisions ?? []) {
    for (const { name, label } of table?.outputs ?? []) words.name(name, label);
    for (const { text, label } of table?.inputs ?? []) if (label !== text) words.name(lastOf(text), label);
  }
  for (const type of recorded) words.collect(catalog.factType(type)?.schema, '');
  return words;
};

/** `fall.zuzug.sprache` → `sprache`; no name of a field stays as it is. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

class Words implements FieldWords {
  readonly #titles = new Map<string, string>();
  readonly #codes = new Map<string, string>();
  readonly #kinds = new Map<string, string>();

  title(field: string): string {
    return this.#titles.get(field) ?? spaced(field);
  }

  code(field: string, code: string): string | undefined {
    const kind = this.#kinds.get(field);
    const named = kind === 'language' ? languageName(code) : kind === 'country' ? countryName(code) : undefined;
    return this.#codes.get(`${field}/${code}`) ?? named;
  }

  name(field: string, title: string): void {
    if (!this.#titles.has(field)) this.#titles.set(field, title);
  }

  collect(schema: Json | undefined, field: string): void {
    if (!isObject(schema)) return;
    if (field !== '' && typeof schema['title'] === 'string') this.name(field, schema['title']);
    const kind = objectIn(schema['x-form'])['as'];
    if (typeof kind === 'string') this.#kinds.set(field, kind);
    for (const [code, label] of Object.entries(objectIn(schema['x-labels'])))
      if (!this.#codes.has(`${field}/${code}`)) this.#codes.set(`${field}/${code}`, String(label));
    this.collect(schema['items'], field);
    for (const [name, property] of Object.entries(objectIn(schema['properties']))) this.collect(property, name);
  }
}

const factsOf = (behaviour: Behaviour): readonly string[] => [
  ...(behaviour.kind === 'userTask' && behaviour.fact !== null ? [behaviour.fact] : []),
  ...('raises' in behaviour && behaviour.raises ? [behaviour.raises.type] : []),
  ...(behaviour.kind === 'catch'
    ? behaviour.triggers.flatMap((trigger) => (trigger.kind === 'message' ? trigger.name : []))
    : []),
];

/** `einladungTage` → «Einladung Tage»: nobody named it, but the words are there. */
const spaced = (name: string): string =>
  (name.charAt(0).toUpperCase() + name.slice(1)).replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
