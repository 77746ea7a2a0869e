import { warn } from '../../feel/run.ts';
import { kindOf } from '../../feel/values/value.ts';
import { childOf } from '../element.ts';
import type { CompileBoxed } from './index.ts';

export const compileConditional: CompileBoxed = (element, known, compiler) => {
  const branch = (name: string) => {
    const child = childOf(element, name);
    return compiler.boxed(child && childOf(child, 'value'), known);
  };
  const [test, yes, no] = [branch('if'), branch('then'), branch('else')];
  return (scope) => {
    const answer = test(scope);
    if (answer === true) return yes(scope);
    if (answer === false || answer === null) return no(scope);
    warn(scope.run, 'INVALID_TYPE', `the condition is a ${kindOf(answer)}, expected true or false; it counts as null`);
    return null;
  };
};
