import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Calls by which a file changes or becomes durable. */
const CALLS = 'write,pwrite64,fsync,fdatasync,ftruncate';

/** Is there an `strace` that may inject into system calls here? It may be absent, or forbidden in a container. */
export function canTrace(): boolean {
  const probe = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true']);
  return probe.status === 0;
}

export const NOT_TRACED = 'not run: fault injection below the process (strace absent)';
export const NOT_ASKED = 'not run: fault injection below the process (--no-strace)';

/** Where the files of a house lie, given its data directory. */
export const pathOf = (directory: string, file: string): string =>
  file.startsWith('keys.') || file === 'root.key' ? join(`${directory}.keys`, file) : join(directory, file);

/** What to put before a command so that it is killed when it makes the n-th call on this file. */
export const killingAt = (path: string, nth: number): readonly string[] =>
  tracing(path, CALLS, `signal=KILL:when=${nth}`);

/** The same with calls that fail instead, e.g. `fdatasync` with EIO. */
export const failingAt = (path: string, calls: string, error: string, when: string): readonly string[] =>
  tracing(path, calls, `error=${error}:when=${when}`);

const tracing = (path: string, calls: string, injected: string): readonly string[] => [
  'strace',
  ...['-f', '-qq', '-o', '/dev/null', '-P', path, '-e', `trace=${calls}`],
  ...['-e', `inject=${calls}:${injected}`],
];
