import { checkVerdict } from './verdicts.ts';

/** How verdicts on random graphs compare with an exploration of the token game. */
export interface GraphVerdicts {
  readonly graphs: number;
  readonly refused: number;
  readonly undecided: number;
  readonly sound: number;
  /** Graphs with this finding, agreed on by both. */
  readonly findings: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** Seeds of one run do not meet those of the next. */
const SEEDS_APART = 1_000_000;

export async function judgeGraphs(
  seed: number,
  graphs: number,
  onGraph: (done: number) => void = () => {},
): Promise<GraphVerdicts> {
  const tally = { refused: 0, undecided: 0, sound: 0 };
  const agreed: Record<string, number> = {};
  const differences: string[] = [];
  for (let at = 0; at < graphs; at++) {
    const own = seed * SEEDS_APART + at;
    const { kind, findings, differences: found } = await checkVerdict(own);
    if (kind === 'refused' || kind === 'undecided') tally[kind]++;
    else if (kind === 'same' && findings.length === 0) tally.sound++;
    else if (kind === 'same') for (const code of findings) agreed[code] = (agreed[code] ?? 0) + 1;
    for (const one of found) differences.push(`graph ${own}: ${one}; ours: ${findings.join(' ') || 'sound'}`);
    onGraph(at + 1);
  }
  return { graphs, ...tally, findings: agreed, differences };
}
