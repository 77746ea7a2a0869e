import type { JsonObject } from '@fallspur/kernel';
import type { FeelExpression, FeelFault, FeelSurroundings, FeelValue, ParseFeel, ParseUnaryTests } from '../api.ts';
import { lruCache } from './cache.ts';
import { compileExpression, compileUnaryTests } from './compile/index.ts';
import type { Evaluate, Scope } from './compile/scope.ts';
import { ambiguousNames } from './known-names.ts';
import { mentionsOf } from './names.ts';
import { FeelCapError, FeelEvaluationError, newRun } from './run.ts';
import type { Node, Shapes } from './syntax.ts';
import { FeelSyntaxError, syntaxOf } from './syntax.ts';
import { fromJson, toJson } from './values/json.ts';
import type { Context } from './values/value.ts';

/**
 * The door to FEEL. feelin reads the text; what it means is compiled here once to a closure, because feelin itself
 * parses at every evaluation, asks the system clock, and can neither be capped nor matched in linear time.
 */
export const parseFeel: ParseFeel = (text) =>
  expressions(text, () =>
    attempt(() => {
      const syntax = syntaxOf(text, 'expression');
      const reading = readings(text, compileExpression(syntax), (names) =>
        compileExpression(syntaxOf(text, 'expression', names)),
      );
      return {
        text,
        ...told(syntax),
        evaluate: (variables, surroundings) =>
          evaluateJson((scope) => reading(scope.names)(scope), variables, surroundings),
      };
    }),
  );

export const parseUnaryTests: ParseUnaryTests = (text) =>
  unaryTests(text, () =>
    attempt(() => {
      const syntax = syntaxOf(text, 'unary tests');
      const reading = readings(text, compileUnaryTests(syntax), (names) =>
        compileUnaryTests(syntaxOf(text, 'unary tests', names)),
      );
      return {
        text,
        ...told(syntax),
        test: (value, variables, surroundings) =>
          evaluateJson((scope) => reading(scope.names)(fromJson(value), scope) === true, variables, surroundings),
      };
    }),
  );

/** A text compiled as it reads by itself, and once more for each set of ambiguous names among its variables. */
const readings = <T>(text: string, plain: T, compile: (names: Shapes) => T): ((variables: Context) => T) => {
  const knowing = lruCache<T>(READINGS_MAX);
  const namesIn = ambiguousNames(text);
  return (variables) => {
    const names = namesIn(variables);
    return names ? knowing(JSON.stringify(names), () => compile(names)) : plain;
  };
};

const READINGS_MAX = 8;
const expressions = lruCache<ReturnType<ParseFeel>>(2_000);
const unaryTests = lruCache<ReturnType<ParseUnaryTests>>(2_000);

const told = (syntax: Node): Pick<FeelExpression, 'names' | 'paths'> => {
  const { names, paths } = mentionsOf(syntax);
  return { names, paths };
};

const evaluateJson = (
  evaluate: Evaluate,
  variables: JsonObject,
  surroundings: FeelSurroundings,
): FeelValue | FeelFault =>
  attempt(() => {
    const run = newRun(surroundings);
    const scope: Scope = { names: fromJson(variables) as Context, outer: null, run };
    const value = toJson(evaluate(scope), run);
    return run.warnings.length ? { kind: 'value', value, warnings: run.warnings } : { kind: 'value', value };
  });

/** Turns the errors that belong to FEEL into faults; anything else is a bug and goes on. */
export const attempt = <T>(body: () => T): T | FeelFault => {
  try {
    return body();
  } catch (error) {
    const fault = faultOf(error);
    if (fault) return fault;
    throw error;
  }
};

const faultOf = (error: unknown): FeelFault | null => {
  if (error instanceof FeelSyntaxError)
    return { kind: 'fault', code: 'E_FEEL_SYNTAX', message: error.message, position: error.position };
  if (error instanceof FeelCapError) return { kind: 'fault', code: 'E_FEEL_CAP', message: error.message };
  // Values nested by thousands are only met by the stack itself.
  if (error instanceof Error && error.name === 'RangeError' && /call stack/.test(error.message))
    return { kind: 'fault', code: 'E_FEEL_CAP', message: 'values or calls are nested too deeply' };
  if (error instanceof FeelEvaluationError) return { kind: 'fault', code: 'E_FEEL_EVALUATION', message: error.message };
  return null;
};

export const isFault = (value: unknown): value is FeelFault =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'fault';
