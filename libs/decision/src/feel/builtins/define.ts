import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS, warn } from '../run.ts';
import type { Arguments } from '../values/function.ts';
import { FeelFunction } from '../values/function.ts';
import type { Decimal } from '../values/decimal.ts';
import { isDecimal, toNumber } from '../values/decimal.ts';
import type { FeelRange } from '../values/range.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from '../values/temporal.ts';
import type { Context, Value } from '../values/value.ts';
import { isList, kindOf, Special } from '../values/value.ts';

/**
 * Built-in functions by signature. A signature is the standard's own parameter list, e.g.
 * `string: string, start position: number, length?: number` or `...list: any`. A function may have several.
 */
export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly body: Body;
}
interface Parameter {
  readonly name: string;
  readonly type: keyof Types;
  readonly optional: boolean;
  readonly rest: boolean;
}
type Body = (args: readonly unknown[], run: Run) => Value;

interface Types {
  any: Value;
  list: readonly Value[];
  /** As JavaScript counts: positions, scales, parts of dates. */
  number: number;
  decimal: Decimal;
  string: string;
  boolean: boolean;
  context: Context;
  function: FeelFunction;
  range: FeelRange;
  date: FeelDate;
  time: FeelTime;
  'date and time': FeelDateTime;
  day: FeelDate | FeelDateTime;
  'days and time duration': FeelDuration;
  duration: FeelDuration;
  point: Value;
}
type TypeOf<Name> = Name extends keyof Types ? Types[Name] : never;
type ArgumentOf<Text> = Text extends `...${string}: ${infer Type}`
  ? readonly TypeOf<Type>[]
  : Text extends `${string}?: ${infer Type}`
    ? TypeOf<Type> | null | undefined
    : Text extends `${string}: ${infer Type}`
      ? TypeOf<Type>
      : never;
type ArgumentsOf<Text> = Text extends ''
  ? []
  : Text extends `${infer First}, ${infer Rest}`
    ? [ArgumentOf<First>, ...ArgumentsOf<Rest>]
    : [ArgumentOf<Text>];

/** The body gets its arguments in the order of the parameters, already of their types. */
export const signature = <Text extends string>(
  parameters: Text,
  body: (args: ArgumentsOf<Text>, run: Run) => Value,
): Signature => ({ parameters: readParameters(parameters), body: body as unknown as Body });

export const builtin = (name: string, ...signatures: readonly Signature[]): readonly [string, FeelFunction] => {
  const names = signatures[0]!.parameters.map((parameter) => parameter.name);
  const invoke = (args: Arguments, run: Run): Value => {
    spend(run, 2);
    for (const { parameters, body } of signatures) {
      const fitted =
        'positional' in args ? byPosition(parameters, args.positional, run) : byName(parameters, args.named, run);
      if (fitted) return body(fitted, run);
    }
    warn(run, 'INVALID_ARGUMENTS', `${name}(${names.join(', ')}) got arguments that do not fit: ${shown(args)}`);
    return null;
  };
  return [name, new FeelFunction(name, names, invoke, { arities: signatures.flatMap(aritiesOf) })];
};

const aritiesOf = ({ parameters }: Signature): readonly number[] =>
  !parameters.length
    ? [0]
    : parameters.flatMap(({ optional }, i) => (optional ? [i, i + 1] : i + 1 === parameters.length ? [i + 1] : []));

function readParameters(text: string): readonly Parameter[] {
  if (text === '') return [];
  return text.split(', ').map((part) => {
    const [, dots, name, mark, type] = /^(\.\.\.)?([^:?]+)(\?)?: (.+)$/.exec(part)!;
    return { name: name!, type: type as keyof Types, optional: mark !== undefined, rest: dots !== undefined };
  });
}

function byPosition(parameters: readonly Parameter[], args: readonly Value[], run: Run): unknown[] | null {
  const fitted: unknown[] = [];
  for (const [i, parameter] of parameters.entries()) {
    if (parameter.rest) return restOf(parameter, args.slice(i), fitted, run);
    const value = args[i];
    if (value === undefined) {
      if (!parameter.optional) return null;
      fitted.push(undefined);
      continue;
    }
    const fit = coerce(value, parameter, run);
    if (fit === undefined) return null;
    fitted.push(fit);
  }
  return args.length <= parameters.length ? fitted : null;
}

/** `f(a, b, c)` and `f([a, b, c])` are the same for functions over nothing but a list. */
function restOf(parameter: Parameter, rest: readonly Value[], fitted: unknown[], run: Run): unknown[] | null {
  const only = rest.length === 1 ? rest[0]! : null;
  const items = fitted.length === 0 && parameter.type !== 'list' && isList(only) ? only : rest;
  if (rest.length === 0) return null;
  spend(run, items.length);
  const list: Value[] = [];
  for (const item of items) {
    const fit = coerce(item, parameter, run);
    if (fit === undefined) return null;
    list.push(fit);
  }
  return [...fitted, list];
}

function byName(parameters: readonly Parameter[], named: ReadonlyMap<string, Value>, run: Run): unknown[] | null {
  const known = new Set(parameters.map((parameter) => parameter.name));
  for (const name of named.keys()) if (!known.has(name)) return null;
  const fitted: unknown[] = [];
  for (const parameter of parameters) {
    const value = named.get(parameter.name);
    if (value === undefined) {
      if (!parameter.optional) return null;
      fitted.push(undefined);
      continue;
    }
    if (parameter.rest) return restOf(parameter, [value], fitted, run);
    const fit = coerce(value, parameter, run);
    if (fit === undefined) return null;
    fitted.push(fit);
  }
  return fitted;
}

/** The value as the parameter's type, through the standard's implicit conversions; undefined where it does not fit. */
function coerce(value: Value, parameter: Parameter, run: Run): Value | undefined {
  const { type } = parameter;
  if (type === 'any') return value;
  if (type === 'list') {
    if (isList(value)) {
      spend(run, value.length >> 2);
      return value;
    }
    return value === null ? undefined : [value];
  }
  if (value === null && parameter.optional) return null;
  const single = isList(value) && value.length === 1 ? value[0]! : value;
  if (typeof single === 'string') spend(run, single.length >> 5);
  else if (single instanceof Special) spend(run, TEMPORAL_STEPS);
  if (!TYPES[type](single)) return undefined;
  return type === 'number' ? toNumber(single as Decimal) : single;
}

const oneOf =
  (...kinds: readonly string[]) =>
  (value: Value): boolean =>
    kinds.includes(kindOf(value));
const TYPES: Readonly<Record<Exclude<keyof Types, 'any' | 'list'>, (value: Value) => boolean>> = {
  number: isDecimal,
  decimal: isDecimal,
  string: oneOf('string'),
  boolean: oneOf('boolean'),
  context: oneOf('context'),
  function: oneOf('function'),
  range: oneOf('range'),
  date: oneOf('date'),
  time: oneOf('time'),
  'date and time': oneOf('date and time'),
  day: oneOf('date', 'date and time'),
  'days and time duration': oneOf('days and time duration'),
  duration: oneOf('days and time duration', 'years and months duration'),
  point: oneOf(
    'number',
    'string',
    'date',
    'time',
    'date and time',
    'days and time duration',
    'years and months duration',
  ),
};

const shown = (args: Arguments): string => {
  const values = 'positional' in args ? args.positional : [...args.named.values()];
  return values.map((value) => kindOf(value)).join(', ') || 'none';
};
