import { parseExpression, parseUnaryTests } from 'feelin';
import type { SourcePosition } from '@fallspur/kernel';
import { CAPS, FeelCapError } from './run.ts';
import { syntaxHint } from './syntax-hint.ts';

/** A node of the syntax tree; `type` is the name in feelin's grammar. Comments are left out. */
export interface Node {
  readonly type: string;
  readonly text: string;
  readonly from: number;
  readonly children: readonly Node[];
  /** Nodes in this subtree, itself included: the price of evaluating it once. */
  readonly size: number;
  /** Levels of this subtree. */
  readonly depth: number;
}

/** Names that may hold symbols must be known to be read as one; a list has the shape of its elements. */
export type Shape = null | Shapes;
export interface Shapes {
  readonly [name: string]: Shape;
}

export class FeelSyntaxError extends Error {
  readonly position: SourcePosition;
  constructor(message: string, position: SourcePosition) {
    super(message);
    this.position = position;
  }
}

/** The syntax tree of a text; throws {@link FeelSyntaxError} or `FeelCapError`. */
export const syntaxOf = (text: string, kind: 'expression' | 'unary tests', known: Shapes = {}): Node => {
  if (text.length > CAPS.textLength)
    throw new FeelCapError(`the expression has ${text.length} characters; at most ${CAPS.textLength} are read`);
  refuseDeepBrackets(text);
  const names = namesFor(text, known);
  const read = (source: string) => (kind === 'expression' ? parseExpression : parseUnaryTests)(source, names, DIALECT);
  try {
    return build(text, read(text));
  } catch (error) {
    // feelin reads `list<number>`, but not `range<number>`; only the node's own text tells them apart.
    const source = text.replace(/\brange\s*</g, (type) => 'list'.padEnd(type.length - 1) + '<');
    if (source === text || !(error instanceof FeelSyntaxError)) throw error;
    return build(text, read(source));
  }
};

/** The known names that may stand in the text: the parser gets slow where it is handed thousands. */
const namesFor = (text: string, known: Shapes): Shapes => {
  const names = Object.entries(known);
  if (names.length <= FEW_NAMES) return known;
  return Object.fromEntries(names.filter(([name]) => text.includes(FIRST_WORD.exec(name)?.[0] ?? name)));
};
const FEW_NAMES = 20;
const FIRST_WORD = /[\p{L}\p{N}_]+/u;

/** The standard's grammar, and names in backticks as foreign models write them: `` `first-name` ``. */
const DIALECT = 'camunda';

type Tree = ReturnType<typeof parseExpression>;
interface Open {
  type: string;
  from: number;
  to: number;
  children: Node[];
}

function build(text: string, tree: Tree): Node {
  const stack: Open[] = [{ type: '', from: 0, to: text.length, children: [] }];
  tree.iterate({
    enter(ref) {
      if (ref.type.isError) throw syntaxError(text, ref.from, ref.to);
      if (ref.type.isSkipped) return false;
      if (stack.length > CAPS.nesting) throw tooDeep();
      stack.push({ type: ref.name, from: ref.from, to: ref.to, children: [] });
      return undefined;
    },
    leave(ref) {
      if (ref.type.isSkipped) return;
      const { type, from, to, children } = stack.pop()!;
      const test = OPERATIONS.includes(type) ? children.find(isBareTest) : undefined;
      if (test) throw syntaxError(text, test.from, test.from);
      if (isUnaryPlus(type, children)) throw syntaxError(text, from, from + 1);
      const size = children.reduce((total, child) => total + child.size, 1);
      const depth = children.reduce((deepest, child) => Math.max(deepest, child.depth), 0) + 1;
      stack.at(-1)!.children.push({ type, from, text: text.slice(from, to), children, size, depth });
    },
  });
  return stack[0]!.children.at(-1)!;
}

/** feelin also reads `a == 1` and `a and > 5`, whose second side would be a range and the answer always null. */
const OPERATIONS = ['Comparison', 'Conjunction', 'Disjunction', 'ArithmeticExpression'];
const isBareTest = ({ type, children }: Node): boolean =>
  type === 'SimplePositiveUnaryTest' && children[0]?.type === 'CompareOp';

/** Nor has the standard a plus before a number. */
const isUnaryPlus = (type: string, children: readonly Node[]): boolean =>
  type === 'ArithmeticExpression' && children.length === 2 && children[0]!.text !== '-';

const tooDeep = (): FeelCapError => new FeelCapError(`the expression is nested deeper than ${CAPS.nesting} levels`);

// The parser itself gets slow on thousands of open brackets, so they are counted before it sees the text.
function refuseDeepBrackets(text: string): void {
  let depth = 0;
  for (const char of text) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (depth > CAPS.nesting / 2) throw tooDeep();
  }
}

function syntaxError(text: string, from: number, to: number): FeelSyntaxError {
  const rest = text.slice(from, Math.max(to, from + 1)).trim() || text.slice(from).trim();
  const got = rest === '' ? 'the end of the text' : `"${rest.split(/\s/)[0]!.slice(0, 40)}"`;
  const position = positionAt(text, from);
  const hint = syntaxHint(text, from);
  return new FeelSyntaxError(
    `not FEEL at line ${position.line}, column ${position.column}: expected an expression or operator, got ${got}${hint ? `; ${hint}` : ''}`,
    position,
  );
}

export const positionAt = (text: string, offset: number): SourcePosition => {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
};

/** The name a node spells, its tokens joined in the normal spelling. */
export const nameOf = (node: Node): string => {
  if (node.type === 'Identifier' || node.children.length === 0) return node.text.replace(/`/g, '');
  return node.children.map(nameOf).join(' ');
};
