import type { Problem } from '@fallspur/contract';

/** An answer that is no success. Look at `problem.code`, show `problem.detail`. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** The code of a problem made here because no answer came: nothing is known about what the server did. */
export const CONNECTION_LOST = 'CONNECTION_LOST';

export const connectionLost = (): ApiProblem =>
  new ApiProblem({
    type: 'about:blank',
    title: 'Keine Verbindung',
    status: 0,
    code: CONNECTION_LOST,
    detail:
      'Der Server hat nicht geantwortet. Ihre Eingaben bleiben hier; versuchen Sie es gleich noch einmal, doppelt erfasst wird dabei nichts.',
  });

export const hasCode = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.problem.code === code;

/** Somebody changed the same thing meanwhile (412). */
export const isChangedMeanwhile = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.problem.status === 412;

/** Reads `application/problem+json`; an answer from something between us and the server becomes a problem, too. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  if (response.headers.get('content-type')?.includes('problem+json'))
    return new ApiProblem((await response.json()) as Problem);
  return response.status >= 500
    ? connectionLost()
    : new ApiProblem({
        type: 'about:blank',
        title: 'Unerwartete Antwort',
        status: response.status,
        code: 'UNEXPECTED_ANSWER',
        detail: `Der Server hat mit ${response.status} geantwortet, ohne zu sagen warum. Laden Sie die Seite neu.`,
      });
}
