import { childOf } from '../element.ts';
import type { CompileBoxed } from './index.ts';

export const compileConditional: CompileBoxed = (element, known, compiler) => {
  const branch = (name: string) => {
    const child = childOf(element, name);
    return compiler.boxed(child && childOf(child, 'value'), known);
  };
  const [test, yes, no] = [branch('if'), branch('then'), branch('else')];
  return (scope) => (test(scope) === true ? yes(scope) : no(scope));
};
