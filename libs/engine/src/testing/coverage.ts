import { idOfKey } from '../case/keys.ts';
import { isTurn } from '../case/bodies.ts';
import type { CaseEvent } from '../case/events.ts';
import type { CompiledDefinition, ElementTable } from '../definition.ts';

/** How often the work of every element was carried out, by id, summed over a case; absent means never. */
export function visitsOf(
  events: readonly CaseEvent[],
  definitionOf: (sha256: string) => CompiledDefinition | undefined,
): Readonly<Record<string, number>> {
  const visits: Record<string, number> = {};
  for (const event of events)
    for (const step of event.steps ?? []) {
      const elements = definitionOf(step.definition.sha256)?.elements ?? {};
      const count = (key: string): void => {
        visits[idOfKey(key)] = (visits[idOfKey(key)] ?? 0) + 1;
      };
      // What waits has done its work when it is left completed; what passes does it on entry.
      for (const { key, chart } of step.entered)
        if (!isWhole(elements[idOfKey(key)], chart) && !waits(elements[idOfKey(key)])) count(key);
      for (const { key, chart, how } of step.left)
        if (how === 'completed' && !isWhole(elements[idOfKey(key)], chart) && waits(elements[idOfKey(key)])) count(key);
    }
  return visits;
}

// The work of a loop is that of its turns.
const isWhole = (row: ElementTable | undefined, chart: string): boolean => row?.loop !== undefined && !isTurn(chart);

const waits = (row: ElementTable | undefined): boolean =>
  row !== undefined &&
  row.type !== 'startEvent' &&
  row.type !== 'boundaryEvent' &&
  ['userTask', 'job', 'catch'].includes(row.behaviour.kind);

export interface Coverage {
  readonly process: string;
  readonly elements: { readonly visited: number; readonly all: number; readonly missing: readonly string[] };
  readonly flows: { readonly visited: number; readonly all: number; readonly missing: readonly string[] };
}

/** Which elements and flows of each definition a set of recorded cases has visited. */
export function coverageOf(
  definitions: readonly CompiledDefinition[],
  events: Iterable<CaseEvent>,
): readonly Coverage[] {
  const seen = new Map<string, Set<string>>();
  for (const event of events)
    for (const { definition, entered, taken } of event.steps ?? []) {
      const ids = seen.get(definition.sha256) ?? new Set<string>();
      seen.set(definition.sha256, ids);
      for (const { key } of entered) ids.add(idOfKey(key));
      for (const flow of taken) ids.add(flow);
    }
  return definitions.map(({ process, sha256, elements, flows }) => {
    const ids = seen.get(sha256) ?? new Set<string>();
    const countable = Object.values(elements).filter(({ type }) => type !== 'eventSubProcess');
    return {
      process,
      elements: share(
        countable.map(({ id }) => id),
        ids,
      ),
      flows: share(Object.keys(flows), ids),
    };
  });
}

function share(all: readonly string[], seen: ReadonlySet<string>): Coverage['elements'] {
  const missing = all.filter((id) => !seen.has(id));
  return { visited: all.length - missing.length, all: all.length, missing };
}
