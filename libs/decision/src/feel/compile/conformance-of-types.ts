import type { Node } from '../syntax.ts';
import { nameOf } from '../syntax.ts';

/** Whether every value of the one written type is a value of the other. [DMN 1.5, 10.3.2.9.2] */
export const conformsTo = (sub: Node, sup: Node): boolean => {
  if (sub.type === 'Type') return conformsTo(sub.children[0]!, sup);
  if (sup.type === 'Type') return conformsTo(sub, sup.children[0]!);
  if (spelled(sup) === 'Any' || spelled(sub) === 'Null') return true;
  if (sub.type !== sup.type) return false;
  switch (sup.type) {
    case 'ListType':
      return isRangeType(sub) === isRangeType(sup) && conformsTo(partOf(sub, 'Type'), partOf(sup, 'Type'));
    case 'ContextType': {
      const given = entriesOf(sub);
      return [...entriesOf(sup)].every(([name, type]) => given.has(name) && conformsTo(given.get(name)!, type));
    }
    case 'FunctionType': {
      const [wide, narrow] = [parametersOf(sup), parametersOf(sub)];
      // Parameters the other way round: who takes anything also takes numbers.
      return (
        wide.length === narrow.length &&
        wide.every((type, i) => conformsTo(type, narrow[i]!)) &&
        conformsTo(resultOf(sub), resultOf(sup))
      );
    }
    default:
      return spelled(sub) === spelled(sup);
  }
};

/** A range type is read under the grammar of a list, see `syntax.ts`. */
export const isRangeType = (node: Node): boolean => node.text.startsWith('range');

export const spelled = (node: Node): string => node.text.replace(/\s+/g, ' ').replace(/\s*\.\s*/g, '.');

export const partOf = (node: Node, type: string): Node => {
  const found = node.children.find((child) => child.type === type);
  if (!found) throw new Error(`syntax tree: expected <${type}> in "${node.text}"`);
  return found;
};

/** Name and type of the entries of a context type. */
export const entriesOf = (node: Node): ReadonlyMap<string, Node> =>
  new Map(
    partOf(node, 'ContextEntryTypes').children.map((entry) => [nameOf(entry.children[0]!), entry.children.at(-1)!]),
  );

export const parametersOf = (node: Node): readonly Node[] =>
  (node.children.find((child) => child.type === 'ArgumentTypes')?.children ?? []).map((one) => one.children[0]!);
const resultOf = (node: Node): Node => node.children.at(-1)!;
