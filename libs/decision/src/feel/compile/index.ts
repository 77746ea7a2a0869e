import type { Node } from '../syntax.ts';
import { COLLECTIONS } from './collections.ts';
import type { CompileNode, Compiler, FindType } from './compiler.ts';
import { childOf } from './compiler.ts';
import { FUNCTIONS } from './functions.ts';
import { LITERALS } from './literals.ts';
import { OPERATORS } from './operators.ts';
import type { Evaluate } from './scope.ts';
import type { Test } from './tests.ts';
import { compileTest, TESTS } from './tests.ts';

const inside =
  (index: number): CompileNode =>
  (node, compiler) =>
    compiler.compile(childOf(node, index));

/** Which file compiles which kind of node: the grammar's table of contents. */
const TABLE: ReadonlyMap<string, CompileNode> = new Map(
  Object.entries({
    ...LITERALS,
    ...OPERATORS,
    ...TESTS,
    ...COLLECTIONS,
    ...FUNCTIONS,
    Expression: inside(0),
    ParenthesizedExpression: inside(1),
  }),
);

const compilerFor = (findType: FindType): Compiler => {
  const compiler: Compiler = {
    findType,
    compile(node) {
      const compileNode = TABLE.get(node.type);
      if (!compileNode) throw new Error(`no compiler for <${node.type}> in "${node.text}"`);
      return compileNode(node, compiler);
    },
  };
  return compiler;
};

/** Turns a syntax tree into a closure, once; the closure is evaluated often. */
export const compileExpression = (node: Node, findType: FindType = () => undefined): Evaluate =>
  compilerFor(findType).compile(node);

export const compileUnaryTests = (node: Node, findType: FindType = () => undefined): Test =>
  compileTest(node, compilerFor(findType));
