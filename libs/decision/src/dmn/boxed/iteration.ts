import { inner } from '../../feel/compile/scope.ts';
import { spend } from '../../feel/run.ts';
import type { Value } from '../../feel/values/value.ts';
import { isList } from '../../feel/values/value.ts';
import { elementsOf } from '../../feel/compile/collections.ts';
import { FeelRange } from '../../feel/values/range.ts';
import { attribute, childOf, kindOfElement } from '../element.ts';
import type { CompileBoxed } from './index.ts';

/** Boxed `for`, `some` and `every`. */
export const compileIteration: CompileBoxed = (element, known, compiler) => {
  const kind = kindOfElement(element);
  const name = attribute(element, 'iteratorVariable');
  const source = childOf(element, 'in');
  const bodyHolder = childOf(element, kind === 'for' ? 'return' : 'satisfies');
  const list = compiler.boxed(source && childOf(source, 'value'), known);
  const body = compiler.boxed(bodyHolder && childOf(bodyHolder, 'value'), { ...known, [name]: null, partial: null });
  return (scope) => {
    const value = list(scope);
    const items = value instanceof FeelRange ? elementsOf(value) : isList(value) ? value : null;
    if (!items) return null;
    const results: Value[] = [];
    for (const item of items) {
      spend(scope.run, 1);
      const result = body(inner(scope, { [name]: item, partial: results }));
      results.push(result);
      if (kind === 'for') continue;
      if (result !== null && typeof result !== 'boolean') return null;
      if (result === (kind === 'some')) return result;
    }
    if (kind === 'for') return results;
    return results.every((result) => typeof result === 'boolean') ? kind === 'every' : null;
  };
};
