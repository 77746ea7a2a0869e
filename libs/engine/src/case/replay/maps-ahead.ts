import type { CaseEvent } from '../events.ts';
import type { MigrationMap } from '../migration/plan.ts';

/**
 * What the ids of then are called in the version a case is replayed on. An instance that was migrated goes by the ids of
 * several versions one after the other: those of an earlier one are led through every migration that still lies ahead.
 */
export class MapsAhead {
  readonly #map: MigrationMap;
  readonly #ahead = new Map<string, MigrationMap[]>();

  /** `map`: ids of the last version it ran under -> ids there. */
  constructor(events: readonly CaseEvent[], map: MigrationMap) {
    this.#map = map;
    for (const { steps = [] } of events)
      for (const { instance, migrated } of steps)
        if (migrated) this.#ahead.set(instance, [...(this.#ahead.get(instance) ?? []), migrated.map]);
  }

  of(instance: string): MigrationMap {
    const led = (this.#ahead.get(instance) ?? []).reduce<MigrationMap>(through, {});
    // Whoever names an id of an earlier version means that one.
    return { ...through(led, this.#map), ...this.#map };
  }

  /** Behind its next migration now. */
  pass(instance: string): void {
    this.#ahead.get(instance)?.shift();
  }
}

const through = (first: MigrationMap, then: MigrationMap): MigrationMap => ({
  ...then,
  ...Object.fromEntries(Object.entries(first).map(([from, to]) => [from, then[to] ?? to])),
});
