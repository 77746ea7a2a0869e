import type { Evaluate } from '../../feel/compile/scope.ts';
import type { Shapes } from '../../feel/syntax.ts';
import type { BoxedCompiler } from '../compiler.ts';
import type { Element } from '../element.ts';
import { attribute, kindOfElement } from '../element.ts';
import { conform } from '../types.ts';
import { compileConditional } from './conditional.ts';
import { compileContext } from './context.ts';
import { compileDecisionTable } from './decision-table.ts';
import { compileFilter } from './filter.ts';
import { compileFunctionDefinition } from './function-definition.ts';
import { compileInvocation } from './invocation.ts';
import { compileIteration } from './iteration.ts';
import { compileList } from './list.ts';
import { compileLiteralExpression } from './literal-expression.ts';
import { compileRelation } from './relation.ts';

/** Compiles one kind of boxed expression in the names it may use. */
export type CompileBoxed = (element: Element, known: Shapes, compiler: BoxedCompiler) => Evaluate;

/** Which file compiles which boxed expression. [DMN 1.5, 7.3, 10.2] */
const KINDS: Readonly<Partial<Record<string, CompileBoxed>>> = {
  literalExpression: compileLiteralExpression,
  decisionTable: compileDecisionTable,
  context: compileContext,
  invocation: compileInvocation,
  functionDefinition: compileFunctionDefinition,
  list: compileList,
  relation: compileRelation,
  conditional: compileConditional,
  filter: compileFilter,
  for: compileIteration,
  some: compileIteration,
  every: compileIteration,
};

export const isBoxed = (element: Element): boolean => KINDS[kindOfElement(element)] !== undefined;

export const compileBoxed: CompileBoxed = (element, known, compiler) => {
  const compile = KINDS[kindOfElement(element)];
  if (!compile) throw new Error(`no compiler for boxed <${element.$type}>`);
  const evaluate = compile(element, known, compiler);
  const typeRef = attribute(element, 'typeRef');
  if (typeRef === '' || kindOfElement(element) === 'functionDefinition') return evaluate;
  const type = compiler.typeOf(typeRef, element);
  return (scope) => conform(evaluate(scope), type, scope.run);
};
