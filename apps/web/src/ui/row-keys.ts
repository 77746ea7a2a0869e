import { useCallback, useRef, useState } from 'react';

/**
 * Walks the rows of a table with the real focus: each row has one link marked `data-row="<key>"`, and j, k or the arrows
 * move the focus from link to link. So Enter opens, a screen reader reads on, and Tab continues from there.
 */
export function useRowKeys(keys: readonly string[]) {
  const [active, setActive] = useState<string | null>(null);
  const table = useRef<HTMLDivElement>(null);

  const focus = useCallback((key: string | undefined) => {
    if (key === undefined) return;
    const link = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    link?.focus({ preventScroll: true });
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }, []);

  const move = (steps: number) => {
    const at = active === null ? -1 : keys.indexOf(active);
    const next = at < 0 ? (steps > 0 ? 0 : keys.length - 1) : at + steps;
    focus(keys[Math.max(0, Math.min(keys.length - 1, next))]);
  };
  return { table, active, setActive, move, focus };
}
