import type { Behaviour } from '../../definition.ts';
import type { ChartKey, ElementKey } from '../events.ts';
import { idOfKey } from '../keys.ts';
import type { Walk } from '../walk.ts';
import type { Rehousing } from './rehousing.ts';

/** Enters the subprocesses that are new around something open, and leaves those that are gone. */
export function rehouse(walk: Walk, { opens, closes, moved, markings }: Rehousing): void {
  const { draft } = walk;
  if (!opens.length && !closes.length && !Object.keys(moved).length) return;
  for (const { element, chart, within } of opens) {
    const behaviour = walk.row(idOfKey(element)).behaviour as Behaviour & { kind: 'subProcess' };
    draft.enter(expectKey(draft.nextKey(idOfKey(element)), element), within);
    draft.openChart(behaviour.chart, expectKey(draft.nextKey(behaviour.chart), chart), element, chart);
  }
  for (const [element, chart] of Object.entries(moved)) draft.move(element, chart);
  for (const { element, chart, within } of closes) dissolve(walk, element, chart, within);
  for (const [chart, marking] of Object.entries(markings)) draft.mark(chart, marking);
}

/** What its scope knew and could undo belongs to the scope around it now. */
function dissolve({ draft, batch }: Walk, element: ElementKey, chart: ChartKey, within: ChartKey): void {
  const frame = draft.charts[within]?.frame ?? within;
  for (const [name, value] of Object.entries({ ...draft.variables[element], ...draft.variables[chart] }))
    if (!name.includes(':')) draft.write(frame, name, value, batch.sensitivity.ofNames([name], draft));
  for (const one of Object.values(draft.compensations))
    if (one.scope === chart || one.scope === element) draft.setCompensation({ ...one, scope: within });
  draft.disarm(element);
  draft.disarm(chart);
  draft.resolveIncident(element);
  draft.resolveIncident(chart);
  draft.leave(element, 'cancelled');
  draft.closeChart(chart);
}

/** Plan and draft count alike, or the record would speak of another scope than the proof. */
function expectKey(given: string, planned: string): string {
  if (given !== planned) throw new Error(`Migration planned ${planned}, yet ${given} comes next`);
  return given;
}
