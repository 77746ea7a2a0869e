import type { Session, SignIn } from '@fallspur/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { SESSION } from './answers.ts';
import { get, send } from './client.ts';

/** The session, null when nobody is signed in. Only the shell asks this way; a page says `useSession()`. */
export const useSessionAnswer = () =>
  useQuery<Session | null, Error>({
    queryKey: [SESSION],
    queryFn: async ({ signal }) => (await get<Session | undefined>(SESSION, signal)) ?? null,
    // Asked again now and then: «today» is part of the answer, and pages stay open overnight.
    staleTime: 600_000,
  });

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Pages are only shown to somebody who is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession() was called outside of the shell, where nobody is signed in');
  return session;
}

export function useSignIn() {
  const answers = useQueryClient();
  return useMutation<Session, Error, SignIn>({
    mutationFn: (signIn) => send<Session>('POST', SESSION, signIn),
    onSuccess: (session) => {
      // Another person sees other things: nothing of the one before may shine through.
      answers.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION });
      answers.setQueryData([SESSION], session);
    },
  });
}

export function useSignOut() {
  const answers = useQueryClient();
  return useMutation<void, Error, void>({
    mutationFn: () => send<void>('DELETE', SESSION),
    onSuccess: () => {
      answers.setQueryData([SESSION], null);
      answers.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION });
    },
  });
}
