import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFaults, type FaultOutcome } from './faults.ts';
import { HouseLife } from './house-life.ts';
import { nameOf, planKill } from './kill-plan.ts';
import { randomOf } from './life/index.ts';
import { runVictim } from './round.ts';
import { canTrace, NOT_ASKED, NOT_TRACED } from './tracing.ts';

export interface TortureOptions {
  readonly kills: number;
  readonly seed: number;
  /** Also kill at system calls and let them fail; slower. Default true; needs `strace`. */
  readonly tracing?: boolean;
  /** Told after every kill. */
  readonly onKill?: (kills: number, how: string) => void;
}

export interface TortureResult {
  readonly kills: ReadonlyMap<string, number>;
  readonly houses: number;
  readonly commands: number;
  readonly acknowledgedEvents: number;
  readonly repeatedAnswers: number;
  readonly events: number;
  readonly lost: number;
  readonly doubled: number;
  readonly thorough: number;
  readonly states: number;
  readonly fromSnapshots: number;
  /** Or why no system call was made to fail. */
  readonly faults: readonly FaultOutcome[] | string;
  readonly violations: readonly string[];
  /** Where the houses lie; kept only when something was violated. */
  readonly directory: string;
}

/** A new house now and then: so kills also meet houses that are being founded, and no house grows beyond reading it whole. */
const KILLS_A_HOUSE = 25;
const THOROUGH_EVERY = 5;
const WORK_MILLISECONDS_MAX = 1500;

/** Kills a working house again and again, and looks inside after every kill. */
export async function torture({ kills, seed, tracing = true, onKill }: TortureOptions): Promise<TortureResult> {
  const directory = mkdtempSync(join(tmpdir(), 'fallspur-torture-'));
  const random = randomOf(seed);
  const mayTrace = tracing && canTrace();
  const hows = new Map<string, number>();
  const lives: HouseLife[] = [];
  let faults: readonly FaultOutcome[] | string = tracing ? NOT_TRACED : NOT_ASKED;
  for (let killed = 0; killed < kills;) {
    const life = new HouseLife(join(directory, `house-${lives.length}`), random);
    lives.push(life);
    const last = Math.min(kills, killed + KILLS_A_HOUSE);
    while (killed < last) {
      const plan = planKill(random, { young: life.rounds < 4, mayTrace });
      const ended = await runVictim(life.orders(seed * 100_000 + killed, WORK_MILLISECONDS_MAX), plan, life.ledger);
      if (ended.killed) {
        killed++;
        hows.set(nameOf(plan), (hows.get(nameOf(plan)) ?? 0) + 1);
        onKill?.(killed, nameOf(plan));
      } else if (ended.exitCode !== 0) life.violations.push(`a victim died by itself: ${ended.errors.slice(0, 2000)}`);
      await life.inspect(life.rounds % THOROUGH_EVERY === 0 || killed === last);
      if (life.violations.length > 0) break;
    }
    if (life.violations.length > 0) break;
    if (killed === kills && mayTrace) faults = await runFaults(life, seed, WORK_MILLISECONDS_MAX);
  }
  const result = summed(lives, hows, faults, directory);
  if (result.violations.length === 0) rmSync(directory, { recursive: true });
  return result;
}

function summed(
  lives: readonly HouseLife[],
  kills: ReadonlyMap<string, number>,
  faults: TortureResult['faults'],
  directory: string,
): TortureResult {
  const sum = (of: (life: HouseLife) => number): number => lives.reduce((total, life) => total + of(life), 0);
  return {
    kills,
    houses: lives.length,
    commands: sum(({ ledger }) => ledger.entries.size),
    acknowledgedEvents: sum(({ ledger }) => ledger.acknowledgedEvents),
    repeatedAnswers: sum(({ ledger }) => ledger.repeatedAnswers),
    events: sum(({ totals }) => totals.events),
    lost: sum(({ totals }) => totals.lost),
    doubled: sum(({ totals }) => totals.doubled),
    thorough: sum(({ totals }) => totals.thorough),
    states: sum(({ totals }) => totals.states),
    fromSnapshots: sum(({ totals }) => totals.fromSnapshots),
    faults,
    violations: lives.flatMap(({ violations }) => violations),
    directory,
  };
}
