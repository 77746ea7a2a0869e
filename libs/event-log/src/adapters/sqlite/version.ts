/** First SQLite without the WAL-reset fault that could corrupt a log written and checkpointed at once. */
export const SQLITE_MIN = '3.51.3';

/** Refuses to touch a log with an SQLite older than `SQLITE_MIN`. */
export function assertSqliteVersion(version: string | undefined = process.versions['sqlite']): void {
  if (version !== undefined && compareVersions(version, SQLITE_MIN) >= 0) return;
  throw new Error(
    `SQLite is too old: expected ${SQLITE_MIN} or newer, got ${version ?? 'none'} in Node ${process.version}; ` +
      'start with the Node runtime the repository installs (node_modules/.bin/node)',
  );
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
