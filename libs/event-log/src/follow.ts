import type { RecordedEvent } from './port.ts';

/** Wakes everyone who waits for the log to grow. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let waiting = new Set<() => void>();
  return {
    ring() {
      const woken = waiting;
      waiting = new Set();
      for (const wake of woken) wake();
    },
    wait: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const set = waiting;
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          set.delete(wake);
          resolve();
        };
        set.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      }),
  };
}

/**
 * Catch up, then live, as one loop: read what lies after the last event seen; nothing there means wait. There is no
 * hand-over between two sources, so there is nothing to lose or double at the boundary. `read` must be synchronous:
 * between an empty read and the wait nothing may be appended unheard.
 */
export async function* follow(
  after: number,
  signal: AbortSignal,
  read: (after: number) => readonly RecordedEvent[],
  wait: (signal: AbortSignal) => Promise<void>,
): AsyncGenerator<RecordedEvent> {
  let seen = after;
  while (!signal.aborted) {
    const events = read(seen);
    if (events.length === 0) await wait(signal);
    for (const event of events) {
      if (signal.aborted) return;
      seen = event.position;
      yield event;
    }
  }
}
