import type { FeelFault } from '../api.ts';
import { compileExpression, compileUnaryTests } from '../feel/compile/index.ts';
import type { FindType } from '../feel/compile/compiler.ts';
import type { Evaluate } from '../feel/compile/scope.ts';
import type { Test } from '../feel/compile/tests.ts';
import { attempt, isFault } from '../feel/feel.ts';
import { mentionsOf } from '../feel/names.ts';
import { nearFunction } from '../feel/near-name.ts';
import { FeelEvaluationError } from '../feel/run.ts';
import type { Node, Shapes } from '../feel/syntax.ts';
import { syntaxOf } from '../feel/syntax.ts';
import { DecisionError } from './fault.ts';
import { compileBoxed } from './boxed/index.ts';
import type { Element } from './element.ts';
import { attribute, idOf } from './element.ts';
import type { ItemType } from './types.ts';

/** Something wrong in a file; a code `W_…` is a warning. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  /** What to try. */
  readonly hint?: string;
}

/** What the boxed expressions of one decision need: FEEL in the right names, types, and a place for findings. */
export interface BoxedCompiler {
  /** Compiles a boxed expression; null stands for none and is always null. */
  boxed(element: Element | null, known: Shapes): Evaluate;
  /** FEEL text of an element (`text` of a literal expression or of unary tests). */
  expression(element: Element, known: Shapes): Evaluate;
  tests(element: Element, known: Shapes): Test;
  /** The single values listed by unary tests, in order, e.g. the output values of a table. */
  values(element: Element, known: Shapes): readonly Evaluate[];
  typeOf(typeRef: string, of: Element): ItemType;
  report(finding: Finding, element: Element): void;
}

export interface CompilerHost {
  /** Of texts that name none of their own; empty for FEEL. */
  readonly language: string;
  readonly findType: FindType;
  typeOf(typeRef: string, of: Element): ItemType;
  report(finding: Finding, element: Element): void;
  mention(paths: readonly string[], names: readonly string[]): void;
}

/** Boxes inside boxes; no person can read more. */
const BOXES_MAX = 100;

/** FEEL under its names and addresses through the versions; other languages, also B-FEEL, are refused, not guessed. */
const isFeel = (language: string): boolean => language === '' || /^feel$|\/FEEL\/?$|dmn-FEEL|feel:/i.test(language);

export const boxedCompiler = (host: CompilerHost): BoxedCompiler => {
  let depth = 0;
  const parsed = <T>(
    element: Element,
    kind: 'expression' | 'unary tests',
    known: Shapes,
    use: (node: Node) => T,
    failed: (fault: FeelFault) => T,
  ): T => {
    const result = attempt(() => {
      const language = attribute(element, 'expressionLanguage') || host.language;
      if (!isFeel(language)) throw new FeelEvaluationError(`written in "${language}"; only FEEL is read`);
      const node = syntaxOf(attribute(element, 'text'), kind, known);
      const mentions = mentionsOf(node);
      host.mention(mentions.paths, mentions.names);
      for (const name of mentions.calls) if (!Object.hasOwn(known, name)) reportTypo(name, element);
      return { made: use(node) };
    });
    if (!isFault(result)) return result.made;
    host.report(result, element);
    return failed(result);
  };

  // Other functions come from the surroundings, which are only known at evaluation.
  const reportTypo = (name: string, element: Element): void => {
    const near = nearFunction(name);
    if (near === null) return;
    const message = `"${name}" is no function of FEEL`;
    host.report({ code: 'W_FEEL_UNKNOWN_FUNCTION', message, hint: `did you mean "${near}"?` }, element);
  };

  const compiler: BoxedCompiler = {
    typeOf: host.typeOf,
    report: host.report,
    boxed(element, known) {
      if (!element) return () => null;
      if (depth >= BOXES_MAX)
        throw new DecisionError('E_DMN_TOO_DEEP', `boxed expressions are nested deeper than ${BOXES_MAX} levels`);
      depth++;
      const evaluate = compileBoxed(element, known, compiler);
      depth--;
      return evaluate;
    },
    expression(element, known) {
      if (attribute(element, 'text') === '') return () => null;
      return parsed(element, 'expression', known, (node) => compileExpression(node, host.findType), failing(element));
    },
    tests(element, known) {
      const text = attribute(element, 'text');
      if (text === '' || text === '-') return () => true;
      return parsed(element, 'unary tests', known, (node) => compileUnaryTests(node, host.findType), failing(element));
    },
    values(element, known) {
      if (attribute(element, 'text') === '') return [];
      const each = (node: Node): readonly Evaluate[] =>
        node.type === 'PositiveUnaryTest' ? [compileExpression(node, host.findType)] : node.children.flatMap(each);
      return parsed(element, 'unary tests', known, each, () => []);
    },
  };
  return compiler;
};

/** Text that could not be read still stands in the model; asking for its value says so. */
const failing = (element: Element) => (fault: FeelFault) => (): never => {
  throw new FeelEvaluationError(`${idOf(element) || 'an expression'}: ${fault.message}`);
};
