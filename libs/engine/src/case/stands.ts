import { canonicalJson } from '@fallspur/kernel';
import type { Chart, Marking } from '../compile/chart.ts';
import { readMarking, snapshotOf } from '../compile/snapshot.ts';

/** Has the chart's machine a state for this marking, and no other marking for that state? */
export function canStand(chart: Chart | undefined, marking: Marking): boolean {
  if (!chart) return false;
  try {
    const back = readMarking(snapshotOf(chart, marking));
    // A branch nobody is in would count as having arrived at its join: the tokens must be the same too.
    return canonicalJson(back as never) === canonicalJson(marking as never);
  } catch {
    // A chart that has no place for a marking says so by throwing.
    return false;
  }
}
