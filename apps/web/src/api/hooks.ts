import type { Page } from '@fallspur/contract';
import { freshIds } from '@fallspur/kernel';
import { keepPreviousData, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { refresh } from './answers.ts';
import { get, getAll } from './client.ts';

export interface AnswerOptions {
  readonly enabled?: boolean;
  /** Show the last answer while the next one (another page, another filter) is on its way. */
  readonly keepPrevious?: boolean;
  /** `false`: live changes leave this answer alone, because somebody types into what was made of it. */
  readonly live?: boolean;
  readonly staleMilliseconds?: number;
}

/** The answer of a path, kept and refreshed; null asks nothing. */
export const useAnswer = <T>(path: string | null, options: AnswerOptions = {}): UseQueryResult<T, Error> =>
  useQuery<T, Error>({
    queryKey: [path],
    queryFn: ({ signal }) => get<T>(path ?? '', signal),
    enabled: path !== null && options.enabled !== false,
    meta: { live: options.live ?? true },
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
    ...(options.staleMilliseconds !== undefined && { staleTime: options.staleMilliseconds }),
  });

/** The same for the whole of a list, all its pages together. */
export const useWhole = <T extends Page<unknown>>(
  path: string,
  options: Pick<AnswerOptions, 'staleMilliseconds'> = {},
): UseQueryResult<T, Error> =>
  useQuery<T, Error>({
    queryKey: [path, 'whole'],
    queryFn: ({ signal }) => getAll<T>(path, signal),
    ...(options.staleMilliseconds !== undefined && { staleTime: options.staleMilliseconds }),
  });

const ids = freshIds(
  () => Date.now(),
  (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
);

export const newCommandKey = (): string => ids.next();

/**
 * A command with its idempotency key: `const claim = useCommand((row: TaskRow, idempotencyKey) => send(…))`.
 * The key stays until the command succeeded, so that trying again after a lost answer records nothing twice. A screen
 * that sends the same kind of command about several things names the thing in `about`: each has a key of its own.
 */
export function useCommand<Input, Answer>(
  run: (input: Input, idempotencyKey: string) => Promise<Answer>,
  about: (input: Input) => string = () => 'one',
) {
  const keys = useRef(new Map<string, string>());
  const keyOf = (input: Input): string => {
    const thing = about(input);
    const key = keys.current.get(thing) ?? newCommandKey();
    keys.current.set(thing, key);
    return key;
  };
  return useMutation<Answer, Error, Input>({
    mutationFn: (input) => run(input, keyOf(input)),
    onSuccess: (_answer, input) => {
      keys.current.delete(about(input));
      refresh('everything');
    },
  });
}
