import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { collect, placesOf, sampleEvent, sampleEvents, streamOf } from '../../exam/samples.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';
import { NO_STREAM } from '../../port.ts';
import { LOG_FILE, LOG_LOCK_FILE, openSqliteLog } from './sqlite-log.ts';
import { assertSqliteVersion } from './version.ts';

const directory = temporaryDirectories();
const A = streamOf('a');
const B = streamOf('b');

test('refuses an SQLite older than 3.51.3', () => {
  for (const old of ['3.51.2', '3.50.9', '2.99.99', undefined])
    if (old) expect(() => assertSqliteVersion(old)).toThrow(`expected 3.51.3 or newer, got ${old}`);
  for (const good of ['3.51.3', '3.53.4', '3.100.0', '4.0.0']) expect(() => assertSqliteVersion(good)).not.toThrow();
  expect(() => assertSqliteVersion()).not.toThrow();
});

describe('the file', () => {
  test('goes on where it was left', async () => {
    const at = directory();
    const log = openSqliteLog({ directory: at });
    await log.append(A, NO_STREAM, sampleEvents(A, 0, 3));
    await log.close();
    const again = openSqliteLog({ directory: at });
    expect(await again.append(A, NO_STREAM, sampleEvents(A, 0, 3))).toMatchObject({ repeated: true, position: 3 });
    expect(await again.append(A, 2, sampleEvents(A, 3, 1))).toMatchObject({ position: 4, revision: 3 });
    expect(await again.append(B, NO_STREAM, sampleEvents(B, 0, 1))).toMatchObject({ position: 5, revision: 0 });
    expect(again.inspect?.()).toEqual([]);
    await again.close();
  });

  test('is append-only: updates and deletions raise', async () => {
    const at = directory();
    const log = openSqliteLog({ directory: at });
    await log.append(A, NO_STREAM, sampleEvents(A, 0, 1));
    await log.close();
    const db = new DatabaseSync(join(at, LOG_FILE));
    for (const sql of [
      "update events set type = 'x'",
      'delete from events',
      "update streams set name = 'x'",
      'delete from streams',
    ])
      expect(() => db.exec(sql)).toThrow('append-only');
    db.close();
  });

  test('refuses a file that is no log, or of another version', async () => {
    const foreign = directory();
    const db = new DatabaseSync(join(foreign, LOG_FILE));
    db.exec('create table t (x)');
    db.close();
    expect(() => openSqliteLog({ directory: foreign })).toThrow('is no event log');
    const rubbish = directory();
    writeFileSync(join(rubbish, LOG_FILE), 'not a database, but long enough to be looked at as one, surely'.repeat(20));
    expect(() => openSqliteLog({ directory: rubbish })).toThrow('not a database');
    const newer = directory();
    await openSqliteLog({ directory: newer }).close();
    const changed = new DatabaseSync(join(newer, LOG_FILE));
    changed.exec('pragma user_version = 99');
    changed.close();
    expect(() => openSqliteLog({ directory: newer })).toThrow('has schema 99');
  });
});

describe('one writer', () => {
  test('a second one is refused, in this process and in another; a reader is not', async () => {
    const at = directory();
    const log = openSqliteLog({ directory: at });
    expect(() => openSqliteLog({ directory: at })).toThrow('expected to be the only writer');
    const other = runNode(`new (require('node:sqlite').DatabaseSync)(process.argv[1]).exec('begin exclusive')`, [
      join(at, LOG_LOCK_FILE),
    ]);
    expect(other.stderr).toContain('database is locked');
    await log.close();
    await openSqliteLog({ directory: at }).close();
  });

  test('a killed one leaves no lock behind', async () => {
    const at = directory();
    await openSqliteLog({ directory: at }).close();
    const killed = runNode(
      `new (require('node:sqlite').DatabaseSync)(process.argv[1]).exec('begin exclusive'); process.kill(process.pid, 'SIGKILL')`,
      [join(at, LOG_LOCK_FILE)],
    );
    expect(killed.signal).toBe('SIGKILL');
    await openSqliteLog({ directory: at }).close();
  });
});

describe('readOnly', () => {
  test('reads and follows beside the writer, and never writes', async () => {
    const at = directory();
    expect(() => openSqliteLog({ directory: at, readOnly: true })).toThrow('right data directory');
    const writer = openSqliteLog({ directory: at });
    await writer.append(A, NO_STREAM, sampleEvents(A, 0, 2));
    const reader = openSqliteLog({ directory: at, readOnly: true });
    await expect(reader.append(A, 1, sampleEvents(A, 2, 1))).rejects.toMatchObject({ code: 'LOG_READ_ONLY' });
    const end = new AbortController();
    const followed = collect(reader.subscribe({ after: 0, signal: end.signal }), 4);
    await writer.append(A, 1, sampleEvents(A, 2, 2));
    expect(placesOf(await followed)).toEqual([0, 1, 2, 3].map((revision) => `${A}@${revision}`));
    expect(await reader.head()).toEqual(await writer.head());
    await reader.close();
    await writer.close();
    const alone = openSqliteLog({ directory: at, readOnly: true });
    expect(await collect(alone.readAll())).toHaveLength(4);
    await alone.close();
  });
});

describe('a full medium', () => {
  test('answers LOG_FULL with nothing half done; reading goes on, and so does writing when there is room', async () => {
    const at = directory();
    const log = openSqliteLog({ directory: at, sizeLimitBytes: 200_000 });
    const big = { data: new Uint8Array(3000) };
    let revision = NO_STREAM;
    for (;;) {
      const [first, second] = await Promise.all([
        log.append(A, revision, [sampleEvent(A, revision + 1, big), sampleEvent(A, revision + 2, big)]),
        log.append(B, revision, [sampleEvent(B, revision + 1, big), sampleEvent(B, revision + 2, big)]),
      ]);
      expect(second.kind).toBe(first.kind);
      if (first.kind === 'refusal') {
        expect([first.code, (second as typeof first).code]).toEqual(['LOG_FULL', 'LOG_FULL']);
        break;
      }
      revision += 2;
    }
    expect(revision).toBeGreaterThan(5);
    const all = await collect(log.readAll());
    expect(all).toHaveLength((revision + 1) * 2);
    expect(await log.head()).toMatchObject({ position: all.length });
    await log.close();
    const roomy = openSqliteLog({ directory: at });
    expect(await roomy.append(A, revision, [sampleEvent(A, revision + 1, big)])).toMatchObject({ kind: 'appended' });
    expect(roomy.inspect?.()).toEqual([]);
    await roomy.close();
  });
});

const runNode = (script: string, args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script, ...args], { encoding: 'utf8' });
