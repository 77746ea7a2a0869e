import { BUILTINS } from '../builtins/index.ts';
import { FeelEvaluationError, warn } from '../run.ts';
import { newRun } from '../run.ts';
import { nameOf } from '../syntax.ts';
import { readDecimal } from '../values/decimal.ts';
import { readTemporal } from '../values/temporal-text.ts';
import type { Value } from '../values/value.ts';
import { newContext } from '../values/value.ts';
import type { CompileNode } from './compiler.ts';
import { childOf } from './compiler.ts';
import { inner } from './scope.ts';

const number: CompileNode = (node) => {
  const value = readDecimal(node.text.replace(/\s/g, ''));
  return () => value;
};

const text: CompileNode = (node) => {
  const value = unescape(node.text);
  return () => value;
};

export const unescape = (quoted: string): string =>
  quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["'\\nrtbf]))/g,
      (_, short?: string, long?: string, char?: string) =>
        char !== undefined ? (ESCAPES[char] ?? char) : codePoint(parseInt((short ?? long)!, 16)),
    );
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** `@"2026-11-21"`. */
const atLiteral: CompileNode = (node) => {
  const source = unescape(childOf(node, 0).text);
  const value = readTemporal(source);
  if (value) return () => value;
  return ({ run }) => {
    warn(run, 'INVALID_ARGUMENTS', `@"${source.slice(0, 60)}" is no date, time or duration`);
    return null;
  };
};

/** `date("…")` and its siblings; one written with literals only is computed once. */
const temporalCall: CompileNode = (node, compiler) => {
  if (node.children.length === 1) return compiler.compile(childOf(node, 0));
  const call = compiler.compile({ ...node, type: 'FunctionInvocation' });
  const parameters = childOf(node, 2).children;
  if (!parameters.length || !parameters.every(({ type }) => type === 'StringLiteral' || type === 'NumericLiteral'))
    return call;
  const run = newRun({ now: '1970-01-01T00:00:00Z' });
  const value = call({ names: {}, outer: null, run });
  return value === null ? call : () => value;
};

const list: CompileNode = (node, compiler) => {
  const items = node.children.slice(1, -1).map((child) => compiler.compile(child));
  return (scope) => items.map((item) => item(scope));
};

/** Later entries see the earlier ones. */
const context: CompileNode = (node, compiler) => {
  const entries = node.children
    .filter((child) => child.type === 'ContextEntry')
    .map((entry) => {
      const key = childOf(childOf(entry, 0), 0);
      return {
        name: key.type === 'StringLiteral' ? unescape(key.text) : nameOf(key).replace(/ ([./\-'+*^]) /g, '$1'),
        value: compiler.compile(childOf(entry, -1)),
      };
    });
  const names = new Set(entries.map((entry) => entry.name));
  const twice = names.size < entries.length;
  return (scope) => {
    if (twice) return null;
    const built = newContext();
    const within = inner(scope, built);
    for (const { name, value } of entries) built[name] = value(within);
    return built;
  };
};

const builtinNamed: CompileNode = (node) => {
  const name = node.text.replace(/\s+/g, ' ');
  const found = BUILTINS.get(name);
  if (!found) throw new FeelEvaluationError(`the function "${name}" is not known`);
  return () => found;
};

const constant =
  (value: Value): CompileNode =>
  () =>
  () =>
    value;

export const LITERALS: Readonly<Record<string, CompileNode>> = {
  NumericLiteral: number,
  StringLiteral: text,
  BooleanLiteral: (node) => (node.text === 'true' ? () => true : () => false),
  null: constant(null),
  AtLiteral: atLiteral,
  DateTimeLiteral: temporalCall,
  DateTimeConstructor: builtinNamed,
  SpecialFunctionName: builtinNamed,
  List: list,
  Context: context,
};
