import { walkOnce } from './walk.ts';

/** What walks through random processes have shown. */
export interface ProcessWalks {
  readonly processes: number;
  /** Refused at deployment, by code. */
  readonly refused: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly ended: number;
  /** Seed, what was played, and what either side says. */
  readonly differences: readonly string[];
}

/** Seeds of one run do not meet those of the next. */
const SEEDS_APART = 1_000_000;

export const walkProcesses = async (
  seed: number,
  processes: number,
  onWalk: (done: number) => void = () => {},
): Promise<ProcessWalks> => {
  const tally = { refused: 0, steps: 0, ended: 0 };
  const refusals: Record<string, number> = {};
  const differences: string[] = [];
  for (let at = 0; at < processes; at++) {
    const own = seed * SEEDS_APART + at;
    const { kind, steps, ended, said } = await walkOnce(own);
    tally.steps += steps;
    if (ended) tally.ended++;
    if (kind === 'differs') differences.push(`seed ${own}: ${said.join('; ')}`);
    if (kind === 'refused') {
      tally.refused++;
      for (const code of new Set(said)) refusals[code] = (refusals[code] ?? 0) + 1;
    }
    onWalk(at + 1);
  }
  return { processes, ...tally, refusals, differences };
};
