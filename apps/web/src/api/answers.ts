import type { Change } from '@fallspur/contract';
import { QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

export const SESSION = '/api/session';

/** Every answer we hold, by its path. A failed read is tried again only when no answer came at all. */
export const answers: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // Signed out elsewhere or timed out: the sign-in appears, and the page stays where it was.
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.status === 401) answers.setQueryData([SESSION], null);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => error instanceof ApiProblem && error.problem.status === 0 && failures < 3,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
    },
    mutations: { retry: false },
  },
});

/** Lists always, pages of a case when the change names it; what asked to be left alone stays. */
export function refresh(change: Change | 'everything'): void {
  void answers.invalidateQueries({ predicate: (query) => touches(query, change) });
}

function touches(query: Query, change: Change | 'everything'): boolean {
  const [path] = query.queryKey;
  if (typeof path !== 'string' || path === SESSION || query.meta?.['live'] === false) return false;
  const caseId = caseOf(path);
  return change === 'everything' || caseId === null || change.cases.includes(caseId);
}

/** `/api/cases/{caseId}/…` and `/api/tasks/{caseId}/…` are about one case, all else is a list. */
export function caseOf(path: string): string | null {
  const id = /^\/api\/(?:cases|tasks)\/([^/?]+)/.exec(path)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}
