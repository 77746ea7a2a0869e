import { join } from 'node:path';
import type { Snapshot, SnapshotStore } from '../../snapshots/port.ts';
import { openFile, type FileKind } from './open.ts';

export const SNAPSHOT_FILE = 'snapshots.sqlite';
const SNAPSHOTS: FileKind = {
  what: 'snapshot cache',
  applicationId: 0x46537373,
  schemaVersion: 1,
  schema: `create table snapshots (
    case_id text primary key, revision integer not null, position integer not null, bytes blob not null
  ) strict;
  create index snapshots_by_position on snapshots (position);`,
  // A cache: what a power cut loses is folded again. NORMAL keeps the file whole, OFF would not.
  synchronous: 'NORMAL',
};
const CHECKPOINT_PUTS = 1000;

/** Snapshots in `snapshots.sqlite` beside the log; the file may be deleted whenever nobody has it open. */
export function openSqliteSnapshots(options: { readonly directory: string }): SnapshotStore {
  const db = openFile(join(options.directory, SNAPSHOT_FILE), SNAPSHOTS);
  // A snapshot of a forgotten person must not live on in a free page.
  db.exec('pragma secure_delete = on');
  const find = db.prepare('select revision, position, bytes from snapshots where case_id = ?');
  const put = db.prepare(`insert into snapshots values (?, ?, ?, ?) on conflict (case_id) do update
    set revision = excluded.revision, position = excluded.position, bytes = excluded.bytes`);
  const remove = db.prepare('delete from snapshots where case_id = ?');
  const head = db.prepare('select max(position) as position from snapshots');
  let puts = 0;

  function tidy(): void {
    if (puts < CHECKPOINT_PUTS) return;
    puts = 0;
    db.exec('pragma wal_checkpoint(passive)');
  }

  return {
    find(caseId) {
      const row = find.get(caseId);
      return row && ({ caseId, revision: row['revision'], position: row['position'], bytes: row['bytes'] } as Snapshot);
    },
    put(snapshots) {
      db.exec('begin immediate');
      try {
        for (const { caseId, revision, position, bytes } of snapshots) put.run(caseId, revision, position, bytes);
        db.exec('commit');
      } catch (error) {
        if (db.isTransaction) db.exec('rollback');
        throw error;
      }
      puts += snapshots.length;
      tidy();
    },
    remove: (caseId) => void remove.run(caseId),
    clear: () => db.exec('delete from snapshots'),
    headPosition: () => Number(head.get()?.['position'] ?? 0),
    close: () => db.close(),
  };
}
