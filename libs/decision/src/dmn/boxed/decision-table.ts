import type { Evaluate, Scope } from '../../feel/compile/scope.ts';
import { inner } from '../../feel/compile/scope.ts';
import type { Test } from '../../feel/compile/tests.ts';
import { textOf } from '../../feel/values/text.ts';
import type { Value } from '../../feel/values/value.ts';
import { newContext } from '../../feel/values/value.ts';
import { spend } from '../../feel/run.ts';
import type { BoxedCompiler } from '../compiler.ts';
import type { Element } from '../element.ts';
import { attribute, childOf, childrenOf, idOf } from '../element.ts';
import { DecisionError } from '../fault.ts';
import { tableFindings } from '../table-check.ts';
import { ruleIdOf } from '../table-words.ts';
import type { HitPolicy, Match, OutputColumn } from '../hit-policy.ts';
import { hitPolicyOf } from '../hit-policy.ts';
import type { ItemType } from '../types.ts';
import { conform, fromTypedJson } from '../types.ts';
import type { Shapes } from '../../feel/syntax.ts';
import type { CompileBoxed } from './index.ts';

interface Input {
  readonly id: string;
  readonly label: string;
  readonly value: Evaluate;
  readonly type: ItemType;
  /** Null where any value is allowed. */
  readonly allowed: Test | null;
}
interface Output extends OutputColumn {
  readonly type: ItemType;
  readonly allowed: Test | null;
  readonly defaultEntry: Evaluate | null;
}
interface Rule {
  readonly id: string;
  readonly tests: readonly Test[];
  readonly outputs: readonly Evaluate[];
}

/** A decision table: inputs are evaluated once, rules tested in order, and the hit policy makes one answer of the hits. */
export const compileDecisionTable: CompileBoxed = (element, known, compiler) => {
  const inputs = childrenOf(element, 'input').map((input) => readInput(input, known, compiler));
  const outputs = childrenOf(element, 'output').map((output) => readOutput(output, element, known, compiler));
  const rules = childrenOf(element, 'rule').map((rule, i) =>
    readRule(rule, ruleIdOf(rule, element, i), known, compiler),
  );
  for (const { at, finding } of tableFindings(element)) compiler.report(finding, at);
  const decide = hitPolicyOf(attribute(element, 'hitPolicy'), attribute(element, 'aggregation'));
  return (scope) => {
    const subjects = inputs.map((input) => subjectOf(input, scope));
    const matches: Match[] = [];
    for (const rule of rules) {
      spend(scope.run, 1 + inputs.length);
      if (!rule.tests.every((test, i) => test(subjects[i]!, inner(scope, { '?': subjects[i]! })) === true)) continue;
      matches.push({
        rule: rule.id,
        values: rule.outputs.map((entry, i) => outputValue(entry, outputs[i], rule.id, scope)),
      });
      if (decide.stopsAtFirst) break;
    }
    return answer(matches, outputs, decide, scope);
  };
};

const answer = (matches: readonly Match[], outputs: readonly Output[], decide: HitPolicy, scope: Scope): Value => {
  if (!matches.length) {
    if (!outputs.some((output) => output.defaultEntry)) return decide.none;
    return row(
      outputs,
      outputs.map((output) => output.defaultEntry?.(scope) ?? null),
    );
  }
  const columns = outputs.map((output) => ({ ...output, order: output.order }));
  const { chosen, value } = decide.choose(matches, columns, (match) => row(outputs, match.values), scope);
  scope.run.rules.push(...chosen);
  return value;
};

/** One output is the value itself, several are a context. */
const row = (outputs: readonly Output[], values: readonly Value[]): Value =>
  outputs.length === 1
    ? (values[0] ?? null)
    : newContext(outputs.map((output, i) => [output.name, values[i] ?? null] as const));

const readInput = (input: Element, known: Shapes, compiler: BoxedCompiler): Input => {
  const expression = childOf(input, 'inputExpression');
  const values = childOf(input, 'inputValues');
  return {
    id: idOf(input),
    label: attribute(input, 'label') || (expression ? attribute(expression, 'text') : ''),
    value: expression ? compiler.expression(expression, known) : () => null,
    type: compiler.typeOf(expression ? attribute(expression, 'typeRef') : '', input),
    allowed: values && attribute(values, 'text') !== '' ? compiler.tests(values, known) : null,
  };
};

const subjectOf = (input: Input, scope: Scope): Value => {
  // Process variables are JSON: text in a column of dates is read as a date.
  const value = conform(fromTypedJson(input.value(scope), input.type), input.type, scope.run);
  if (value !== null && input.allowed && input.allowed(value, inner(scope, { '?': value })) !== true)
    throw new DecisionError(
      'E_DMN_INPUT_VALUE',
      `input "${input.label}" is ${textOf(value, scope.run, true)}, which is not among its allowed values`,
      input.id ? [input.id] : [],
    );
  return value;
};

const readOutput = (output: Element, table: Element, known: Shapes, compiler: BoxedCompiler): Output => {
  const values = childOf(output, 'outputValues');
  const entry = childOf(output, 'defaultOutputEntry');
  const listed = values !== null && attribute(values, 'text') !== '';
  return {
    name: attribute(output, 'name') || attribute(table, 'outputLabel'),
    type: compiler.typeOf(attribute(output, 'typeRef'), output),
    allowed: listed ? compiler.tests(values, known) : null,
    order: listed ? compiler.values(values, known) : [],
    defaultEntry: entry ? compiler.expression(entry, known) : null,
  };
};

const outputValue = (entry: Evaluate, output: Output | undefined, rule: string, scope: Scope): Value => {
  const raw = entry(scope);
  if (!output) return raw;
  const value = conform(raw, output.type, scope.run);
  if (value !== null && output.allowed && output.allowed(value, inner(scope, { '?': value })) !== true)
    throw new DecisionError(
      'E_DMN_OUTPUT_VALUE',
      `rule ${rule} answers ${textOf(value, scope.run, true)}, which is not among the output values of "${output.name}"`,
      [rule],
    );
  return value;
};

const readRule = (rule: Element, id: string, known: Shapes, compiler: BoxedCompiler): Rule => ({
  id,
  tests: childrenOf(rule, 'inputEntry').map((entry) => compiler.tests(entry, known)),
  outputs: childrenOf(rule, 'outputEntry').map((entry) => compiler.expression(entry, known)),
});
