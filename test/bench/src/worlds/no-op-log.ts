import type { EventLog } from '@fallspur/event-log';

/** Acknowledges at once and keeps nothing: what remains is the engine's own work. Only for cases that stay in memory. */
export function noOpLog(): EventLog {
  let position = 0;
  async function* nothing(): AsyncGenerator<never> {}
  return {
    append: (_stream, expectedRevision, events) =>
      Promise.resolve({
        kind: 'appended',
        position: (position += events.length),
        revision: expectedRevision + events.length,
        repeated: false,
      }),
    readStream: nothing,
    readAll: nothing,
    subscribe: nothing,
    findEvent: () => Promise.resolve(undefined),
    head: () => Promise.resolve({ position, recordedAt: null }),
    close: () => Promise.resolve(),
  };
}
