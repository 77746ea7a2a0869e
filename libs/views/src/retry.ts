import type { DatabaseSync } from 'node:sqlite';
import type { EventLog, RecordedEvent } from '@fallspur/event-log';
import { withSavepoint } from './apply.ts';
import type { RunningBuild } from './builds.ts';
import { inTransaction } from './cache-file.ts';
import { EventView, type EventReaders } from './event-view.ts';
import { lastSkipped, parkingLot, unpark, type ParkedCase } from './parked.ts';
import { faultOf } from './poison.ts';

/**
 * Gives a parked case another try: applies its events from the parked one on, up to where the projection stands. Stops
 * at the next poison and parks the case there.
 * @returns true when the case is followed again.
 */
export async function retryCase(
  db: DatabaseSync,
  log: EventLog,
  build: RunningBuild,
  parked: ParkedCase,
  readers: EventReaders,
): Promise<boolean> {
  for (;;) {
    const events = await eventsFrom(log, parked);
    const outcome = inTransaction(db, () => retryNow(db, build, parked.caseId, events, readers));
    if (outcome !== 'read again') return outcome === 'followed';
  }
}

function retryNow(
  db: DatabaseSync,
  build: RunningBuild,
  caseId: string,
  events: readonly RecordedEvent[],
  readers: EventReaders,
): 'followed' | 'parked' | 'read again' {
  const key = { projection: build.projection.name, build: build.build };
  const until = lastSkipped(db, key, caseId);
  const first = events[0];
  if (until === undefined) return 'followed';
  if (first === undefined) return 'parked';
  // While the stream was read the runner may have passed over more of it.
  if ((events.at(-1)?.position ?? 0) < until) return 'read again';
  unpark(db, key, caseId);
  const parking = parkingLot(db, key);
  for (const recorded of events) {
    if (recorded.position > Math.max(until, first.position)) break;
    const handler = build.handlerOf(recorded.type);
    if (handler === undefined) continue;
    if (parking.has(caseId)) parking.skip(recorded);
    else
      withSavepoint(
        db,
        () => handler(new EventView(recorded, readers), build),
        (error) => parking.park(recorded, faultOf(error)),
      );
  }
  parking.flush();
  return parking.has(caseId) ? 'parked' : 'followed';
}

async function eventsFrom(log: EventLog, parked: ParkedCase): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const recorded of log.readStream(parked.caseId, { backwards: true })) {
    if (recorded.position < parked.position) break;
    events.push(recorded);
  }
  return events.reverse();
}
