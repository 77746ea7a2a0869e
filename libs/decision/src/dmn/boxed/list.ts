import { childrenOf } from '../element.ts';
import type { CompileBoxed } from './index.ts';

export const compileList: CompileBoxed = (element, known, compiler) => {
  const items = childrenOf(element, 'elements').map((item) => compiler.boxed(item, known));
  return (scope) => items.map((item) => item(scope));
};
