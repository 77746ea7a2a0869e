import type { CompileBoxed } from './index.ts';

export const compileLiteralExpression: CompileBoxed = (element, known, compiler) => compiler.expression(element, known);
