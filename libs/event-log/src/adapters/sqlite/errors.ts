/** What node:sqlite throws: `errcode` is SQLite's extended result code. */
interface SqliteError extends Error {
  readonly errcode: number;
}

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

// No `instanceof Error`: a test realm has its own Error.
const codeOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error ? (error as SqliteError).errcode : undefined;

/** No room on the medium (ENOSPC) or the size limit is reached. */
export const isFull = (error: unknown): boolean => codeOf(error) === SQLITE_FULL;

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === SQLITE_CONSTRAINT_UNIQUE;

/** Any kind of BUSY: the low byte is the primary code. */
export const isBusy = (error: unknown): boolean => ((codeOf(error) ?? 0) & 0xff) === SQLITE_BUSY;
