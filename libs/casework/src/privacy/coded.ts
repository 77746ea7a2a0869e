import type { Json, JsonObject } from '@fallspur/kernel';

/**
 * Does the schema leave no room for a name at this place? A choice from a list, yes or no, a country, a language: such a
 * value may stand beside a pseudonym. Free text, dates and numbers of persons may not.
 */
export const isCodedAt = (schema: JsonObject | undefined, pointer: string): boolean => {
  let here: JsonObject | undefined = schema;
  for (const token of pointer.split('/').slice(1))
    here = objectIn(/^\d+$/.test(token) ? here?.['items'] : objectIn(here?.['properties'])?.[token]);
  return here !== undefined && isCoded(here);
};

const isCoded = (schema: JsonObject): boolean => {
  const items = objectIn(schema['items']);
  if (items) return isCoded(items);
  if (Array.isArray(schema['enum']) || schema['type'] === 'boolean') return true;
  return CODES.has(String(schema['pattern']));
};

/** Countries and languages, as the schemas of facts write them. */
const CODES: ReadonlySet<string> = new Set(['^[A-Z]{2}$', '^[a-z]{2,3}$']);

const objectIn = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
