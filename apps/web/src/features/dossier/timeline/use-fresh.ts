import type { TimelineEntry } from '@fallspur/contract';
import { useRef } from 'react';

/** Entries that came while somebody was looking: they appear softly. */
export function useFresh(entries: readonly TimelineEntry[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string> | null>(null);
  const fresh = useRef<Set<string>>(new Set());
  if (entries.length > 0) {
    const ids = entries.map(({ eventId }) => eventId);
    if (known.current !== null) for (const id of ids) if (!known.current.has(id)) fresh.current.add(id);
    known.current = new Set(ids);
  }
  return fresh.current;
}
