import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { LOG_FILE, openSqliteKeyRing, openSqliteLog, openSqliteSnapshots } from './index.ts';
import { uuidToBytes } from './uuid-bytes.ts';
import { CHAIN_START } from '../../envelope/canonical.ts';
import { sampleCase, sampleCaseId, SECRETS } from '../../envelope/sample-case.ts';
import { sealEvents } from '../../envelope/seal.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';
import { sealBytes } from '../../keys/seal-bytes.ts';
import { memoryKeyRing, seededRandomBytes } from '../../keys/memory-key-ring.ts';
import { NO_STREAM } from '../../port.ts';
import { verifyLog, type LogVerdict } from '../../verify/verify-log.ts';

const directory = temporaryDirectories();
const CASES = ['one', 'two', 'three'];
const EVENTS_PER_CASE = 3;
let original = '';

beforeAll(async () => {
  original = directory();
  const log = openSqliteLog({ directory: original });
  const keys = memoryKeyRing('sqlite');
  const streams = CASES.map((label) =>
    sealEvents(sampleCase(label, EVENTS_PER_CASE), CHAIN_START, keys, seededRandomBytes(label)),
  );
  for (let revision = 0; revision < EVENTS_PER_CASE; revision++)
    for (const stream of streams) {
      const event = stream[revision]!;
      expect(await log.append(event.stream, revision - 1, [event])).toMatchObject({ kind: 'appended' });
    }
  await log.close();
});

/** Verifies a copy of the log after an intruder with the file in hand ran this SQL, triggers dropped first. */
async function afterIntrusion(sql: string, ...parameters: (string | number | Uint8Array)[]): Promise<LogVerdict> {
  const at = join(directory(), 'data');
  mkdirSync(at);
  copyFileSync(join(original, LOG_FILE), join(at, LOG_FILE));
  const db = new DatabaseSync(join(at, LOG_FILE));
  for (const { name } of db.prepare("select name from sqlite_schema where type = 'trigger'").all())
    db.exec(`drop trigger ${String(name)}`);
  db.prepare(sql).run(...parameters);
  db.close();
  const log = openSqliteLog({ directory: at, readOnly: true });
  try {
    return await verifyLog(log);
  } finally {
    await log.close();
  }
}

const positions = Array.from({ length: CASES.length * EVENTS_PER_CASE }, (_, i) => i + 1);

describe('verify on the SQLite file', () => {
  test('is clean when nobody touched it', async () => {
    expect(await afterIntrusion('select 1')).toMatchObject({ verdict: 'verified', events: 9, cases: 3, exitCode: 0 });
  });

  test.each<[string, string, readonly (string | number | Uint8Array)[]]>([
    ['revision', 'revision = ?', [77]],
    ['stream', 'stream = ?, revision = 50', [1]],
    ['id', 'id = ?', [uuidToBytes('00000000-0000-4000-8000-000000000000')]],
    ['type', 'type = ?', ['Anderes']],
    ['recorded_at', 'recorded_at = ?', ['2026-11-21T08:00:00.001Z']],
    ['metadata', 'metadata = ?', [Buffer.from('{}')]],
    ['data', 'data = ?', [Buffer.from('{"data":{},"sealed":[]}')]],
  ])('finds column %s changed in any row', async (_column, change, values) => {
    for (const position of positions) {
      const result = await afterIntrusion(`update events set ${change} where position = ?`, ...values, position);
      expect({ position, exit: result.exitCode, at: result.finding?.position }).toEqual({
        position,
        exit: 1,
        at: position,
      });
    }
  });

  test('finds a position changed, a row deleted and a row copied', async () => {
    for (const position of positions) {
      expect(await afterIntrusion('update events set position = 100 where position = ?', position)).toMatchObject({
        exitCode: 1,
      });
      if (position < positions.length)
        expect(await afterIntrusion('delete from events where position = ?', position)).toMatchObject({
          exitCode: 1,
          finding: { code: 'POSITION_GAP', position: position + 1 },
        });
      const copy = `insert into events select 10, stream, 3, zeroblob(16), type, recorded_at, metadata, data
        from events where position = ?`;
      expect(await afterIntrusion(copy, position)).toMatchObject({ exitCode: 1, finding: { position: 10 } });
    }
  });

  test.each(['-1', '0', '9007199254740993'])('finds the last event hidden at position %s', async (hidden) => {
    const hide = `update events set position = ${hidden} where position = ${positions.length}`;
    expect(await afterIntrusion(hide)).toMatchObject({ exitCode: 1, finding: { code: 'STORE_DAMAGED' } });
  });

  test('finds a stream renamed', async () => {
    const rename = 'update streams set name = ? where stream = 2';
    expect(await afterIntrusion(rename, sampleCaseId('four'))).toMatchObject({
      finding: { code: 'COLUMN_DIFFERS', stream: sampleCaseId('four') },
    });
  });

  test('finds an event hidden behind a missing stream row', async () => {
    expect(await afterIntrusion('delete from streams where stream = 3')).toMatchObject({
      finding: { code: 'COLUMN_DIFFERS', stream: '', position: 3 },
    });
  });
});

/** Everything a log says, as its file is read; null where it cannot be read. */
function rowsOf(file: string): string | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return JSON.stringify(db.prepare('select * from events e left join streams s using (stream) order by 1').all());
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

describe('one bit changed in the file itself', () => {
  test('is a finding or changed no event; verify never throws', async () => {
    const at = join(directory(), 'flipped');
    mkdirSync(at);
    const file = join(at, LOG_FILE);
    const bytes = readFileSync(join(original, LOG_FILE));
    const random = seededRandomBytes('flips');
    writeFileSync(file, bytes);
    const untouched = rowsOf(file);
    const codes = new Set<string>();
    for (let flips = 0; flips < 400; flips++) {
      const flipped = Buffer.from(bytes);
      const offset = Buffer.from(random(4)).readUInt32BE() % bytes.length;
      flipped[offset]! ^= 1 << (random(1)[0]! % 8);
      writeFileSync(file, flipped);
      let log;
      try {
        log = openSqliteLog({ directory: at, readOnly: true });
      } catch (error) {
        expect(String(error)).toMatch(/^Error: ./);
        continue;
      }
      const { exitCode, finding } = await verifyLog(log);
      await log.close();
      codes.add(finding?.code ?? 'verified');
      if (exitCode === 0) expect({ offset, rows: rowsOf(file) }).toEqual({ offset, rows: untouched });
      else expect(finding?.message).not.toBe('');
    }
    expect([...codes]).toEqual(expect.arrayContaining(['DATA_HASH_DIFFERS', 'HASH_DIFFERS', 'verified']));
  });

  test('in the id of an event names the event, although an index is damaged by it', async () => {
    const at = join(directory(), 'flipped');
    mkdirSync(at);
    const bytes = readFileSync(join(original, LOG_FILE));
    const db = new DatabaseSync(join(original, LOG_FILE), { readOnly: true });
    const { id, metadata } = db.prepare('select id, metadata from events where position = 5').get() as Record<
      string,
      Uint8Array
    >;
    db.close();
    // Of its copies, the one in the row stands before the metadata.
    const row = bytes.lastIndexOf(id!, bytes.indexOf(metadata!));
    bytes[row + 3]! ^= 1;
    writeFileSync(join(at, LOG_FILE), bytes);
    const log = openSqliteLog({ directory: at, readOnly: true });
    expect(await verifyLog(log)).toMatchObject({ exitCode: 1, finding: { code: 'COLUMN_DIFFERS', position: 5 } });
    await log.close();
  });
});

test('no personal value stands in clear in any file of the data directory while it is open', async () => {
  const at = directory();
  const log = openSqliteLog({ directory: at });
  const keys = openSqliteKeyRing({ directory: join(at, 'keys'), rootKeyFile: join(directory(), 'root.key') });
  const snapshots = openSqliteSnapshots({ directory: at });
  const caseId = sampleCaseId('scan');
  await log.append(caseId, NO_STREAM, sealEvents(sampleCase('scan', 5), CHAIN_START, keys, randomBytes));
  const state = sealBytes(keys, caseId, Buffer.from(JSON.stringify(SECRETS)), randomBytes);
  snapshots.put([{ caseId, revision: 4, position: 5, bytes: state }]);
  const names = readdirSync(at, { recursive: true }).map(String);
  expect(names).toEqual(
    expect.arrayContaining(['log.sqlite-wal', 'log.sqlite-shm', 'snapshots.sqlite-wal', 'keys/keys.sqlite-wal']),
  );
  // In a process of its own: reading an open database's file here would drop SQLite's locks when the handle closes.
  const everything = execFileSync('sh', ['-c', 'find . -type f -exec cat {} +'], { cwd: at, maxBuffer: 1 << 28 });
  expect(everything.includes('EG-2513')).toBe(true);
  for (const secret of SECRETS)
    for (const form of [
      secret,
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret, 'utf16le'),
      Buffer.from(secret, 'latin1'),
    ])
      expect({ secret, found: everything.includes(form) }).toEqual({ secret, found: false });
  await log.close();
  keys.close();
  snapshots.close();
});
