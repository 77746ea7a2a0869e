import { inner } from '../../feel/compile/scope.ts';
import { deeper, FeelEvaluationError, spend, warn } from '../../feel/run.ts';
import type { Shape } from '../../feel/syntax.ts';
import { bind, FeelFunction } from '../../feel/values/function.ts';
import { newContext } from '../../feel/values/value.ts';
import { attribute, childOf, childrenOf } from '../element.ts';
import { conform } from '../types.ts';
import type { CompileBoxed } from './index.ts';

/** Boxed bodies hold texts of different depth; this stands for the deepest usual one. */
const BODY_LEVELS = 50;

/** A function whose body is boxed; a business knowledge model holds one. */
export const compileFunctionDefinition: CompileBoxed = (element, known, compiler) => {
  const parameters = childrenOf(element, 'formalParameter').map((parameter) => ({
    name: attribute(parameter, 'name'),
    type: compiler.typeOf(attribute(parameter, 'typeRef'), parameter),
  }));
  const language = attribute(element, 'kind') || 'FEEL';
  if (language !== 'FEEL')
    return () => {
      throw new FeelEvaluationError(`functions written in ${language} are not run`);
    };
  const names: Record<string, Shape> = { ...known };
  for (const { name, type } of parameters) names[name] = type.shape;
  const body = compiler.boxed(childOf(element, 'body'), names);
  const order = parameters.map(({ name }) => name);
  return (scope) =>
    new FeelFunction('function', order, (args, run) => {
      spend(run, 1);
      const values = bind(order, args);
      if (!values) {
        warn(run, 'INVALID_ARGUMENTS', `function(${order.join(', ')}) got other arguments than it declares`);
        return null;
      }
      const typed = parameters.map(({ name, type }, i) => [name, conform(values[i]!, type, run)] as const);
      if (typed.some(([, value], i) => value === null && values[i] !== null)) return null;
      return deeper(run, BODY_LEVELS, () => body({ ...inner(scope, newContext(typed)), run }));
    });
};
