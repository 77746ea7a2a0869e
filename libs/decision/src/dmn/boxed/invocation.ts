import { warn } from '../../feel/run.ts';
import { FeelFunction } from '../../feel/values/function.ts';
import { attribute, childOf, childrenOf } from '../element.ts';
import { conform } from '../types.ts';
import type { CompileBoxed } from './index.ts';

export const compileInvocation: CompileBoxed = (element, known, compiler) => {
  const called = compiler.boxed(childOf(element, 'calledFunction'), known);
  const bindings = childrenOf(element, 'binding').map((binding) => {
    const parameter = childOf(binding, 'parameter');
    return {
      name: parameter ? attribute(parameter, 'name') : '',
      type: compiler.typeOf(parameter ? attribute(parameter, 'typeRef') : '', binding),
      value: compiler.boxed(childOf(binding, 'bindingFormula'), known),
    };
  });
  return (scope) => {
    const target = called(scope);
    if (!(target instanceof FeelFunction)) {
      warn(scope.run, 'UNKNOWN_FUNCTION', 'the invocation calls no function; it counts as null');
      return null;
    }
    const named = new Map(bindings.map(({ name, type, value }) => [name, conform(value(scope), type, scope.run)]));
    return target.invoke({ named }, scope.run);
  };
};
