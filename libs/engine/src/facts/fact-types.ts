import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import {
  isInstant,
  isLocalDate,
  isUuid,
  type Diagnostic,
  type Json,
  type JsonObject,
  type ProtectionClass,
} from '@fallspur/kernel';
import type { FactType } from '../case/env.ts';
import { faultSentence } from './fault-sentences.ts';
import { namesIn, personalFields, protectionOf } from './protection.ts';

export interface FactTypes {
  readonly types: ReadonlyMap<string, FactType>;
  /** Schemas that cannot be used: `E_FACT_SCHEMA`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fact types from their JSON Schemas (2020-12, strict). Beside the standard they may say, at the root: `x-protection`
 * (class of the fact), `x-version` (number), `x-relay` (list of `{kind, target}`); at a field: `x-protection` (D0 … D9)
 * and `x-person` (name of the sibling that holds the person the value belongs to).
 */
export function factTypesOf(schemas: Readonly<Record<string, JsonObject>>): FactTypes {
  const types = new Map<string, FactType>();
  const diagnostics: Diagnostic[] = [];
  for (const [type, schema] of Object.entries(schemas)) {
    try {
      types.set(type, factTypeOf(type, schema));
    } catch (error) {
      diagnostics.push({
        code: 'E_FACT_SCHEMA',
        severity: 'error',
        message: `Das Schema des Fakts ${type} ist nicht brauchbar: ${(error as Error).message}`,
        file: `facts/${type}.schema.json`,
        hint: 'JSON Schema 2020-12; jede Eigenschaft braucht einen type; eigene Wörter beginnen mit x-',
      });
    }
  }
  return { types, diagnostics };
}

const CLASSES = /^D[0-9]$/;

export function factTypeOf(type: string, schema: JsonObject): FactType {
  const wrong = wordsIn(schema).find(([word, value]) => word === 'x-protection' && !CLASSES.test(String(value)));
  if (wrong) throw new Error(`x-protection is one of D0 … D9, got ${JSON.stringify(wrong[1])}`);
  const check = validatorOf(schema);
  const tree = protectionOf(schema);
  const protectedNames = namesIn(tree);
  return {
    type,
    version: typeof schema['x-version'] === 'number' ? schema['x-version'] : 1,
    title: typeof schema['title'] === 'string' ? schema['title'] : type,
    schema,
    protection: (schema['x-protection'] ?? mostSensitive(protectedNames.values()) ?? 'D0') as ProtectionClass,
    validate: (data) => (check(data) ? null : sentences(check.errors ?? [])),
    protectedFields: (data, personIds) => personalFields(tree, data, personIds[0] ?? ''),
    protectedNames,
    relay: (schema['x-relay'] ?? []) as unknown as FactType['relay'],
  };
}

// One for all schemas: a fresh one compiles the meta-schema first, which costs more than a dozen schemas. Nothing of a
// schema stays behind in it but the names of its x- words, which mean nothing to validation.
const AJV = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: true,
  strictTuples: true,
  allowUnionTypes: true,
});
const WORDS = new Set<string>();
AJV.addFormat('date', isLocalDate);
AJV.addFormat('date-time', isInstant);
AJV.addFormat('uuid', isUuid);

function validatorOf(schema: JsonObject) {
  for (const [word] of wordsIn(schema)) {
    if (WORDS.has(word)) continue;
    AJV.addKeyword(word);
    WORDS.add(word);
  }
  try {
    return AJV.compile(schema as object);
  } finally {
    AJV.removeSchema(schema as object);
  }
}

const sentences = (errors: readonly ErrorObject[]): readonly string[] => [...new Set(errors.map(faultSentence))];

/** Every `x-…` word anywhere in a schema, with its value. */
function wordsIn(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item as Json));
  return Object.entries(value as JsonObject).flatMap(([key, member]) =>
    key.startsWith('x-') ? [[key, member] as const] : wordsIn(member),
  );
}

const mostSensitive = (classes: Iterable<ProtectionClass>): ProtectionClass | undefined => [...classes].sort().at(-1);

/** Names of the personal fields of several fact types; the more sensitive class wins. */
export function protectedNamesOf(types: Iterable<FactType>): ReadonlyMap<string, ProtectionClass> {
  const names = new Map<string, ProtectionClass>();
  for (const { protectedNames } of types)
    for (const [name, protection] of protectedNames)
      if ((names.get(name) ?? protection) <= protection) names.set(name, protection);
  return names;
}
