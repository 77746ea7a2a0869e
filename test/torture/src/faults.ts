import type { HouseLife } from './house-life.ts';
import { listen } from './round.ts';
import { failingAt, pathOf } from './tracing.ts';

/** A disk that fails below the process, and how the process has to behave. */
interface Fault {
  readonly name: string;
  readonly file: string;
  readonly calls: string;
  readonly error: 'EIO' | 'ENOSPC';
  /** Which of these calls fail, in strace's words. */
  readonly when: string;
  /** A failed commit of the log or the keys ends the process; a full log is refused and work goes on. */
  readonly ends: boolean;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'sync of the log fails',
    file: 'log.sqlite-wal',
    calls: 'fdatasync,fsync',
    error: 'EIO',
    when: '20',
    ends: true,
  },
  { name: 'write of the log fails', file: 'log.sqlite-wal', calls: 'pwrite64', error: 'EIO', when: '33', ends: true },
  {
    name: 'disk full for the log, then not',
    file: 'log.sqlite-wal',
    calls: 'pwrite64',
    error: 'ENOSPC',
    when: '40..60',
    ends: false,
  },
  {
    name: 'sync of the keys fails',
    file: 'keys.sqlite-wal',
    calls: 'fdatasync,fsync',
    error: 'EIO',
    when: '3',
    ends: true,
  },
  {
    name: 'disk full for the keys',
    file: 'keys.sqlite-wal',
    calls: 'pwrite64',
    error: 'ENOSPC',
    when: '9+',
    ends: true,
  },
];

export interface FaultOutcome {
  readonly name: string;
  readonly outcome: string;
  readonly held: boolean;
}

/** Runs a victim on each failing disk; what it acknowledged must stand, what it refused must not. */
export async function runFaults(
  life: HouseLife,
  seed: number,
  millisecondsMax: number,
): Promise<readonly FaultOutcome[]> {
  const outcomes: FaultOutcome[] = [];
  for (const [at, fault] of FAULTS.entries()) {
    const { name, file, calls, error, when, ends } = fault;
    const before = life.violations.length;
    const acknowledged = life.ledger.acknowledgedEvents;
    const traced = failingAt(pathOf(life.directory, file), calls, error, when);
    const ended = await listen(life.orders(seed + at, millisecondsMax), traced, life.ledger, () => undefined);
    await life.inspect(true);
    const byItself = ended.exitCode !== 0;
    if (byItself !== ends)
      life.violations.push(
        `${name}: expected the process to ${ends ? 'end' : 'go on'}, exit code ${ended.exitCode}: ${ended.errors.slice(0, 500)}`,
      );
    outcomes.push({
      name: `${name} (${error})`,
      outcome: `${byItself ? 'process ended itself' : 'work went on'}, ${life.ledger.acknowledgedEvents - acknowledged} events acknowledged`,
      held: life.violations.length === before,
    });
  }
  return outcomes;
}
