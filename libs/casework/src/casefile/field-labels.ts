import type { Behaviour, CompiledDefinition, DefinitionCatalog } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';

/** What a code in a field of this name reads as; undefined where no schema says. */
export type FieldLabels = (field: string, code: string) => string | undefined;

/** The labels that the facts of a process give their codes: conditions and tables ask the same fields by the same names. */
export const fieldLabels = (definition: CompiledDefinition | undefined, catalog: DefinitionCatalog): FieldLabels => {
  const labels = new Map<string, string>();
  for (const { behaviour } of Object.values(definition?.elements ?? {}))
    for (const type of factsOf(behaviour)) collect(catalog.factType(type)?.schema, '', labels);
  return (field, code) => labels.get(`${field}/${code}`);
};

const factsOf = (behaviour: Behaviour): readonly string[] => [
  ...(behaviour.kind === 'userTask' && behaviour.fact !== null ? [behaviour.fact] : []),
  ...('raises' in behaviour && behaviour.raises ? [behaviour.raises.type] : []),
  ...(behaviour.kind === 'catch'
    ? behaviour.triggers.flatMap((trigger) => (trigger.kind === 'message' ? trigger.name : []))
    : []),
];

const collect = (schema: Json | undefined, field: string, labels: Map<string, string>): void => {
  if (!isObject(schema)) return;
  for (const [code, label] of Object.entries(objectIn(schema['x-labels'])))
    labels.set(`${field}/${code}`, String(label));
  collect(schema['items'], field, labels);
  for (const [name, property] of Object.entries(objectIn(schema['properties']))) collect(property, name, labels);
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
