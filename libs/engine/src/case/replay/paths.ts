import type { CaseEvent, Step } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { mapped } from '../migration/carried-over.ts';
import type { MigrationMap } from '../migration/plan.ts';

/** Where an instance went because of one command, in ids of the replayed version: then, and in the replay. */
export interface PathDifference {
  readonly instance: string;
  readonly process: string;
  readonly recorded: readonly string[];
  readonly replayed: readonly string[];
}

/** The first instance that did not go the same way. What it waits at, who may do it and until when is no way. */
export function firstDifference(
  recorded: readonly CaseEvent[],
  replayed: readonly CaseEvent[],
  changed: { readonly process: string; mapOf(instance: string): MigrationMap },
): PathDifference | undefined {
  const then = pathsOf(recorded, ({ instance, definition }, id) =>
    definition.process === changed.process ? mapped(changed.mapOf(instance), id) : id,
  );
  const now = pathsOf(replayed, (_, id) => id);
  for (const instance of new Set([...then.keys(), ...now.keys()])) {
    const [was, is] = [then.get(instance), now.get(instance)];
    const process = was?.process ?? is?.process ?? '';
    if (was?.way.join(' ') !== is?.way.join(' '))
      return { instance, process, recorded: was?.way ?? [], replayed: is?.way ?? [] };
  }
  return undefined;
}

interface Path {
  readonly process: string;
  readonly way: string[];
}

function pathsOf(events: readonly CaseEvent[], idIn: (step: Step, id: string) => string): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>();
  for (const { steps = [] } of events)
    for (const step of steps) {
      const { instance, definition, entered, begins = [], ended } = step;
      const way = [
        ...[...begins, ...entered.map(({ key }) => idOfKey(key))].map((id) => idIn(step, id)),
        ...(ended ? [`(${ended.state})`] : []),
      ];
      if (!way.length) continue;
      const path = paths.get(instance) ?? { process: definition.process, way: [] };
      path.way.push(...way);
      paths.set(instance, path);
    }
  return paths;
}
