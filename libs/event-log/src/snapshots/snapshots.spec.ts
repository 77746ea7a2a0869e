import { describe, expect, test } from '@jest/globals';
import { openMemorySnapshots } from '../adapters/memory/memory-snapshots.ts';
import { openSqliteSnapshots } from '../adapters/sqlite/sqlite-snapshots.ts';
import { temporaryDirectories } from '../exam/temporary-directory.ts';
import type { Snapshot, SnapshotStore } from './port.ts';

const directory = temporaryDirectories();
const snapshot = (caseId: string, revision: number): Snapshot => ({
  caseId,
  revision,
  position: revision * 10,
  bytes: Uint8Array.of(revision, 0, 255),
});
const text = (found: Snapshot | undefined): string => JSON.stringify(found && { ...found, bytes: [...found.bytes] });

describe.each<[string, () => SnapshotStore]>([
  ['in memory', openMemorySnapshots],
  ['in SQLite', () => openSqliteSnapshots({ directory: directory() })],
])('snapshots %s', (_name, open) => {
  test('keep the newest of each case', () => {
    const store = open();
    store.put([snapshot('a', 1), snapshot('b', 2)]);
    store.put([snapshot('a', 3)]);
    expect(text(store.find('a'))).toBe(text(snapshot('a', 3)));
    expect(text(store.find('b'))).toBe(text(snapshot('b', 2)));
    expect(store.find('c')).toBeUndefined();
    store.close();
  });

  test('tell how far they reach, and can be thrown away', () => {
    const store = open();
    expect(store.headPosition()).toBe(0);
    store.put([snapshot('a', 5), snapshot('b', 2)]);
    expect(store.headPosition()).toBe(50);
    store.remove('a');
    expect(store.find('a')).toBeUndefined();
    expect(store.headPosition()).toBe(20);
    store.clear();
    expect(store.headPosition()).toBe(0);
    store.close();
  });
});

test('snapshots in SQLite outlive their process, in one row per case', () => {
  const at = directory();
  const store = openSqliteSnapshots({ directory: at });
  for (let i = 1; i <= 1200; i++) store.put([snapshot(`case-${i % 3}`, i % 200)]);
  store.close();
  const again = openSqliteSnapshots({ directory: at });
  expect(again.find('case-0')).toMatchObject({ revision: 0 });
  again.close();
});
