import type { FindType, TypeTest } from '../feel/compile/compiler.ts';
import { compileUnaryTests } from '../feel/compile/index.ts';
import type { Test } from '../feel/compile/tests.ts';
import { attempt, isFault } from '../feel/feel.ts';
import { syntaxOf } from '../feel/syntax.ts';
import { entryOf, isContext, isList, kindOf } from '../feel/values/value.ts';
import type { FeelFault } from '../api.ts';
import type { Element } from './element.ts';
import { attribute, childOf, childrenOf } from './element.ts';
import type { ItemType } from './types.ts';
import { ANY_TYPE, basicType, contextShape } from './types.ts';

const NESTING_MAX = 12;

/** The item definitions of one file (and of those it imports, by prefix), resolved when asked for. */
export interface ItemTypes {
  /** The type by its name; `of` is the element that names it. */
  typeOf(typeRef: string, of: Element): ItemType;
  readonly findType: FindType;
}

export const itemTypes = (
  definitions: ReadonlyMap<string, Element>,
  report: (fault: FeelFault, element: Element) => void,
  unknown: (typeRef: string, of: Element) => void,
): ItemTypes => {
  const made = new Map<string, ItemType>();

  const typeOf = (typeRef: string, of: Element, depth = 0): ItemType => {
    const basic = typeRef === '' ? ANY_TYPE : basicType(typeRef);
    const name = typeRef.replace(/^[\w-]+:/, '');
    const definition = definitions.get(typeRef) ?? definitions.get(name);
    const known = made.get(typeRef);
    if (known) return known;
    const builtIn = basic ?? basicType(name);
    if (!definition && builtIn) return builtIn;
    if (!definition) {
      unknown(typeRef, of);
      made.set(typeRef, ANY_TYPE);
      return ANY_TYPE;
    }
    // A type that holds itself is only followed so far.
    if (depth > NESTING_MAX) return ANY_TYPE;
    const type = define(definition, typeRef, depth);
    made.set(typeRef, type);
    return type;
  };

  const define = (definition: Element, name: string, depth: number): ItemType => {
    const single = constrained(structure(definition, name, depth), definition, 'allowedValues');
    if (attribute(definition, 'isCollection') !== 'true') return constrained(single, definition, 'typeConstraint');
    const test: TypeTest = (value, run) =>
      isList(value) && value.every((item) => item === null || single.test(item, run));
    const list: ItemType = { name, test, shape: single.shape, item: single, basic: 'list' };
    return constrained(list, definition, 'typeConstraint');
  };

  const structure = (definition: Element, name: string, depth: number): ItemType => {
    const parts = childrenOf(definition, 'itemComponent');
    const functionItem = childOf(definition, 'functionItem');
    if (functionItem) {
      const result = typeOf(attribute(functionItem, 'outputTypeRef'), definition, depth + 1);
      return { name, test: (value) => kindOf(value) === 'function', shape: null, basic: 'function', result };
    }
    if (!parts.length) return { ...typeOf(attribute(definition, 'typeRef'), definition, depth + 1), name };
    const components = parts.map((part) => ({
      name: attribute(part, 'name'),
      type: define(part, attribute(part, 'name'), depth + 1),
    }));
    const test: TypeTest = (value, run) =>
      isContext(value) &&
      components.every(({ name: entryName, type }) => {
        const entry = entryOf(value, entryName);
        return entry !== undefined && (entry === null || type.test(entry, run));
      });
    return { name, test, components, shape: contextShape(components), basic: 'context' };
  };

  /** `allowedValues` are those of each element of a collection, a `typeConstraint` is about the whole. [DMN 1.5, 7.3.2] */
  const constrained = (type: ItemType, definition: Element, by: 'allowedValues' | 'typeConstraint'): ItemType => {
    const values = childOf(definition, by);
    const text = values ? attribute(values, 'text') : '';
    if (!values || text === '') return type;
    let test: Test | null = null;
    const compiled = attempt(() => ({
      test: compileUnaryTests(syntaxOf(text, 'unary tests', { '?': type.shape }), findType),
    }));
    if (isFault(compiled)) report(compiled, definition);
    else test = compiled.test;
    const inherited = type.allows;
    return {
      ...type,
      allows: (value, run) =>
        (!inherited || inherited(value, run)) &&
        (!test || test(value, { names: { '?': value }, outer: null, run }) === true),
    };
  };

  const findType: FindType = (name) => {
    const definition = definitions.get(name);
    return definition && typeOf(name, definition).test;
  };
  return { typeOf, findType };
};
