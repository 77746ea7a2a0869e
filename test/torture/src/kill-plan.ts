import type { Random } from './life/index.ts';
import type { Phase } from './protocol.ts';

/** When a victim dies: so long after it said a phase, or at the n-th write or sync of one of its files. */
export type KillPlan =
  | { readonly kind: 'after'; readonly phase: Phase | 'spawn'; readonly milliseconds: number }
  | { readonly kind: 'at-call'; readonly file: string; readonly nth: number };

export const nameOf = (plan: KillPlan): string =>
  plan.kind === 'after' ? `while ${NAMES[plan.phase]}` : `at a write or sync of ${plan.file}`;

const NAMES: Record<Phase | 'spawn', string> = {
  spawn: 'starting',
  opening: 'opening the house',
  deploying: 'deploying',
  working: 'working',
  rebuilding: 'rebuilding views',
  done: 'closing',
};

/** Mostly in the middle of work; young houses also while they are founded. */
export function planKill(random: Random, setting: { readonly young: boolean; readonly mayTrace: boolean }): KillPlan {
  if (setting.mayTrace && random.chance(0.2)) return atCall(random);
  const after = (phase: Phase | 'spawn', most: number): KillPlan => ({
    kind: 'after',
    phase,
    milliseconds: random.next() * most,
  });
  const dice = random.next();
  if (setting.young && dice < 0.4) return after('deploying', 600);
  if (dice < 0.08) return after('spawn', 400);
  if (dice < 0.16) return after('opening', 150);
  if (dice < 0.2) return after('deploying', 60);
  if (dice < 0.4) return after('rebuilding', 60);
  return after('working', 900);
}

/** Files by how many calls are worth waiting for: a WAL is written often, a root key once. */
const FILES: readonly (readonly [file: string, callsMax: number])[] = [
  ['log.sqlite-wal', 300],
  ['log.sqlite-wal', 30],
  ['log.sqlite', 6],
  ['views.sqlite-wal', 200],
  ['snapshots.sqlite-wal', 12],
  ['snapshots.sqlite', 3],
  ['keys.sqlite-wal', 60],
  ['keys.sqlite', 4],
  ['root.key', 2],
];

function atCall(random: Random): KillPlan {
  const [file, callsMax] = random.pick(FILES);
  return { kind: 'at-call', file, nth: 1 + random.below(callsMax) };
}
