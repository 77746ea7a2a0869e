import { pointerToken, type Json, type JsonObject, type ProtectionClass } from '@fallspur/kernel';

/** Where personal values may stand in data of one schema. */
export interface ProtectionTree {
  readonly class: ProtectionClass | null;
  /** Name of the sibling that holds the person the value belongs to (`x-person`). */
  readonly personFrom: string | null;
  readonly properties: ReadonlyMap<string, ProtectionTree>;
  readonly items: ProtectionTree | null;
}

export interface PersonalField {
  readonly path: string;
  readonly class: ProtectionClass;
  readonly person: string;
}

const PERSON_DEFAULT = 'personId';

/**
 * Reads `x-protection` and `x-person` out of a schema: nested in objects and arrays, behind local `$ref`, and in every
 * branch of `allOf`, `anyOf`, `oneOf`, `if` – a field protected in one branch is protected in all.
 */
export function protectionOf(root: JsonObject): ProtectionTree {
  return treeOf(root, root, new Set(), true);
}

const BRANCHES = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SUBSCHEMAS = ['then', 'else', 'if', 'not'];
const NOTHING: ProtectionTree = { class: null, personFrom: null, properties: new Map(), items: null };

function treeOf(schema: Json | undefined, root: JsonObject, seen: ReadonlySet<string>, isRoot = false): ProtectionTree {
  if (!isObject(schema)) return NOTHING;
  const parts: ProtectionTree[] = [own(schema, root, seen, isRoot)];
  const ref = schema['$ref'];
  if (typeof ref === 'string' && ref.startsWith('#') && !seen.has(ref))
    parts.push(treeOf(resolve(root, ref), root, new Set([...seen, ref])));
  for (const key of BRANCHES) {
    const branches = schema[key];
    if (!Array.isArray(branches)) continue;
    const trees = branches.map((branch) => treeOf(branch as Json, root, seen));
    parts.push(...(key === 'prefixItems' ? trees.map((items) => ({ ...NOTHING, items })) : trees));
  }
  for (const key of SUBSCHEMAS) if (key in schema) parts.push(treeOf(schema[key], root, seen));
  return parts.reduce(merge);
}

function own(schema: JsonObject, root: JsonObject, seen: ReadonlySet<string>, isRoot: boolean): ProtectionTree {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const items = schema['items'];
  return {
    // At the root the word names the class of the fact as a whole, not of each of its values.
    class: isRoot ? null : ((schema['x-protection'] ?? null) as ProtectionClass | null),
    personFrom: (schema['x-person'] ?? null) as string | null,
    properties: new Map(Object.entries(properties).map(([name, value]) => [name, treeOf(value, root, seen)])),
    items: isObject(items) ? treeOf(items, root, seen) : null,
  };
}

function merge(a: ProtectionTree, b: ProtectionTree): ProtectionTree {
  const properties = new Map(a.properties);
  for (const [name, tree] of b.properties) {
    const known = properties.get(name);
    properties.set(name, known ? merge(known, tree) : tree);
  }
  return {
    class: a.class ?? b.class,
    personFrom: a.personFrom ?? b.personFrom,
    properties,
    items: a.items && b.items ? merge(a.items, b.items) : (a.items ?? b.items),
  };
}

function resolve(root: JsonObject, ref: string): Json | undefined {
  let at: Json | undefined = root;
  for (const token of ref.split('/').slice(1)) {
    if (!isObject(at)) return undefined;
    at = at[token.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return at;
}

/**
 * The personal values of concrete data. A value belongs to the person its `x-person` sibling names, else to the nearest
 * enclosing object's `personId`, else to the first person of the fact.
 */
export function personalFields(tree: ProtectionTree, data: Json, first: string): readonly PersonalField[] {
  const fields: PersonalField[] = [];
  const visit = (
    node: ProtectionTree,
    value: Json | undefined,
    path: string,
    around: JsonObject,
    person: string,
  ): void => {
    if (value === undefined || value === null) return;
    if (node.class) {
      fields.push({ path, class: node.class, person: textIn(around, node.personFrom) ?? person });
      return;
    }
    if (Array.isArray(value)) {
      if (node.items)
        value.forEach((item, index) =>
          visit(node.items as ProtectionTree, item as Json, `${path}/${index}`, around, person),
        );
      return;
    }
    if (!isObject(value)) return;
    const owner = textIn(value, PERSON_DEFAULT) ?? person;
    for (const [name, child] of node.properties)
      visit(child, value[name], `${path}/${pointerToken(name)}`, value, owner);
  };
  visit(tree, data, '', {}, first);
  return fields;
}

/** Names of all protected fields, those inside a protected object too. */
export function namesIn(tree: ProtectionTree): ReadonlyMap<string, ProtectionClass> {
  const names = new Map<string, ProtectionClass>();
  const visit = (node: ProtectionTree, above: ProtectionClass | null): void => {
    for (const [name, child] of node.properties) {
      const own = child.class ?? itemClass(child) ?? above;
      if (own && (names.get(name) ?? own) <= own) names.set(name, own);
      visit(child, own);
    }
    if (node.items) visit(node.items, above);
  };
  visit(tree, null);
  return names;
}

const itemClass = (node: ProtectionTree): ProtectionClass | null =>
  node.items ? (node.items.class ?? itemClass(node.items)) : null;

const textIn = (object: JsonObject, name: string | null): string | undefined => {
  const value = name === null ? undefined : object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
