import type { Recorded } from '@fallspur/contract';
import { useEffect, useRef, useState } from 'react';
import { CONNECTION_LOST, hasCode, useCommand } from '../../../api/index.ts';

const MILLISECONDS_BEFORE_TRYING_AGAIN = 3000;

/**
 * Sends a form until an answer comes: without one it is tried again with the same key, so that nothing is recorded twice,
 * and the form stays closed meanwhile, so that nothing typed later is lost in an answer to what was sent first.
 */
export function useSubmission<Input>(run: (input: Input, idempotencyKey: string) => Promise<Recorded>) {
  const command = useCommand<Input, Recorded>(run);
  const attempts = useRef(0);
  const [stopped, setStopped] = useState(false);
  const lost = hasCode(command.error, CONNECTION_LOST);
  const { mutate, variables } = command;

  useEffect(() => {
    if (!lost || stopped || variables === undefined) return;
    const timer = setTimeout(() => {
      attempts.current += 1;
      mutate(variables);
    }, MILLISECONDS_BEFORE_TRYING_AGAIN);
    return () => clearTimeout(timer);
  }, [lost, stopped, variables, mutate]);

  const trying = attempts.current > 0 && command.isPending;
  return {
    submit: (input: Input) => {
      attempts.current = 0;
      setStopped(false);
      mutate(input);
    },
    stop: () => setStopped(true),
    recorded: command.data,
    error: lost ? null : command.error,
    sending: command.isPending || (lost && !stopped),
    /** No answer yet; being tried again by itself. */
    unanswered: (lost && !stopped) || trying,
    /** No answer came and nobody tries any more. */
    givenUp: lost && stopped,
    reset: command.reset,
  };
}
