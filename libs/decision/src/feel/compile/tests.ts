import type { Run } from '../run.ts';
import { spend } from '../run.ts';
import type { Node } from '../syntax.ts';
import { equal } from '../values/equality.ts';
import { compare, spendOrder } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import type { Value } from '../values/value.ts';
import { isList, kindOf } from '../values/value.ts';
import type { CompileNode, Compiler } from './compiler.ts';
import { childOf, contains } from './compiler.ts';
import { COMPARISONS } from './operators.ts';
import type { Scope } from './scope.ts';
import { inner } from './scope.ts';

/** A compiled unary test: does the subject pass? Null where it cannot be told. */
export type Test = (subject: Value, scope: Scope) => boolean | null;

/** A node of unary tests (`UnaryTests`, `PositiveUnaryTests`, one test). [DMN 1.5, 7.3.3 and 10.3.2.8] */
export const compileTest = (node: Node, compiler: Compiler): Test => {
  switch (node.type) {
    case 'UnaryTests':
      return childOf(node, 0).type === 'not'
        ? negated(compileTest(childOf(node, 2), compiler))
        : compileTest(childOf(node, 0), compiler);
    case 'PositiveUnaryTests':
      return anyOf(node.children.map((child) => compileTest(child, compiler)));
    case 'PositiveUnaryTest':
      return compileTest(childOf(node, 0), compiler);
    case 'Wildcard':
      return () => true;
    case 'SimplePositiveUnaryTest':
      if (node.children.length === 2) return comparison(node, compiler);
      return matching(node, compiler);
    default:
      return contains(node, (child) => child.type === '?') ? predicate(node, compiler) : matching(node, compiler);
  }
};

const negated =
  (test: Test): Test =>
  (subject, scope) => {
    const answer = test(subject, scope);
    return answer === null ? null : !answer;
  };

const anyOf = (tests: readonly Test[]): Test => {
  if (tests.length === 1) return tests[0]!;
  return (subject, scope) => {
    let unknown = false;
    for (const test of tests) {
      const answer = test(subject, scope);
      if (answer === true) return true;
      unknown ||= answer === null;
    }
    return unknown ? null : false;
  };
};

/** `> 5` */
const comparison = (node: Node, compiler: Compiler): Test => {
  const compareWith = COMPARISONS[childOf(node, 0).text]!;
  const value = compiler.compile(childOf(node, 1));
  return (subject, scope) => compareWith(subject, value(scope), scope.run);
};

/** An expression about `?`: it holds where it is true. */
const predicate = (node: Node, compiler: Compiler): Test => {
  const expression = compiler.compile(node);
  return (subject, scope) => expression(inner(scope, { '?': subject })) === true;
};

/** A value, list or range that the subject must match. */
const matching = (node: Node, compiler: Compiler): Test => {
  const expression = compiler.compile(node);
  return (subject, scope) => matches(subject, expression(inner(scope, { '?': subject })), scope.run);
};

export const matches = (subject: Value, wanted: Value, run: Run): boolean | null => {
  if (wanted instanceof FeelRange) spendOrder(run, [subject, wanted.start, wanted.end]);
  // (= value) accepts also what has no order
  if (wanted instanceof FeelRange && wanted.isComparison && wanted.start !== null && wanted.end !== null)
    return equal(subject, wanted.start, run);
  if (wanted instanceof FeelRange)
    return subject instanceof FeelRange ? equal(subject, wanted, run) : wanted.includes(subject);
  if (isList(wanted)) {
    spend(run, wanted.length);
    return (
      equal(subject, wanted, run) === true ||
      wanted.some((item) => (isList(item) ? equal(subject, item, run) : matches(subject, item, run)) === true)
    );
  }
  if (typeof wanted === 'boolean' && typeof subject !== 'boolean') return subject === null ? false : wanted;
  if (kindOf(wanted) === 'function') return null;
  return equal(subject, wanted, run) ?? false;
};

/** `a < b`, `a between b and c`, `a in (…)`. */
const comparisons: CompileNode = (node, compiler) => {
  const left = compiler.compile(childOf(node, 0));
  const operator = childOf(node, 1);
  if (operator.type === 'in') {
    const last = childOf(node, -1);
    const test = compileTest(last.type === ')' ? childOf(node, -2) : last, compiler);
    return (scope) => test(left(scope), scope);
  }
  const right = compiler.compile(childOf(node, 2));
  if (operator.type === 'between') {
    const high = compiler.compile(childOf(node, 4));
    return (scope) => {
      const [value, from, to] = [left(scope), right(scope), high(scope)];
      const above = COMPARISONS['>=']!(value, from, scope.run);
      const below = COMPARISONS['<=']!(value, to, scope.run);
      return above === false || below === false ? false : above === null || below === null ? null : true;
    };
  }
  const compareWith = COMPARISONS[operator.text]!;
  return (scope) => compareWith(left(scope), right(scope), scope.run);
};

/** A range or comparison standing as a value: `[1..5]`, `(> 5)`. */
const rangeValue: CompileNode = (node, compiler) => {
  const first = childOf(node, 0);
  if (first.type !== 'CompareOp') return compiler.compile(first);
  const end = compiler.compile(childOf(node, 1));
  return (scope) => {
    const value = end(scope);
    switch (first.text) {
      case '>':
      case '>=':
        return new FeelRange(value, null, first.text === '>=', false, true);
      case '<':
      case '<=':
        return new FeelRange(null, value, false, first.text === '<=', true);
      case '=':
        return new FeelRange(value, value, true, true, true);
      default:
        return null;
    }
  };
};

/** Its ends must be of one kind and in order. [DMN 1.5, 10.3.2.7] */
const interval: CompileNode = (node, compiler) => {
  const [open, low, , high, close] = node.children;
  const [start, end] = [compiler.compile(low!), compiler.compile(high!)];
  return (scope) => {
    const [from, to] = [start(scope), end(scope)];
    if (from !== null && to !== null && (compare(from, to) ?? 1) > 0) return null;
    return new FeelRange(from, to, open!.text === '[', close!.text === ']');
  };
};

export const TESTS: Readonly<Record<string, CompileNode>> = {
  Comparison: comparisons,
  SimplePositiveUnaryTest: rangeValue,
  PositiveUnaryTest: (node, compiler) => compiler.compile(childOf(node, 0)),
  Interval: interval,
};
