import type { Run } from '../run.ts';
import { spend } from '../run.ts';
import type { Node } from '../syntax.ts';
import { FeelFunction } from '../values/function.ts';
import { FeelRange } from '../values/range.ts';
import type { Context, Kind } from '../values/value.ts';
import { entryOf, isContext, isList, kindOf } from '../values/value.ts';
import type { Compiler, TypeTest } from './compiler.ts';
import { childOf } from './compiler.ts';
import { conformsTo, entriesOf, isRangeType, parametersOf, partOf, spelled } from './conformance-of-types.ts';

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
      const item = compileType(partOf(node, 'Type'), compiler);
      if (item === UNKNOWN_TYPE) return UNKNOWN_TYPE;
      return isRangeType(node) ? ofRange(item) : ofList(item);
    }
    case 'ContextType': {
      const entries = [...entriesOf(node)].map(([name, type]) => ({ name, test: compileType(type, compiler) }));
      if (entries.some(({ test }) => test === UNKNOWN_TYPE)) return UNKNOWN_TYPE;
      return (value, run) => isContext(value) && entries.every(({ name, test }) => fits(value, name, test, run));
    }
    case 'FunctionType':
      return ofFunction(parametersOf(node));
    default:
      return BASIC_TYPES[spelled(node)] ?? compiler.findType(spelled(node)) ?? UNKNOWN_TYPE;
  }
};

/** A function fits that takes all these; what it answers is only known when it is called. */
const ofFunction =
  (wanted: readonly Node[]): TypeTest =>
  (value) =>
    value instanceof FeelFunction &&
    value.takes(wanted.length) &&
    value.parameterTypes.every((declared, i) => declared === null || conformsTo(wanted[i]!, declared));

const ofList =
  (item: TypeTest): TypeTest =>
  (value, run) => {
    if (!isList(value)) return false;
    spend(run, value.length);
    return value.every((element) => element === null || item(element, run));
  };

const ofRange =
  (end: TypeTest): TypeTest =>
  (value, run) =>
    value instanceof FeelRange && [value.start, value.end].every((one) => one === null || end(one, run));

const fits = (context: Context, name: string, test: TypeTest, run: Run): boolean => {
  spend(run, 1);
  const value = entryOf(context, name);
  return value !== undefined && (value === null || test(value, run));
};
