import { useSyncExternalStore } from 'react';

type Connection = 'found' | 'lost';

let state: Connection = 'found';
const listeners = new Set<() => void>();

/** Told by every request and by the live stream. */
export function reportConnection(next: Connection): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Whether the last thing we asked the server for was answered. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
