import type { DatabaseSync } from 'node:sqlite';
import {
  createBuild,
  dropBuild,
  listBuilds,
  promoteBuild,
  runningBuild,
  schemaSha256,
  type BuildRow,
  type RunningBuild,
} from './builds.ts';
import { inTransaction } from './cache-file.ts';
import { declaredNames } from './names.ts';
import type { Projection } from './projection.ts';
import type { Positions } from './waiters.ts';

/** Keeps the builds of a set of projections in step with the program's versions of them. */
export class KeptBuilds {
  readonly #db: DatabaseSync;
  readonly #projections: ReadonlyMap<string, Projection>;
  readonly #running = new Map<string, RunningBuild>();

  constructor(db: DatabaseSync, projections: readonly Projection[]) {
    refuseSharedNames(projections);
    this.#db = db;
    this.#projections = new Map(projections.map((projection) => [projection.name, projection]));
  }

  /** Whether the projection's handlers made these rows; only such a build can be carried on. */
  #isOurs(row: BuildRow): boolean {
    const projection = this.#projections.get(row.projection);
    return projection?.version === row.version && schemaSha256(projection) === row.schemaSha256;
  }

  /** All builds of these projections, also those an older version left behind. */
  rows(): readonly BuildRow[] {
    return listBuilds(this.#db).filter((row) => this.#projections.has(row.projection));
  }

  /**
   * After an upgrade: the old rows stay current, a build of the new version begins beside them. A first build is current
   * at once, and its answers carry the position it has come to. An interrupted build goes on where it stopped.
   */
  prepare(startOver: boolean): void {
    inTransaction(this.#db, () => {
      for (const row of this.rows())
        if (startOver || (row.state === 'building' && !this.#isOurs(row))) dropBuild(this.#db, row);
      for (const projection of this.#projections.values()) {
        const rows = this.rows().filter((row) => row.projection === projection.name);
        if (!rows.some(({ state }) => state === 'current')) createBuild(this.#db, projection, 'current');
        else if (!rows.some((row) => this.#isOurs(row))) createBuild(this.#db, projection, 'building');
      }
    });
  }

  /** Begins a build from zero beside the current one, unless one is under way. */
  beginRebuild(name: string): void {
    const projection = this.get(name);
    inTransaction(this.#db, () => {
      const underWay = this.rows().some((row) => row.projection === name && row.state === 'building');
      if (!underWay) createBuild(this.#db, projection, 'building');
    });
  }

  /** Makes the builds that have come to `position` the ones that answer, in one transaction. True when there were any. */
  promoteFrom(position: number): boolean {
    return inTransaction(this.#db, () => {
      const ready = this.rows().filter(
        (row) => row.state === 'building' && this.#isOurs(row) && row.position >= position,
      );
      for (const { projection, build } of ready) promoteBuild(this.#db, projection, build);
      return ready.length > 0;
    });
  }

  /** The builds this program can carry on, and the lowest place any of them stands at. */
  running(
    state: BuildRow['state'],
    name?: string,
  ): { readonly builds: readonly RunningBuild[]; readonly after: number } {
    const rows = this.rows().filter(
      (row) => row.state === state && this.#isOurs(row) && (name === undefined || row.projection === name),
    );
    return { builds: rows.map((row) => this.#join(row)), after: Math.min(...rows.map((row) => row.position)) };
  }

  /** How far each projection answers with the program's own version. */
  positions(): Positions {
    const ours = this.rows().filter((row) => row.state === 'current' && this.#isOurs(row));
    return new Map(ours.map(({ projection, position }) => [projection, position]));
  }

  get(name: string): Projection {
    const projection = this.#projections.get(name);
    if (projection === undefined)
      throw new Error(`No projection "${name}"; there are: ${[...this.#projections.keys()].join(', ')}`);
    return projection;
  }

  #join(row: BuildRow): RunningBuild {
    const key = [...row.names.values()].join();
    const known = this.#running.get(key);
    if (known !== undefined) return known;
    const joined = runningBuild(this.#db, this.get(row.projection), row);
    this.#running.set(key, joined);
    return joined;
  }
}

function refuseSharedNames(projections: readonly Projection[]): void {
  const owners = new Map<string, string>();
  for (const projection of projections)
    for (const declared of declaredNames(projection)) {
      const owner = owners.get(declared);
      if (owner !== undefined)
        throw new Error(`Projections "${owner}" and "${projection.name}" both declare "${declared}"; rename one`);
      owners.set(declared, projection.name);
    }
}
