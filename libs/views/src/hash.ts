import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { isTable, type BuildRow } from './builds.ts';

/**
 * SHA-256 over all rows of a build, independent of version, build number, row order and row ids: two builds with the
 * same rows have the same hash, however they came to them. Parked cases are not part of it.
 */
export function hashOfRows(db: DatabaseSync, { names }: Pick<BuildRow, 'names'>): string {
  const hash = createHash('sha256');
  for (const [declared, physical] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Indexes are declared too, but have no rows of their own.
    if (!isTable(db, physical)) continue;
    const columns = db.prepare('select name from pragma_table_info(?) order by name').all(physical);
    const quoted = columns.map((column) => `"${String(column['name'])}"`).join(', ');
    hash.update(`table ${declared} (${quoted})\n`);
    const statement = db.prepare(`select ${quoted} from "${physical}" order by ${quoted}`);
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    for (const row of statement.iterate()) hash.update((row as unknown as unknown[]).map(cell).join('\u001f') + '\n');
  }
  return hash.digest('hex');
}

/** Type and value; a text cannot imitate the end of its own cell. */
function cell(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return `i${value}`;
  if (typeof value === 'number') return `r${value}`;
  if (typeof value === 'string') return `t${JSON.stringify(value)}`;
  return `b${Buffer.from(value as Uint8Array).toString('hex')}`;
}
