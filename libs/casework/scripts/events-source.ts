import type { Json, JsonObject } from '@fallspur/kernel';

/**
 * The TypeScript of the fact types, made from their schemas: one interface a fact, in order of name, and the table that
 * joins type names and data. `events.spec.ts` fails when `src/events.ts` no longer says this.
 */
export const eventsSource = (schemas: Readonly<Record<string, JsonObject>>): string => {
  const types = Object.keys(schemas).sort();
  return [
    '// Generated from processes/**/facts/*.schema.json by `node libs/casework/scripts/generate-events.ts`. Do not edit.',
    '',
    ...types.flatMap((type) => interfaceOf(type, schemas[type] as JsonObject)),
    '/** The data of each fact by its type. */',
    'export interface FactData {',
    ...types.map((type) => `  readonly ${type}: ${type};`),
    '}',
    '',
    'export type FactTypeName = keyof FactData;',
    '',
  ].join('\n');
};

const interfaceOf = (type: string, schema: JsonObject): string[] => [
  `/** ${comment(schema)} */`,
  `export interface ${type} {`,
  ...membersOf(schema, '  '),
  '}',
  '',
];

const membersOf = (schema: JsonObject, indent: string): string[] => {
  const required = schema['required'];
  const names = Array.isArray(required) ? required : [];
  return Object.entries(schema['properties'] as JsonObject).flatMap(([name, member]) => {
    const property = member as JsonObject;
    return [
      `${indent}/** ${comment(property)} */`,
      `${indent}readonly ${name}${names.includes(name) ? '' : '?'}: ${typeOf(property, indent)};`,
    ];
  });
};

const typeOf = (schema: JsonObject, indent: string): string => {
  if (schema['const'] !== undefined) return literal(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map(literal).join(' | ');
  switch (schema['type']) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const item = typeOf(schema['items'] as JsonObject, indent);
      return `readonly ${!item.startsWith('{') && item.includes('|') ? `(${item})` : item}[]`;
    }
    case 'object':
      return `{\n${membersOf(schema, `${indent}  `).join('\n')}\n${indent}}`;
    default:
      throw new Error(
        `schema «${String(schema['title'])}»: expected type string, boolean, integer, number, array or object, ` +
          `or enum or const; got ${JSON.stringify(schema['type'])}`,
      );
  }
};

const literal = (value: Json): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value));

const comment = (schema: JsonObject): string => {
  const words = [schema['title'], schema['description']].filter((word) => typeof word === 'string').join('. ');
  const protection = schema['x-protection'];
  return (typeof protection === 'string' ? `${words} (${protection})` : words).replaceAll('*/', '* /');
};
