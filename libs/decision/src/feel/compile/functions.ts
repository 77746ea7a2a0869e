import { BUILTINS } from '../builtins/index.ts';
import type { FeelFunction as SurroundingFunction } from '../../api.ts';
import type { Run } from '../run.ts';
import { deeper, FeelEvaluationError, spend, warn } from '../run.ts';
import type { Node } from '../syntax.ts';
import { nameOf } from '../syntax.ts';
import type { Arguments } from '../values/function.ts';
import { bind, FeelFunction } from '../values/function.ts';
import { fromJson, toJson } from '../values/json.ts';
import { FeelRange } from '../values/range.ts';
import type { Value } from '../values/value.ts';
import { isList, newContext } from '../values/value.ts';
import type { CompileNode, Compiler, TypeTest } from './compiler.ts';
import { childOf } from './compiler.ts';
import type { Scope } from './scope.ts';
import { inner, lookUp } from './scope.ts';
import { compileType, UNKNOWN_TYPE } from './types.ts';

/** A name: a variable first, then a function of the surroundings, then a built-in one. */
const variable: CompileNode = (node) => {
  const name = nameOf(node);
  const builtin = BUILTINS.get(name);
  return (scope) => {
    const value = lookUp(scope, name);
    if (value !== undefined) return value;
    const known = surrounding(scope.run, name) ?? builtin;
    if (known) return known;
    warn(scope.run, 'UNKNOWN_VARIABLE', `"${name}" is not known here; its value counts as null`);
    return null;
  };
};

const surrounding = (run: Run, name: string): FeelFunction | undefined => {
  const { functions } = run.surroundings;
  const found = functions && Object.hasOwn(functions, name) ? functions[name] : undefined;
  return found && new FeelFunction(name, [], (args, own) => callSurrounding(name, found, args, own));
};

const callSurrounding = (name: string, call: SurroundingFunction, args: Arguments, run: Run): Value => {
  if (!('positional' in args)) throw new FeelEvaluationError(`${name}(…) takes its arguments by position, not by name`);
  const json = args.positional.map((argument) => toJson(argument, run));
  try {
    return fromJson(call(...json));
  } catch (error) {
    throw new FeelEvaluationError(`${name}(…) failed: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const invocation: CompileNode = (node, compiler) => {
  const target = childOf(node, 0);
  const callee = compiler.compile(target);
  const argumentsOf = compileArguments(childOf(node, 2), compiler);
  return (scope) => {
    const value = callee(scope);
    const found = isList(value) && value.length === 1 ? value[0]! : value;
    const args = argumentsOf(scope);
    if (found instanceof FeelFunction) return found.invoke(args, scope.run);
    if (found instanceof FeelRange && 'positional' in args) return found.includes(args.positional[0] ?? null);
    warn(scope.run, 'UNKNOWN_FUNCTION', `"${target.text.slice(0, 60)}" is no function; the call counts as null`);
    return null;
  };
};

const compileArguments = (node: Node, compiler: Compiler): ((scope: Scope) => Arguments) => {
  if (node.type !== 'NamedParameters') {
    const values = node.children.map((child) => compiler.compile(child));
    return (scope) => ({ positional: values.map((value) => value(scope)) });
  }
  const named = node.children.map((child) => ({
    name: nameOf(childOf(child, 0)),
    value: compiler.compile(childOf(child, -1)),
  }));
  return (scope) => ({ named: new Map(named.map(({ name, value }) => [name, value(scope)])) });
};

/** `function(a: number, b) …` */
const definition: CompileNode = (node, compiler) => {
  const formal = node.children.find((child) => child.type === 'FormalParameters')?.children ?? [];
  const names = formal.map((parameter) => nameOf(childOf(parameter, 0)));
  const types = formal.map((parameter) =>
    parameter.children[1] ? compileType(parameter.children[1], compiler) : () => true,
  );
  if (node.children.some((child) => child.type === 'external'))
    return () => {
      throw new FeelEvaluationError('functions written in another language are not run');
    };
  const body = childOf(node, -1);
  const compiled = compiler.compile(childOf(body, 0));
  const declared = formal.map((parameter) => parameter.children[1] ?? null);
  const call =
    (scope: Scope) =>
    (args: Arguments, run: Run): Value => {
      spend(run, body.size);
      const values = bind(names, args)?.map((value, i) => argument(value, types[i]!, run));
      if (!values || values.includes(undefined)) {
        warn(run, 'INVALID_ARGUMENTS', `function(${names.join(', ')}) got other arguments than it declares`);
        return null;
      }
      const given = newContext(names.map((name, i) => [name, values[i]!] as const));
      return deeper(run, body.depth, () => compiled(inner(scope, given)));
    };
  return (scope) => new FeelFunction('function', names, call(scope), { types: declared });
};

/** The value where it fits, else the only element of a list that does; undefined where neither. [DMN 1.5, 10.3.2.9.4] */
const argument = (value: Value, fits: TypeTest, run: Run): Value | undefined => {
  if (value === null || fits(value, run)) return value;
  return isList(value) && value.length === 1 && fits(value[0]!, run) ? value[0]! : undefined;
};

const instanceOf: CompileNode = (node, compiler) => {
  const value = compiler.compile(childOf(node, 0));
  const test = compileType(childOf(node, -1), compiler);
  if (test !== UNKNOWN_TYPE) return (scope) => test(value(scope), scope.run);
  return ({ run }) => {
    warn(run, 'UNKNOWN_TYPE', `"${childOf(node, -1).text}" is no type; the answer counts as null`);
    return null;
  };
};

export const FUNCTIONS: Readonly<Record<string, CompileNode>> = {
  VariableName: variable,
  FunctionInvocation: invocation,
  FunctionDefinition: definition,
  InstanceOfExpression: instanceOf,
  '?': () => (scope) => lookUp(scope, '?') ?? null,
};
