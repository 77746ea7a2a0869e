import type { Run } from '../run.ts';
import { spend } from '../run.ts';
import type { Node } from '../syntax.ts';
import { nameOf } from '../syntax.ts';
import { FeelFunction } from '../values/function.ts';
import { FeelRange } from '../values/range.ts';
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

/** Stands for a type that nobody defined: no value is of it. */
export const UNKNOWN_TYPE: TypeTest = () => false;

/** A written type as a test of values, {@link UNKNOWN_TYPE} where it, or a type inside it, is not known. */
export const compileType = (node: Node, compiler: Compiler): TypeTest => {
  switch (node.type) {
    case 'Type':
      return compileType(childOf(node, 0), compiler);
    case 'ListType': {
      const item = compileType(find(node, 'Type'), compiler);
      if (item === UNKNOWN_TYPE) return UNKNOWN_TYPE;
      return isRangeType(node) ? ofRange(item) : ofList(item);
    }
    case 'ContextType': {
      const entries = find(node, 'ContextEntryTypes').children.map((entry) => ({
        name: nameOf(childOf(entry, 0)),
        test: compileType(childOf(entry, -1), compiler),
      }));
      if (entries.some(({ test }) => test === UNKNOWN_TYPE)) return UNKNOWN_TYPE;
      return (value, run) => isContext(value) && entries.every(({ name, test }) => fits(value, name, test, run));
    }
    case 'FunctionType': {
      const parameters = node.children.find((child) => child.type === 'ArgumentTypes')?.children.length ?? 0;
      return (value) => value instanceof FeelFunction && value.takes(parameters);
    }
    default: {
      const spelled = node.text.replace(/\s+/g, ' ').replace(/\s*\.\s*/g, '.');
      return BASIC_TYPES[spelled] ?? compiler.findType(spelled) ?? UNKNOWN_TYPE;
    }
  }
};

const ofList =
  (item: TypeTest): TypeTest =>
  (value, run) => {
    if (!isList(value)) return false;
    spend(run, value.length);
    return value.every((element) => element === null || item(element, run));
  };

/** Read under the grammar of a list, see `syntax.ts`. */
const isRangeType = (node: Node): boolean => node.text.startsWith('range');
const ofRange =
  (end: TypeTest): TypeTest =>
  (value, run) =>
    value instanceof FeelRange && [value.start, value.end].every((one) => one === null || end(one, run));

const find = (node: Node, type: string): Node => {
  const found = node.children.find((child) => child.type === type);
  if (!found) throw new Error(`syntax tree: expected <${type}> in "${node.text}"`);
  return found;
};

const fits = (context: Context, name: string, test: TypeTest, run: Run): boolean => {
  spend(run, 1);
  const value = entryOf(context, name);
  return value !== undefined && (value === null || test(value, run));
};
