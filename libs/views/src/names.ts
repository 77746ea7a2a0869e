import type { Projection } from './projection.ts';

/**
 * Several builds of one projection stand in one file side by side, so a table has a name in SQL texts (`tasks`) and
 * another in the file (`tasks__v2b5`: version 2, build 5). Only names declared in a schema are translated.
 */
export type TableNames = ReadonlyMap<string, string>;

const DECLARATION = /create\s+(?:unique\s+)?(?:table|index)\s+(?:if\s+not\s+exists\s+)?"?([A-Za-z_][A-Za-z0-9_]*)"?/gi;
// Strings and comments are matched only to be left alone.
const TOKEN = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*/g;
const IDENTIFIER = /^[a-z][a-z0-9_]*$/;

/** Tables and indexes a projection declares, in the order of its schema; refuses a schema that breaks the rules. */
export function declaredNames({ name, schema }: Pick<Projection, 'name' | 'schema'>): readonly string[] {
  if (!IDENTIFIER.test(name) || name.includes('__'))
    throw new Error(`Projection "${name}": expected a lower-case identifier without "__", e.g. "open_tasks"`);
  const names = schema.flatMap((statement) => [...statement.matchAll(DECLARATION)].map((match) => match[1] ?? ''));
  if (names.length === 0) throw new Error(`Projection "${name}": its schema creates no table`);
  for (const declared of names)
    if (declared !== name && !declared.startsWith(`${name}_`))
      throw new Error(
        `Projection "${name}": table or index "${declared}" must be called "${name}" or begin with "${name}_"`,
      );
  return names;
}

export const physicalName = (declared: string, version: number, build: number): string =>
  `${declared}__v${version}b${build}`;

/** A message of SQLite with tables under the names their author gave them. */
export const withPlainNames = (message: string): string => message.replaceAll(/__v\d+b\d+\b/g, '');

/** The text with every known name replaced; calls `onUse` for each replaced name. */
export const translate = (text: string, names: TableNames, onUse?: (declared: string) => void): string =>
  text.replace(TOKEN, (token) => {
    if (token.startsWith("'") || token.startsWith('--') || token.startsWith('/*')) return token;
    const quoted = token.startsWith('"');
    const declared = quoted ? token.slice(1, -1) : token;
    const physical = names.get(declared);
    if (physical === undefined) return token;
    onUse?.(declared);
    return quoted ? `"${physical}"` : physical;
  });
