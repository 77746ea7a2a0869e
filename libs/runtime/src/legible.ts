import type { CaseEvent, ReplayedAt } from '@fallspur/engine';

/** What can still be put in again of a history some of whose personal values are forgotten. */
export interface Legible {
  /** Whole commands before the first value nobody can read any more: whatever follows may have hung on it. */
  readonly events: readonly CaseEvent[];
  readonly withheldAt?: ReplayedAt;
}

export function legibleOf(events: readonly CaseEvent[]): Legible {
  const found = events.find(({ withheld }) => withheld?.length);
  if (!found) return { events };
  const cut = events.findIndex(({ meta }) => meta.commandId === found.meta.commandId);
  const { id, type, meta } = found;
  return { events: events.slice(0, cut), withheldAt: { event: id, type, revision: meta.revision } };
}
