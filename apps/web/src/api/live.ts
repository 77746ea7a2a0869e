import type { Change } from '@fallspur/contract';
import { useEffect } from 'react';
import { refresh } from './answers.ts';
import { reportConnection } from './connection.ts';

const MILLISECONDS_BEFORE_TRYING_AGAIN = 4000;

/** Follows `/api/live` as long as somebody is signed in, and refreshes what each change touches. */
export function useLiveUpdates(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    let stream: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let interrupted = false;

    const open = () => {
      stream = new EventSource('/api/live');
      stream.onopen = () => {
        reportConnection('found');
        // What happened while nobody listened is not told again to a new stream.
        if (interrupted) refresh('everything');
        interrupted = false;
      };
      stream.addEventListener('change', ({ data }: MessageEvent<string>) => refresh(JSON.parse(data) as Change));
      stream.onerror = () => {
        interrupted = true;
        // The browser reconnects by itself, except after an answer that was no stream.
        if (stream?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, MILLISECONDS_BEFORE_TRYING_AGAIN);
      };
    };

    open();
    return () => {
      clearTimeout(timer);
      stream?.close();
    };
  }, [signedIn]);
}
