import { inner } from '../../feel/compile/scope.ts';
import { spend } from '../../feel/run.ts';
import type { Value } from '../../feel/values/value.ts';
import { isContext, isList } from '../../feel/values/value.ts';
import { childOf } from '../element.ts';
import type { CompileBoxed } from './index.ts';

export const compileFilter: CompileBoxed = (element, known, compiler) => {
  const source = childOf(element, 'in');
  const condition = childOf(element, 'match');
  const list = compiler.boxed(source && childOf(source, 'value'), known);
  const match = compiler.boxed(condition && childOf(condition, 'value'), { ...known, item: null });
  return (scope) => {
    const value = list(scope);
    if (value === null) return null;
    const kept: Value[] = [];
    for (const item of isList(value) ? value : [value]) {
      spend(scope.run, 1);
      const within = inner(scope, { item });
      const answer = match(isContext(item) ? inner(within, item) : within);
      if (answer !== null && typeof answer !== 'boolean') return null;
      if (answer) kept.push(item);
    }
    return kept;
  };
};
