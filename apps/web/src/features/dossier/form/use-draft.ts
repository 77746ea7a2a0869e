import type { Draft, DraftInput, PersonRef, TaskForm } from '@fallspur/contract';
import type { JsonObject } from '@fallspur/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepUnsaved, putDraft } from './unsaved-drafts.ts';

const MILLISECONDS_OF_REST = 800;
const MILLISECONDS_BEFORE_TRYING_AGAIN = 5000;

export type DraftState =
  | { readonly kind: 'none' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: string; readonly by: PersonRef | null };

/**
 * Saves what is typed, unvalidated, whenever the hands rest; also when the form or the page is left. `task` is the path
 * of the task; null saves nothing. While `paused` (the form is being sent) nothing is written over the answer; once it is
 * `over` (recorded, or no longer theirs) nothing is kept either.
 */
export function useDraft(
  task: string | null,
  values: JsonObject,
  begun: Draft | null,
  { paused, over }: { readonly paused: boolean; readonly over: boolean },
) {
  const client = useQueryClient();
  const [state, setState] = useState<DraftState>(
    begun && begun.savedAt !== '' ? { kind: 'saved', at: begun.savedAt, by: begun.savedBy ?? null } : { kind: 'none' },
  );
  const latest = useRef(values);
  // A draft that came without its moment was never saved.
  const stored = useRef(begun?.savedAt === '' ? {} : values);
  latest.current = values;
  const waiting = useRef(paused || over);
  waiting.current = paused || over;
  const done = useRef(over);
  done.current = over;

  const save = useCallback(async () => {
    if (task === null || waiting.current || latest.current === stored.current) return;
    const data = latest.current;
    setState({ kind: 'saving' });
    try {
      const answer = await putDraft(task, data);
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
      if (task !== null && !done.current && latest.current !== stored.current)
        keepUnsaved(client, task, latest.current);
    };
  }, [task, client]);

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
