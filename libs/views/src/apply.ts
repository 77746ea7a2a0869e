import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@fallspur/event-log';
import type { RunningBuild } from './builds.ts';
import { inTransaction } from './cache-file.ts';
import { EventView, type EventReaders } from './event-view.ts';
import { parkingLot, type ParkingLot } from './parked.ts';
import { faultOf, isPoison } from './poison.ts';
import { prepared } from './prepared.ts';

/** Every event of the log after a position, up to the last of these, without a gap. */
export interface Batch {
  readonly after: number;
  readonly events: readonly RecordedEvent[];
}

/**
 * Writes one batch into all builds: rows and checkpoints in one transaction. Builds may stand at different places; each
 * takes only what lies after its own checkpoint, so a repeated or overlapping batch changes nothing.
 * @returns false when a build is gone (another process promoted a newer one) or stands before `batch.after`: look at the
 * builds again and read from where they stand.
 */
export function applyBatch(
  db: DatabaseSync,
  builds: readonly RunningBuild[],
  batch: Batch,
  readers: EventReaders,
): boolean {
  const views = batch.events.map((recorded) => new EventView(recorded, readers));
  try {
    return inTransaction(db, () => applyAll(db, builds, batch.after, views, digest));
  } catch (error) {
    if (!isPoison(error)) throw error;
    // One savepoint an event would cost every batch; so only a batch with poison in it is done again, event by event.
    return inTransaction(db, () => applyAll(db, builds, batch.after, views, digestOrPark(db)));
  }
}

type Digest = (build: RunningBuild, view: EventView, parking: ParkingLot) => void;

function applyAll(
  db: DatabaseSync,
  builds: readonly RunningBuild[],
  after: number,
  views: readonly EventView[],
  work: Digest,
): boolean {
  const last = views.at(-1);
  if (last === undefined) return true;
  for (const build of builds) {
    const position = checkpointOf(db, build);
    if (position === undefined || position < after) return false;
    if (position >= last.position) continue;
    applyToBuild(db, build, views, position, work);
    const move = prepared(db, 'update views_build set position = ?, event_id = ? where projection = ? and build = ?');
    move.run(last.position, last.recorded.id, build.projection.name, build.build);
  }
  return true;
}

function applyToBuild(
  db: DatabaseSync,
  build: RunningBuild,
  views: readonly EventView[],
  after: number,
  work: Digest,
): void {
  const parking = parkingLot(db, { projection: build.projection.name, build: build.build });
  for (const view of views) {
    if (view.position <= after || build.handlerOf(view.recorded.type) === undefined) continue;
    if (parking.has(view.stream)) parking.skip(view.recorded);
    else work(build, view, parking);
  }
  parking.flush();
}

const digest: Digest = (build, view) => build.handlerOf(view.recorded.type)?.(view, build);

const digestOrPark =
  (db: DatabaseSync): Digest =>
  (build, view, parking) =>
    withSavepoint(
      db,
      () => digest(build, view, parking),
      (error) => parking.park(view.recorded, faultOf(error)),
    );

/** Runs `work`; when the event is to blame undoes just that and tells `onPoison`. */
export function withSavepoint(db: DatabaseSync, work: () => void, onPoison: (error: unknown) => void): void {
  db.exec('savepoint one_event');
  try {
    work();
  } catch (error) {
    if (!isPoison(error)) throw error;
    db.exec('rollback to one_event');
    onPoison(error);
  }
  db.exec('release one_event');
}

const checkpointOf = (db: DatabaseSync, build: RunningBuild): number | undefined => {
  const find = prepared(db, 'select position from views_build where projection = ? and build = ?');
  const row = find.get(build.projection.name, build.build);
  return row === undefined ? undefined : Number(row['position']);
};
