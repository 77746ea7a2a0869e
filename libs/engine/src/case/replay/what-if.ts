import type { CompiledDefinition } from '../../definition.ts';
import type { CaseEvent } from '../events.ts';
import type { MigrationMap } from '../migration/plan.ts';
import { dryRunMigration, type ReplayOutcome, type ReplaySetting } from './dry-run-migration.ts';

/** One case of a history under a changed definition. */
export interface WhatIfCase {
  readonly caseId: string;
  readonly outcome: ReplayOutcome;
}
export interface WhatIfTotals {
  readonly cases: number;
  readonly same: number;
  readonly different: number;
  /** Cases that could not be followed to their end, because their history does not hold an input. */
  readonly unknownInput: number;
  /** Cases the process never touched. */
  readonly untouched: number;
}

/** What would one case have become? Undefined where the process plays no part in it, neither then nor now. */
export function whatIfCase(
  setting: ReplaySetting,
  events: readonly CaseEvent[],
  changed: CompiledDefinition,
  map: MigrationMap = {},
): ReplayOutcome | undefined {
  const isTouched = events.some(({ steps }) => steps?.some(({ definition }) => definition.process === changed.process));
  const outcome = dryRunMigration(setting, events, changed, map);
  return isTouched || outcome.kind === 'different' ? outcome : undefined;
}

export const NO_CASES: WhatIfTotals = { cases: 0, same: 0, different: 0, unknownInput: 0, untouched: 0 };

export const counted = (totals: WhatIfTotals, outcome: ReplayOutcome | undefined): WhatIfTotals => ({
  cases: totals.cases + 1,
  same: totals.same + (outcome?.kind === 'same' ? 1 : 0),
  different: totals.different + (outcome?.kind === 'different' ? 1 : 0),
  unknownInput: totals.unknownInput + (outcome?.kind === 'unknown input' ? 1 : 0),
  untouched: totals.untouched + (outcome ? 0 : 1),
});
