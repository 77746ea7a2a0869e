import { isFault, parseFeel, type FeelSurroundings } from '@fallspur/decision';
import type { FactType } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { Dossier } from '../dossier/state.ts';
import { withoutSources } from '../casefile/sources.ts';
import { fullName, personsOf } from '../views/unit-label.ts';
import { formWords, type FormSituation } from './form-words.ts';

/** The form of a fact: its schema in the order in which one fills it in, and what is known already. */
export interface FactFormParts {
  readonly schema: JsonObject;
  readonly proposal: JsonObject;
  /** German words for values of lists to choose from, by path: `funktion.IBS`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly persons: readonly FormPerson[];
  /** The field whose day is the day it happened; null where the schema names none. */
  readonly occurredOnField: string | null;
}

export interface FormPerson {
  readonly personId: string;
  /** «Person 2» where the name is withheld. */
  readonly name: string;
  readonly bornOn: string | null;
}

/** The form of a fact type in a situation. Never fails: a default that gives nothing leaves its field empty. */
export const formOf = (
  { schema }: Pick<FactType, 'schema'>,
  situation: FormSituation,
  functions: FeelSurroundings['functions'],
): FactFormParts => ({
  schema: plainly(inOrder(schema)),
  proposal: proposalOf(schema, formWords(situation), { now: situation.now, ...(functions ? { functions } : {}) }),
  labels: labelsOf(schema),
  persons: formPersons(situation.dossier),
  occurredOnField: typeof schema['x-occurred-on'] === 'string' ? schema['x-occurred-on'] : null,
});

/** What the schema's `x-default` expressions answer; what they leave open is absent. */
export const proposalOf = (schema: JsonObject, words: JsonObject, surroundings: FeelSurroundings): JsonObject => {
  const proposal: Record<string, Json> = {};
  for (const [name, property] of propertiesOf(schema)) {
    const text = property['x-default'];
    if (typeof text !== 'string') continue;
    const expression = parseFeel(text);
    if (isFault(expression)) continue;
    const answer = expression.evaluate(words, surroundings);
    if (!isFault(answer) && answer.value !== null) proposal[name] = answer.value;
  }
  return proposal;
};

/** The same schema with its properties as `x-order` names them: canonical JSON, the form of the log, sorts them by name. */
export const inOrder = (schema: JsonObject): JsonObject => {
  const order = Array.isArray(schema['x-order']) ? schema['x-order'] : [];
  const known = Object.fromEntries(propertiesOf(schema));
  const named = order.filter((name): name is string => typeof name === 'string' && known[name] !== undefined);
  const rest = Object.keys(known).filter((name) => !named.includes(name));
  return { ...schema, properties: Object.fromEntries([...named, ...rest].map((name) => [name, known[name] ?? {}])) };
};

/** The same schema with descriptions as one reads them while filling in: without the sources they cite. */
const plainly = (schema: JsonObject): JsonObject => {
  const { description, properties, items } = schema;
  return {
    ...schema,
    ...(typeof description === 'string' && { description: withoutSources(description) }),
    ...(isObject(items) && { items: plainly(items) }),
    ...(isObject(properties) && {
      properties: Object.fromEntries(propertiesOf(schema).map(([name, property]) => [name, plainly(property)])),
    }),
  };
};

export const labelsOf = (schema: JsonObject, path = ''): Readonly<Record<string, string>> => {
  const labels: Record<string, string> = {};
  const own = schema['x-labels'];
  if (isObject(own))
    for (const [value, label] of Object.entries(own)) labels[path === '' ? value : `${path}.${value}`] = String(label);
  if (isObject(schema['items'])) Object.assign(labels, labelsOf(schema['items'], path));
  for (const [name, property] of propertiesOf(schema))
    Object.assign(labels, labelsOf(property, path === '' ? name : `${path}.${name}`));
  return labels;
};

export const formPersons = (dossier: Dossier): readonly FormPerson[] =>
  personsOf(dossier).map((person, at) => ({
    personId: person.personId,
    name: fullName(person) ?? `Person ${at + 1}`,
    bornOn: (person.master as { readonly geburtsdatum?: string }).geburtsdatum ?? null,
  }));

export const propertiesOf = (schema: JsonObject): readonly (readonly [string, JsonObject])[] =>
  Object.entries(isObject(schema['properties']) ? schema['properties'] : {}).flatMap(([name, property]) =>
    isObject(property) ? [[name, property] as const] : [],
  );

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
