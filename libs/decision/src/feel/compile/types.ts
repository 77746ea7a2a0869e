import type { Node } from '../syntax.ts';
import { nameOf } from '../syntax.ts';
import type { Context, Kind } from '../values/value.ts';
import { entryOf, isContext, isList, kindOf } from '../values/value.ts';
import type { Compiler, TypeTest } from './compiler.ts';
import { childOf } from './compiler.ts';

const ofKind =
  (kind: Kind): TypeTest =>
  (value) =>
    kindOf(value) === kind;

/** FEEL's own type names. [DMN 1.5, 10.3.2.9] */
export const BASIC_TYPES: Readonly<Partial<Record<string, TypeTest>>> = Object.assign(
  Object.create(null) as Record<string, TypeTest>,
  {
    Any: (value: Parameters<TypeTest>[0]) => value !== null,
    Null: ofKind('null'),
    number: ofKind('number'),
    string: ofKind('string'),
    boolean: ofKind('boolean'),
    date: ofKind('date'),
    time: ofKind('time'),
    'date and time': ofKind('date and time'),
    'days and time duration': ofKind('days and time duration'),
    'years and months duration': ofKind('years and months duration'),
    list: ofKind('list'),
    context: ofKind('context'),
    function: ofKind('function'),
    range: ofKind('range'),
  },
);

/** A written type as a test of values; an unknown name fits nothing. */
export const compileType = (node: Node, compiler: Compiler): TypeTest => {
  switch (node.type) {
    case 'Type':
      return compileType(childOf(node, 0), compiler);
    case 'ListType': {
      const item = compileType(find(node, 'Type'), compiler);
      return (value) => isList(value) && value.every((element) => element === null || item(element));
    }
    case 'ContextType': {
      const entries = find(node, 'ContextEntryTypes').children.map((entry) => ({
        name: nameOf(childOf(entry, 0)),
        test: compileType(childOf(entry, -1), compiler),
      }));
      return (value) => isContext(value) && entries.every(({ name, test }) => fits(value, name, test));
    }
    case 'FunctionType': {
      const parameters = node.children.find((child) => child.type === 'ArgumentTypes')?.children.length ?? 0;
      return (value) =>
        kindOf(value) === 'function' && (value as { parameters?: unknown[] }).parameters?.length === parameters;
    }
    default: {
      const spelled = node.text.replace(/\s+/g, ' ').replace(/\s*\.\s*/g, '.');
      return BASIC_TYPES[spelled] ?? compiler.findType(spelled) ?? (() => false);
    }
  }
};

const find = (node: Node, type: string): Node => {
  const found = node.children.find((child) => child.type === type);
  if (!found) throw new Error(`syntax tree: expected <${type}> in "${node.text}"`);
  return found;
};

const fits = (context: Context, name: string, test: TypeTest): boolean => {
  const value = entryOf(context, name);
  return value !== undefined && (value === null || test(value));
};
