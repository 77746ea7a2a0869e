import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { KEY_FILE, openSqliteKeyRing, type SqliteKeyRingOptions } from './sqlite-key-ring.ts';
import { CHAIN_START } from '../../envelope/canonical.ts';
import { openEvent } from '../../envelope/open.ts';
import { sampleCaseEvent, sampleCaseId } from '../../envelope/sample-case.ts';
import { sealEvent } from '../../envelope/seal.ts';
import { temporaryDirectories } from '../../exam/temporary-directory.ts';

const directory = temporaryDirectories();
const place = (): SqliteKeyRingOptions => {
  const at = directory();
  return { directory: join(at, 'keys'), rootKeyFile: join(at, 'root', 'root.key') };
};
const event = sampleCaseEvent(sampleCaseId('keys'), 0);

describe('the key ring in SQLite', () => {
  test('gives one key per owner and class, the same after opening again', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    const key = ring.keyFor('p', 'D1');
    expect(ring.keyFor('p', 'D1')).toBe(key);
    expect(ring.find(key.kid)).toBe(key);
    const kids = [key, ring.keyFor('p', 'D2'), ring.keyFor('q', 'D1')].map(({ kid }) => kid);
    expect(new Set(kids).size).toBe(3);
    ring.close();
    const again = openSqliteKeyRing(options);
    expect(again.find(kids[0]!)?.secret.export()).toEqual(key.secret.export());
    expect(again.keyFor('p', 'D2').kid).toBe(kids[1]);
    expect(again.find('unknown')).toBeUndefined();
    again.close();
  });

  test('a sealed event never leaves before its keys are durable, all new ones in one commit', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    const stored = sealEvent(event, CHAIN_START, ring, randomBytes);
    const reader = openSqliteKeyRing({ ...options, readOnly: true });
    expect(openEvent(stored, reader)).toEqual(event);
    expect(() => reader.keyFor('somebody new', 'D1')).toThrow('readOnly');
    reader.close();
    ring.close();
  });

  test('the key of a snapshot waits for the next commit and holds nobody up', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    expect(ring.keyFor('dossier-1', 'snapshot').durable).toBe(false);
    sealEvent({ ...event, protect: [] }, CHAIN_START, ring, randomBytes);
    expect(ring.keyFor('dossier-1', 'snapshot').durable).toBe(false);
    ring.flush();
    expect(ring.keyFor('dossier-1', 'snapshot').durable).toBe(true);
    ring.close();
  });

  test('a new owner gets keys of every class in use with the first one: later ones wait for no commit', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    ring.keyFor('p', 'D1');
    ring.keyFor('p', 'D3');
    ring.keyFor('dossier-1', 'snapshot');
    ring.close();
    const again = openSqliteKeyRing(options);
    const first = again.keyFor('q', 'D1');
    again.flush();
    expect([first.durable, again.keyFor('q', 'D3').durable, again.keyFor('q', 'D2').durable]).toEqual([
      true,
      true,
      false,
    ]);
    expect(again.keyFor('p', 'D2').durable).toBe(false);
    expect(again.keyFor('q', 'snapshot').durable).toBe(false);
    again.close();
  });

  test('the keys of the case itself join the commit of a new person', () => {
    const ring = openSqliteKeyRing(place());
    sealEvent(event, CHAIN_START, ring, randomBytes);
    expect(ring.keyFor(event.meta.caseId, 'D2').durable).toBe(true);
    ring.close();
  });

  test('keeps only wrapped keys on the disk, and the root key to its owner', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    const secret = ring.keyFor('p', 'D1').secret.export();
    ring.flush();
    ring.close();
    expect(statSync(options.rootKeyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(options.directory, KEY_FILE)).includes(secret)).toBe(false);
  });

  test('refuses a root key others can read, a lost one, a broken one and a foreign one', () => {
    const options = place();
    openSqliteKeyRing(options).close();
    chmodSync(options.rootKeyFile, 0o644);
    expect(() => openSqliteKeyRing(options)).toThrow('expected mode 600');
    chmodSync(options.rootKeyFile, 0o600);
    renameSync(options.rootKeyFile, `${options.rootKeyFile}.away`);
    expect(() => openSqliteKeyRing(options)).toThrow('restore it from its backup');
    expect(existsSync(options.rootKeyFile)).toBe(false);
    writeFileSync(options.rootKeyFile, 'nonsense', { mode: 0o600 });
    expect(() => openSqliteKeyRing(options)).toThrow('64 hex digits');
    writeFileSync(options.rootKeyFile, `fallspur-root-key:1:${'ab'.repeat(32)}\n`);
    expect(() => openSqliteKeyRing(options)).toThrow('root-key file that belongs to this key store');
  });

  test('refuses a second writer, and a key moved to another owner', () => {
    const options = place();
    const ring = openSqliteKeyRing(options);
    expect(() => openSqliteKeyRing(options)).toThrow('only writer');
    ring.keyFor('p', 'D1');
    ring.close();
    const db = new DatabaseSync(join(options.directory, KEY_FILE));
    db.exec("update data_keys set owner = 'q'");
    db.close();
    const again = openSqliteKeyRing(options);
    expect(() => again.keyFor('q', 'D1')).toThrow('Cannot unwrap');
    again.close();
  });
});
