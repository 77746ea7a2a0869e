import { newContext } from '../../feel/values/value.ts';
import { attribute, childrenOf } from '../element.ts';
import { conform } from '../types.ts';
import type { CompileBoxed } from './index.ts';

/** A table of values: a list of contexts, one a row. */
export const compileRelation: CompileBoxed = (element, known, compiler) => {
  const columns = childrenOf(element, 'column').map((column) => ({
    name: attribute(column, 'name'),
    type: compiler.typeOf(attribute(column, 'typeRef'), column),
  }));
  const rows = childrenOf(element, 'row').map((row) =>
    childrenOf(row, 'elements').map((cell) => compiler.boxed(cell, known)),
  );
  return (scope) =>
    rows.map((row) =>
      newContext(
        columns.map(({ name, type }, i) => [name, conform(row[i]?.(scope) ?? null, type, scope.run)] as const),
      ),
    );
};
