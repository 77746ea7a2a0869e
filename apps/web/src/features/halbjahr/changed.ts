import type { HalfYearReport } from '@fallspur/contract';
import { useEffect, useRef, useState } from 'react';
import { ALL } from './view.ts';

export interface ChangedFigure {
  readonly halfYear: string;
  readonly figure: string;
  readonly before: number;
  readonly now: number;
}

export const cellKey = (halfYear: string, figure: string): string => `${halfYear}/${figure}`;

/** Every figure, totals included, that is another than before. */
export function changedFigures(before: HalfYearReport, now: HalfYearReport): readonly ChangedFigure[] {
  const past = new Map(before.halfYears.map(({ halfYear, values }) => [halfYear, values]));
  const present = new Map(now.halfYears.map(({ halfYear, values }) => [halfYear, values]));
  const rows = [
    ...[...new Set([...present.keys(), ...past.keys()])].map(
      (halfYear) => [halfYear, past.get(halfYear) ?? {}, present.get(halfYear) ?? {}] as const,
    ),
    [ALL, before.total, now.total] as const,
  ];
  return rows.flatMap(([halfYear, was, is]) =>
    now.figures
      .map(({ figure }) => ({ halfYear, figure, before: was[figure] ?? 0, now: is[figure] ?? 0 }))
      .filter(({ before, now }) => before !== now),
  );
}

const MILLISECONDS_SHOWN = 8000;

/** What changed while somebody looked at the same view (`viewKey`); forgotten after a few seconds. */
export function useChangedFigures(viewKey: string, report: HalfYearReport | undefined): readonly ChangedFigure[] {
  const last = useRef<{ readonly viewKey: string; readonly report: HalfYearReport }>(undefined);
  const [changed, setChanged] = useState<readonly ChangedFigure[]>([]);
  useEffect(() => {
    if (!report) return;
    const before = last.current;
    last.current = { viewKey, report };
    const found = before?.viewKey === viewKey ? changedFigures(before.report, report) : [];
    if (before?.viewKey !== viewKey || found.length > 0) setChanged(found);
  }, [viewKey, report]);
  useEffect(() => {
    if (changed.length === 0) return;
    const timer = setTimeout(() => setChanged([]), MILLISECONDS_SHOWN);
    return () => clearTimeout(timer);
  }, [changed]);
  return changed;
}
