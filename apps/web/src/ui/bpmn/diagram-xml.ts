import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { connectionLost, problemOf } from '../../api/problem.ts';

/** The drawing of a definition by its content hash: what a hash names never changes, so it is asked for once. */
export const useDiagramXml = (sha256: string | undefined): UseQueryResult<string, Error> => {
  const path = `/api/definitions/${sha256}/diagram`;
  return useQuery<string, Error>({
    queryKey: [path],
    queryFn: ({ signal }) => textOf(path, signal),
    enabled: sha256 !== undefined,
    staleTime: Infinity,
    meta: { live: false },
  });
};

async function textOf(path: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(path, { credentials: 'same-origin', signal }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : connectionLost();
  });
  if (!response.ok) throw await problemOf(response);
  return response.text();
}
