import type { Run } from '../run.ts';
import type { Node } from '../syntax.ts';
import type { Value } from '../values/value.ts';
import type { Evaluate } from './scope.ts';

/** A type of the model by name (`tPerson`), as a test of values; undefined where the model has none. */
export type TypeTest = (value: Value, run: Run) => boolean;
export type FindType = (name: string) => TypeTest | undefined;

/** What a compiler of one kind of node needs: to compile its children, and the model's types. */
export interface Compiler {
  compile(node: Node): Evaluate;
  readonly findType: FindType;
}

export type CompileNode = (node: Node, compiler: Compiler) => Evaluate;

/** The children with meaning, brackets and keywords left out. */
export const childOf = (node: Node, index: number): Node => {
  const child = node.children.at(index);
  if (!child) throw new Error(`syntax tree: expected child ${index} of <${node.type}> in "${node.text}"`);
  return child;
};

export const contains = (node: Node, test: (node: Node) => boolean): boolean =>
  test(node) || node.children.some((child) => contains(child, test));
