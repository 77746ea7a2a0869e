import type { Run } from '../run.ts';
import { spend, spendText, TEMPORAL_STEPS, warn } from '../run.ts';
import { negate, OPERATIONS } from '../values/arithmetic.ts';
import { equal } from '../values/equality.ts';
import { compare, spendOrder } from '../values/order.ts';
import type { Value } from '../values/value.ts';
import { kindOf } from '../values/value.ts';
import type { CompileNode } from './compiler.ts';
import { childOf } from './compiler.ts';

/** A power computes a series or squares thirty times. */
const POWER_STEPS = 4 * TEMPORAL_STEPS;

const arithmetic: CompileNode = (node, compiler) => {
  if (node.children.length === 2) {
    const value = compiler.compile(childOf(node, 1));
    return (scope) => negate(value(scope));
  }
  const left = compiler.compile(childOf(node, 0));
  const right = compiler.compile(childOf(node, 2));
  const operator = childOf(node, 1).text;
  const operation = OPERATIONS[operator]!;
  const isPower = operator === '**' || operator === '^';
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    if (typeof a === 'string' && typeof b === 'string') spendText(scope.run, a.length + b.length);
    else if (isPower) spend(scope.run, POWER_STEPS);
    else if (typeof a === 'object' || typeof b === 'object') spend(scope.run, TEMPORAL_STEPS);
    const result = operation(a, b);
    if (result === null && a !== null && b !== null) warnKinds(scope.run, operator, a, b);
    return result;
  };
};

const isTemporal = (value: Value): boolean => /date|time|duration/.test(kindOf(value));
const warnKinds = (run: Run, operator: string, a: Value, b: Value): void => {
  const textBeside = (typeof a === 'string' && isTemporal(b)) || (typeof b === 'string' && isTemporal(a));
  const hint = textBeside ? '; a date in a variable is text: write date(…) around it' : '';
  warn(run, 'INVALID_TYPE', `"${operator}" has no answer for ${kindOf(a)} and ${kindOf(b)}${hint}`);
};

/** The comparison operators, three-valued. */
export const COMPARISONS: Readonly<Record<string, (a: Value, b: Value, run: Run) => boolean | null>> = {
  '=': equal,
  '!=': (a, b, run) => {
    const answer = equal(a, b, run);
    return answer === null ? null : !answer;
  },
  '<': (a, b, run) => ordered(a, b, run, '<', (order) => order < 0),
  '<=': (a, b, run) => ordered(a, b, run, '<=', (order) => order <= 0),
  '>': (a, b, run) => ordered(a, b, run, '>', (order) => order > 0),
  '>=': (a, b, run) => ordered(a, b, run, '>=', (order) => order >= 0),
};

const ordered = (a: Value, b: Value, run: Run, operator: string, holds: (order: number) => boolean): boolean | null => {
  if (typeof a !== 'number') spendOrder(run, [a, b]);
  const order = compare(a, b);
  if (order !== null) return holds(order);
  if (a !== null && b !== null) warnKinds(run, operator, a, b);
  return null;
};

const asTruth = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null);

const conjunction: CompileNode = (node, compiler) => {
  const [left, right] = [compiler.compile(childOf(node, 0)), compiler.compile(childOf(node, 2))];
  return (scope) => {
    const a = asTruth(left(scope));
    if (a === false) return false;
    const b = asTruth(right(scope));
    return b === false ? false : a === true && b === true ? true : null;
  };
};

const disjunction: CompileNode = (node, compiler) => {
  const [left, right] = [compiler.compile(childOf(node, 0)), compiler.compile(childOf(node, 2))];
  return (scope) => {
    const a = asTruth(left(scope));
    if (a === true) return true;
    const b = asTruth(right(scope));
    return b === true ? true : a === false && b === false ? false : null;
  };
};

const conditional: CompileNode = (node, compiler) => {
  const [test, yes, no] = [1, 3, 5].map((index) => compiler.compile(childOf(node, index)));
  return (scope) => (test!(scope) === true ? yes!(scope) : no!(scope));
};

export const OPERATORS: Readonly<Record<string, CompileNode>> = {
  ArithmeticExpression: arithmetic,
  Conjunction: conjunction,
  Disjunction: disjunction,
  IfExpression: conditional,
};
