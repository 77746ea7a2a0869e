import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@fallspur/event-log';
import type { Fault } from './poison.ts';
import { prepared } from './prepared.ts';

/** A case one projection has stopped following, because it could not digest one of its events. */
export interface ParkedCase {
  readonly projection: string;
  readonly caseId: string;
  readonly position: number;
  readonly eventId: string;
  readonly eventType: string;
  /** Error code and message; by construction without personal data. */
  readonly code: string;
  readonly message: string;
  /** How many later events of the case this projection has passed over. */
  readonly skipped: number;
}

export interface BuildKey {
  readonly projection: string;
  readonly build: number;
}

/** The parked cases of one build inside one transaction; skips are counted in memory and written once by `flush`. */
export interface ParkingLot {
  has(caseId: string): boolean;
  park(recorded: RecordedEvent, fault: Fault): void;
  skip(recorded: RecordedEvent): void;
  flush(): void;
}

export function parkingLot(db: DatabaseSync, { projection, build }: BuildKey): ParkingLot {
  const find = prepared(db, 'select case_id from views_parked where projection = ? and build = ?');
  const rows = find.all(projection, build);
  const skips = new Map(rows.map((row) => [String(row['case_id']), { count: 0, last: 0 }]));
  return {
    has: (caseId) => skips.size > 0 && skips.has(caseId),
    park(recorded, fault) {
      db.prepare('insert into views_parked values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)').run(
        projection,
        build,
        recorded.stream,
        recorded.position,
        recorded.id,
        recorded.type,
        fault.code,
        fault.message,
      );
      skips.set(recorded.stream, { count: 0, last: 0 });
    },
    skip(recorded) {
      const skipped = skips.get(recorded.stream);
      if (skipped === undefined) return;
      skipped.count += 1;
      skipped.last = recorded.position;
    },
    flush() {
      for (const [caseId, { count, last }] of skips)
        if (count > 0)
          db.prepare(
            `update views_parked set skipped = skipped + ?, last_skipped = ?
             where projection = ? and build = ? and case_id = ?`,
          ).run(count, last, projection, build, caseId);
    },
  };
}

export const unpark = (db: DatabaseSync, { projection, build }: BuildKey, caseId: string): void => {
  db.prepare('delete from views_parked where projection = ? and build = ? and case_id = ?').run(
    projection,
    build,
    caseId,
  );
};

/** Position of the last event of the case that was passed over; 0 = none, undefined = the case is not parked. */
export function lastSkipped(db: DatabaseSync, { projection, build }: BuildKey, caseId: string): number | undefined {
  const row = db
    .prepare('select last_skipped from views_parked where projection = ? and build = ? and case_id = ?')
    .get(projection, build, caseId);
  return row === undefined ? undefined : Number(row['last_skipped']);
}

/** Parked cases of the builds that answer. */
export const listParked = (db: DatabaseSync): readonly ParkedCase[] =>
  db
    .prepare(
      `select parked.* from views_parked parked join views_build using (projection, build)
       where state = 'current' order by projection, position`,
    )
    .all()
    .map((row) => ({
      projection: String(row['projection']),
      caseId: String(row['case_id']),
      position: Number(row['position']),
      eventId: String(row['event_id']),
      eventType: String(row['event_type']),
      code: String(row['code']),
      message: String(row['message']),
      skipped: Number(row['skipped']),
    }));
