import type { FieldProblem, Problem } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { PROBLEMS, type ProblemCode } from './problem-of.ts';

/** Thrown anywhere below a controller; the filter answers it as `application/problem+json`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The problem of this code; `detail` replaces the usual sentence where more can be said. Never put personal data in. */
export const problem = (
  code: ProblemCode,
  more: { readonly detail?: string; readonly fields?: readonly FieldProblem[]; readonly details?: JsonObject } = {},
): ProblemError => new ProblemError(problemValue(code, more));

export const problemValue = (
  code: ProblemCode,
  more: { readonly detail?: string; readonly fields?: readonly FieldProblem[]; readonly details?: JsonObject } = {},
): Problem => {
  const [status, title, detail] = PROBLEMS[code];
  return {
    type: `urn:fallspur:problem:${code}`,
    title,
    status,
    code,
    detail: more.detail ?? detail,
    ...(more.fields ? { fields: more.fields } : {}),
    ...(more.details ? { details: more.details } : {}),
  };
};
