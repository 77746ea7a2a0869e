import { createSecretKey, randomBytes as cryptoRandom, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { DataKey, KeyClass, KeyRing, RandomBytes } from '../../keys/port.ts';
import { createRootKey, readRootKey } from '../../keys/root-key.ts';
import { KEY_BYTES, unwrapKey, wrapKey } from '../../keys/wrap.ts';
import { KeysFullError } from '../../errors.ts';
import { isFull } from './errors.ts';
import { lockForWriting } from './lock.ts';
import { openFile, syncDirectory, type FileKind } from './open.ts';

export const KEY_FILE = 'keys.sqlite';
const KEYS: FileKind = {
  what: 'key store',
  applicationId: 0x46536b79,
  schemaVersion: 1,
  schema: `create table office_keys (office text primary key, wrapped blob not null) strict;
  create table data_keys (
    kid text primary key, owner text not null, class text not null, office text not null, wrapped blob not null,
    unique (owner, class)
  ) strict, without rowid;`,
  synchronous: 'FULL',
};
const CACHED_KEYS_MAX = 50_000;
const CHECKPOINT_COMMITS = 500;

export interface SqliteKeyRingOptions {
  /** Holds `keys.sqlite`; by default of the caller outside the data directory, so that a copy of the log has no keys. */
  readonly directory: string;
  /** Created (mode 0600) together with a new key store; missing beside an existing store is refused. */
  readonly rootKeyFile: string;
  /** Whose office key wraps the data keys; default `service`, the key of this installation. */
  readonly office?: string;
  /** Only find keys; `keyFor` of an unknown owner throws. */
  readonly readOnly?: boolean;
  readonly randomBytes?: RandomBytes;
}

interface PendingKey extends DataKey {
  durable: boolean;
  readonly owner: string;
  readonly keyClass: KeyClass;
  readonly wrapped: Uint8Array;
}

/** Data keys per (owner, class), wrapped by an office key, wrapped by the root key; only wrapped keys touch the disk. */
export function openSqliteKeyRing(options: SqliteKeyRingOptions): KeyRing {
  const { directory, rootKeyFile, office = 'service', readOnly = false, randomBytes = cryptoRandom } = options;
  const file = join(directory, KEY_FILE);
  if (!readOnly) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = readOnly ? undefined : lockForWriting(join(directory, 'keys.lock'));
  try {
    if (!readOnly) ensureRootKey(rootKeyFile, file, randomBytes);
    const root = readRootKey(rootKeyFile);
    const db = openFile(file, KEYS, readOnly);
    if (!readOnly) db.exec('pragma secure_delete = on');
    const officeKey = findOrCreateOfficeKey(db, root, office, file, readOnly ? undefined : randomBytes);
    return createKeyRing({ db, file, office, officeKey, readOnly, randomBytes, release: () => lock?.release() });
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function ensureRootKey(rootKeyFile: string, store: string, random: RandomBytes): void {
  if (existsSync(rootKeyFile)) return;
  if (existsSync(store))
    throw new Error(
      `Root-key file missing: expected "${rootKeyFile}" beside the existing key store "${store}"; ` +
        'restore it from its backup (a new one could open nothing)',
    );
  createRootKey(rootKeyFile, random);
  syncDirectory(dirname(rootKeyFile));
}

function findOrCreateOfficeKey(
  db: DatabaseSync,
  root: KeyObject,
  office: string,
  file: string,
  random: RandomBytes | undefined,
): KeyObject {
  const row = db.prepare('select wrapped from office_keys where office = ?').get(office);
  const purpose = `office\0${office}`;
  if (row) return unwrapKey(root, purpose, row['wrapped'] as Uint8Array, file);
  if (!random) throw new Error(`Key store "${file}" has no key of office "${office}": expected it to exist already`);
  const secret = random(KEY_BYTES);
  db.prepare('insert into office_keys values (?, ?)').run(office, wrapKey(root, purpose, secret, random));
  return createSecretKey(secret);
}

interface Parts {
  readonly db: DatabaseSync;
  readonly file: string;
  readonly office: string;
  readonly officeKey: KeyObject;
  readonly readOnly: boolean;
  readonly randomBytes: RandomBytes;
  release(): void;
}

function createKeyRing({ db, file, office, officeKey, readOnly, randomBytes, release }: Parts): KeyRing {
  const byOwner = db.prepare('select kid, owner, class, office, wrapped from data_keys where owner = ? and class = ?');
  const byKid = db.prepare('select kid, owner, class, office, wrapped from data_keys where kid = ?');
  const insert = db.prepare('insert into data_keys values (?, ?, ?, ?, ?)');
  const classesInUse = new Set(someClassesOf(db));
  const cachedByOwner = new Map<string, DataKey>();
  const cachedByKid = new Map<string, DataKey>();
  const pending = new Map<string, PendingKey>();
  let commits = 0;
  let failed: unknown;

  function keyFor(owner: string, keyClass: KeyClass): DataKey {
    return known(owner, keyClass) ?? createWithOthers(owner, keyClass);
  }

  function known(owner: string, keyClass: KeyClass): DataKey | undefined {
    const name = `${owner}\0${keyClass}`;
    return cachedByOwner.get(name) ?? pending.get(name) ?? load(byOwner.get(owner, keyClass));
  }

  /** A person gets a key of every class in use here at once: one commit when they first appear, none ever after. */
  function createWithOthers(owner: string, keyClass: KeyClass): DataKey {
    if (keyClass === 'snapshot') return create(owner, keyClass);
    classesInUse.add(keyClass);
    for (const other of classesInUse) if (other !== keyClass && !known(owner, other)) create(owner, other);
    return create(owner, keyClass);
  }

  function create(owner: string, keyClass: KeyClass): DataKey {
    if (readOnly)
      throw new Error(`Key store "${file}" is opened with readOnly: expected no new key, asked for ${owner}`);
    const secret = randomBytes(KEY_BYTES);
    const kid = Buffer.from(randomBytes(16)).toString('base64url');
    const wrapped = wrapKey(officeKey, purposeOf(kid, owner, keyClass), secret, randomBytes);
    const key = { kid, secret: createSecretKey(secret), durable: false, owner, keyClass, wrapped };
    pending.set(`${owner}\0${keyClass}`, key);
    cachedByKid.set(kid, key);
    return key;
  }

  function load(row: ReturnType<typeof byKid.get>): DataKey | undefined {
    if (!row) return undefined;
    const [kid, owner, keyClass] = [row['kid'] as string, row['owner'] as string, row['class'] as KeyClass];
    const secret = unwrapKey(officeKey, purposeOf(kid, owner, keyClass), row['wrapped'] as Uint8Array, file);
    return remember(owner, keyClass, { kid, secret, durable: true });
  }

  function remember(owner: string, keyClass: KeyClass, key: DataKey): DataKey {
    if (cachedByOwner.size >= CACHED_KEYS_MAX) {
      cachedByOwner.clear();
      cachedByKid.clear();
      for (const waiting of pending.values()) cachedByKid.set(waiting.kid, waiting);
    }
    cachedByOwner.set(`${owner}\0${keyClass}`, key);
    cachedByKid.set(key.kid, key);
    return key;
  }

  function flush(): void {
    if (failed !== undefined) throw endedError(file, failed);
    if (pending.size === 0) return;
    try {
      save();
    } catch (error) {
      if (isFull(error)) throw new KeysFullError(file, error);
      // As with the log: after a failed commit nobody knows what is on the medium, so nothing more is sealed here.
      failed = error;
      throw endedError(file, error);
    }
    for (const key of pending.values()) {
      key.durable = true;
      remember(key.owner, key.keyClass, key);
    }
    pending.clear();
  }

  function save(): void {
    db.exec('begin immediate');
    try {
      for (const { kid, owner, keyClass, wrapped } of pending.values())
        insert.run(kid, owner, keyClass, office, wrapped);
      db.exec('commit');
    } catch (error) {
      if (db.isTransaction) db.exec('rollback');
      throw error;
    }
    if (++commits % CHECKPOINT_COMMITS === 0) db.exec('pragma wal_checkpoint(passive)');
  }

  return {
    keyFor,
    find: (kid) => cachedByKid.get(kid) ?? load(byKid.get(kid)),
    flush,
    close() {
      if (failed === undefined) flush();
      db.close();
      release();
    },
  };
}

/** The classes of persons' keys, as far as the first rows show them: enough to know what the next person will need. */
const someClassesOf = (db: DatabaseSync): readonly KeyClass[] =>
  db
    .prepare("select distinct class from (select class from data_keys where class <> 'snapshot' limit 1000)")
    .all()
    .map((row) => row['class'] as KeyClass);

const purposeOf = (kid: string, owner: string, keyClass: KeyClass): string => `data\0${kid}\0${owner}\0${keyClass}`;

const endedError = (file: string, cause: unknown): Error =>
  new Error(
    `Key store "${file}": a commit failed, no new key can be made durable; end the process and look at the disk`,
    {
      cause,
    },
  );
