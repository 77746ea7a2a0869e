import { dryRunMigration, type CaseEvent, type CompiledDefinition, type DefinitionRef } from '@fallspur/engine';
import type { ReplayOutcome, ReplayedAt } from '@fallspur/engine';
import { uuidV5 } from '@fallspur/kernel';
import { kindNameOf } from './deployed.ts';
import { legibleOf } from './legible.ts';
import type { CaseHistory, History } from './what-if.ts';

/** What running a definition again over the recorded inputs proves of one instance. */
export type Verdict =
  | { readonly kind: 'agrees' }
  | (Omit<Extract<ReplayOutcome, { kind: 'different' }>, 'kind' | 'instance' | 'process'> & {
      readonly kind: 'differs';
    })
  /**
   * It agrees before `at`; from there on nothing is proven. `why`: `WITHHELD` (personal values whose keys are gone),
   * `AFTER_DIFFERENCE` (another instance differs there), else the input the history does not hold.
   */
  | { readonly kind: 'unproven'; readonly at: ReplayedAt; readonly why: string };

export interface VerifiedInstance {
  readonly instance: string;
  /** The definition it began under. */
  readonly definition: DefinitionRef;
  readonly verdict: Verdict;
}

/**
 * The verifying replay: puts in again what a case's history holds, each process under the definition it ran under then,
 * and says for every instance whether it goes the way and to the end that was recorded. [house.md 1]
 */
export function verifyReplay(
  { kinds, deployed }: History,
  { caseId, events }: CaseHistory,
): readonly VerifiedInstance[] {
  const lives = livesIn(events);
  const [first] = lives;
  if (!first) return [];
  const kind = kinds[kindNameOf(caseId)];
  if (!kind) throw new Error(`No case kind for "${caseId}"; known: ${Object.keys(kinds).join(', ')}`);
  const { sha256, process, version } = first.definition;
  const { definitions } = deployed.current;
  const known = definitions.bySha256(sha256);
  if (!known) throw new Error(`Definition ${process} v${version} (${sha256}) of ${caseId} is not deployed`);
  let ids = 0;
  const next = (): string => uuidV5('verify', caseId, String(ids++));
  const envAt = (now: string, recordedAt: string) => deployed.env(now, recordedAt, { next });
  const { events: legible, withheldAt } = legibleOf(events);
  const outcome = dryRunMigration({ kind, caseId, envAt }, legible, inNobodysPlace(known));
  return lives.map((life) => ({
    instance: life.instance,
    definition: life.definition,
    verdict: verdictOn(life, outcome, withheldAt),
  }));
}

/** A definition that takes the place of none: so every process runs again under the one it ran under then. */
const inNobodysPlace = (known: CompiledDefinition): CompiledDefinition => ({
  ...known,
  process: '',
  caseKind: '',
  sha256: '',
});

interface Life {
  readonly instance: string;
  readonly definition: DefinitionRef;
  /** Revision of its last event; a running one has not had it. */
  endedAt: number;
}

function livesIn(events: readonly CaseEvent[]): readonly Life[] {
  const lives = new Map<string, Life>();
  for (const { steps = [], meta } of events)
    for (const { instance, definition, ended } of steps) {
      const life = lives.get(instance) ?? { instance, definition, endedAt: Infinity };
      if (ended) life.endedAt = meta.revision;
      lives.set(instance, life);
    }
  return [...lives.values()];
}

function verdictOn(life: Life, outcome: ReplayOutcome, withheldAt: ReplayedAt | undefined): Verdict {
  if (outcome.kind === 'same') {
    if (!withheldAt || life.endedAt < withheldAt.revision) return { kind: 'agrees' };
    return { kind: 'unproven', at: withheldAt, why: 'WITHHELD' };
  }
  const { at } = outcome;
  if (life.endedAt < at.revision) return { kind: 'agrees' };
  if (outcome.kind === 'unknown input') return { kind: 'unproven', at, why: outcome.why };
  const { kind: _different, instance, process: _process, ...difference } = outcome;
  return instance === life.instance
    ? { kind: 'differs', ...difference }
    : { kind: 'unproven', at, why: 'AFTER_DIFFERENCE' };
}
