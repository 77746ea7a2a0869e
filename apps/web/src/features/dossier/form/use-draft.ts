import type { Draft, DraftInput, PersonRef, TaskForm } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '../../../api/index.ts';

const MILLISECONDS_OF_REST = 800;
const MILLISECONDS_BEFORE_TRYING_AGAIN = 5000;

export type DraftState =
  | { readonly kind: 'none' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: string; readonly by: PersonRef | null };

/**
 * Saves what is typed, unvalidated, whenever the hands rest; also when the form or the page is left. `task` is the path
 * of the task; null saves nothing. While `paused` (the form is being sent) nothing is written over the answer.
 */
export function useDraft(task: string | null, values: JsonObject, begun: Draft | null, paused: boolean) {
  const client = useQueryClient();
  const [state, setState] = useState<DraftState>(
    begun ? { kind: 'saved', at: begun.savedAt, by: begun.savedBy ?? null } : { kind: 'none' },
  );
  const latest = useRef(values);
  const stored = useRef(values);
  latest.current = values;
  const waiting = useRef(paused);
  waiting.current = paused;

  const save = useCallback(async () => {
    if (task === null || waiting.current || latest.current === stored.current) return;
    const data = latest.current;
    setState({ kind: 'saving' });
    try {
      const answer = await send<Draft | undefined>('PUT', `${task}/draft`, { data } satisfies DraftInput);
      stored.current = data;
      const at = answer?.savedAt ?? new Date().toISOString();
      setState({ kind: 'saved', at, by: null });
      client.setQueryData<TaskForm>([`${task}/form`], (form) => form && { ...form, draft: { data, savedAt: at } });
    } catch {
      // Said beside the form; what was typed stays in it and is tried again.
      setState({ kind: 'failed' });
    }
  }, [task, client]);

  useEffect(() => {
    if (values === stored.current) return;
    const timer = setTimeout(() => void save(), MILLISECONDS_OF_REST);
    return () => clearTimeout(timer);
  }, [values, paused, save]);

  useEffect(() => {
    if (state.kind !== 'failed') return;
    const timer = setTimeout(() => void save(), MILLISECONDS_BEFORE_TRYING_AGAIN);
    return () => clearTimeout(timer);
  }, [state, save]);

  useEffect(() => {
    const leave = () => {
      if (task !== null && !waiting.current && latest.current !== stored.current)
        saveWhileLeaving(task, latest.current);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void save();
    };
  }, [task, save]);

  return state;
}

/** The page is going: only a request that outlives it arrives, and nobody is left to hear of a failure. */
function saveWhileLeaving(task: string, data: JsonObject): void {
  void fetch(`${task}/draft`, {
    method: 'PUT',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data } satisfies DraftInput),
  }).catch(() => undefined);
}
