export { openSqliteLog, LOG_FILE, LOG_LOCK_FILE, type SqliteLogOptions } from './sqlite-log.ts';
export { openSqliteSnapshots, SNAPSHOT_FILE } from './sqlite-snapshots.ts';
export { openSqliteKeyRing, KEY_FILE, type SqliteKeyRingOptions } from './sqlite-key-ring.ts';
export { InUseError } from './lock.ts';
export { assertSqliteVersion, SQLITE_MIN } from './version.ts';
