import type { Run } from '../run.ts';
import { spend, TEMPORAL_STEPS, warn } from '../run.ts';
import type { Node } from '../syntax.ts';
import { nameOf } from '../syntax.ts';
import type { Day } from '../values/calendar.ts';
import { dayNumber, dayOfNumber } from '../values/calendar.ts';
import { isDecimal, toNumber } from '../values/decimal.ts';
import { memberOf } from '../values/members.ts';
import { compare } from '../values/order.ts';
import { FeelRange } from '../values/range.ts';
import { FeelDate } from '../values/temporal.ts';
import type { Value } from '../values/value.ts';
import { isContext, isList, kindOf, Special } from '../values/value.ts';
import type { CompileNode, Compiler } from './compiler.ts';
import { childOf, contains } from './compiler.ts';
import type { Evaluate, Scope } from './scope.ts';
import { inner } from './scope.ts';

const member = (value: Value, name: string, run: Run): Value => {
  if (value instanceof Special) spend(run, 2 * TEMPORAL_STEPS);
  const found = memberOf(value, name);
  if (found !== undefined) return found;
  if (value !== null) warn(run, 'UNKNOWN_ENTRY', `"${name}" is not part of the ${kindOf(value)}`);
  return null;
};

/** `target.name`; of a list, the name of every element. */
const path: CompileNode = (node, compiler) => {
  const target = compiler.compile(childOf(node, 0));
  const name = nameOf(childOf(node, 2));
  return (scope) => {
    const value = target(scope);
    if (!isList(value)) return member(value, name, scope.run);
    spend(scope.run, value.length);
    return value.map((item) => member(item, name, scope.run));
  };
};

/**
 * `list[2]`, `list[-1]`, `list[item > 3]`; inside, the entries of each element are names. A position is one that stands
 * outside of the elements already. [DMN 1.5, 10.3.2.5 and table 68]
 */
const filter: CompileNode = (node, compiler) => {
  const target = compiler.compile(childOf(node, 0));
  const condition = compiler.compile(childOf(node, 2));
  const price = childOf(node, 2).size;
  return (scope) => {
    const value = target(scope);
    const list = isList(value) ? value : [value];
    if (!list.length || value === null) return isDecimal(condition(scope)) ? null : [];
    const kept: Value[] = [];
    for (const item of list) {
      spend(scope.run, price);
      const within = inner(scope, { item });
      const answer = condition(isContext(item) ? inner(within, item) : within);
      if (answer === true) kept.push(item);
      if (typeof answer === 'boolean' || answer === null) continue;
      const position = isDecimal(answer) ? quietly(condition, scope) : null;
      if (isDecimal(position)) return elementAt(list, toNumber(position));
      warn(scope.run, 'INVALID_TYPE', `a filter needs true, false or a position, got a ${kindOf(answer)}`);
    }
    return kept;
  };
};

const elementAt = (list: readonly Value[], position: number): Value => {
  if (!Number.isInteger(position) || position === 0) return null;
  return list.at(position > 0 ? position - 1 : position) ?? null;
};

/** The value in this scope; what it misses there is no news. */
const quietly = (evaluate: Evaluate, scope: Scope): Value => {
  const before = scope.run.warnings.length;
  const value = evaluate(scope);
  scope.run.warnings.length = before;
  return value;
};

type Iterate = (scope: Scope, turn: (scope: Scope) => boolean) => boolean | null;

/** Runs through all combinations of the loop variables; `turn` answers false to stop. Null where a source is no list. */
const iteration = (node: Node, price: number, compiler: Compiler): Iterate => {
  const loops = node.children.map((loop) => ({
    name: nameOf(childOf(loop, 0)),
    source: source(childOf(loop, -1), compiler),
  }));
  const from =
    (index: number): Iterate =>
    (scope, turn) => {
      const loop = loops[index];
      if (!loop) return turn(scope);
      const items = loop.source(scope);
      if (items === null) return null;
      for (const item of items) {
        spend(scope.run, typeof item === 'object' ? price + TEMPORAL_STEPS : price);
        const answer = from(index + 1)(inner(scope, { [loop.name]: item }), turn);
        if (answer !== true) return answer;
      }
      return true;
    };
  return from(0);
};

const source = (node: Node, compiler: Compiler): ((scope: Scope) => Iterable<Value> | null) => {
  const first = compiler.compile(childOf(node, 0));
  if (node.children.length === 3) {
    const last = compiler.compile(childOf(node, 2));
    return (scope) => elementsOf(new FeelRange(first(scope), last(scope), true, true));
  }
  return (scope) => {
    const value = first(scope);
    if (isList(value)) return value;
    if (value instanceof FeelRange) return (compare(value.start, value.end) ?? 1) > 0 ? null : elementsOf(value);
    return value === null ? null : [value];
  };
};

/** The elements of a range of whole numbers or days, upwards or downwards; null for any other. */
export const elementsOf = (range: FeelRange): Iterable<Value> | null => {
  const { start, end } = range;
  if (typeof start === 'number' && typeof end === 'number')
    return Number.isInteger(start) && Number.isInteger(end) ? numbers(range, start, end) : null;
  if (start instanceof FeelDate && end instanceof FeelDate) return days(range, start.day, end.day);
  return null;
};

function* numbers(range: FeelRange, start: number, end: number): Generator<number> {
  const step = start <= end ? 1 : -1;
  const last = range.endIncluded ? end : end - step;
  for (let n = range.startIncluded ? start : start + step; step > 0 ? n <= last : n >= last; n += step) yield n;
}

function* days(range: FeelRange, start: Day, end: Day): Generator<Value> {
  for (const n of numbers(range, dayNumber(start), dayNumber(end))) yield new FeelDate(dayOfNumber(n)!);
}

/** `for x in … return …`; `partial` is what was returned so far. */
const forLoop: CompileNode = (node, compiler) => {
  const body = childOf(node, -1);
  const each = compiler.compile(body);
  const iterate = iteration(childOf(node, 1), body.size, compiler);
  const usesPartial = contains(body, (child) => child.type === 'VariableName' && child.text === 'partial');
  return (scope) => {
    const results: Value[] = [];
    const done = iterate(scope, (turn) => {
      if (usesPartial) spend(turn.run, results.length);
      results.push(each(usesPartial ? inner(turn, { partial: [...results] }) : turn));
      return true;
    });
    return done === null ? null : results;
  };
};

/** `some … satisfies` and `every … satisfies`, three-valued. */
const quantified: CompileNode = (node, compiler) => {
  const decisive = childOf(node, 0).type === 'some';
  const condition = childOf(node, -1);
  const holds: Evaluate = compiler.compile(condition);
  const iterate = iteration(childOf(node, 1), condition.size, compiler);
  return (scope) => {
    let unknown = false;
    const finished = iterate(scope, (turn) => {
      const answer = holds(turn);
      unknown ||= typeof answer !== 'boolean';
      return answer !== decisive;
    });
    if (finished === null) return null;
    return finished ? (unknown ? null : !decisive) : decisive;
  };
};

export const COLLECTIONS: Readonly<Record<string, CompileNode>> = {
  PathExpression: path,
  FilterExpression: filter,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
};
