import { openEvent, type EventLog, type KeyRing } from '@fallspur/event-log';
import {
  compileSource,
  counted,
  NO_CASES,
  whatIfCase,
  type CaseEvent,
  type CompiledDefinition,
  type DefinitionSource,
  type MigrationMap,
  type ReplayOutcome,
  type ReplaySetting,
  type Step,
  type WhatIfCase,
  type WhatIfTotals,
} from '@fallspur/engine';
import { refuse, uuidV5, type Diagnostic, type Refusal } from '@fallspur/kernel';
import { kindNameOf, type CaseKinds, type DeployedNow } from './deployed.ts';
import { legibleOf } from './legible.ts';

/** What replaying the history needs of the house. */
export interface History {
  readonly kinds: CaseKinds;
  readonly deployed: Pick<DeployedNow, 'current' | 'env'>;
}

/** One case of the history, its events from the first to the last. */
export interface CaseHistory {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

/** Every case of a kind, read from the log one after the other. */
export async function* casesIn(log: EventLog, keys: KeyRing, caseKind: string): AsyncGenerator<CaseHistory> {
  for await (const { stream: caseId, revision } of log.readAll({ streamPrefix: `${caseKind}-` })) {
    if (revision !== 0) continue;
    const events: CaseEvent[] = [];
    for await (const recorded of log.readStream(caseId)) events.push(openEvent<Step>(recorded, keys));
    yield { caseId, events };
  }
}

/**
 * What would every case have become under a changed definition? Yields the cases its process plays a part in, and
 * returns the totals over all. Records nothing. Refused with `DEFINITION_REFUSED` where the change does not compile.
 */
export async function whatIf(
  history: History,
  cases: AsyncIterable<CaseHistory>,
  source: DefinitionSource,
  map: MigrationMap = {},
): Promise<AsyncGenerator<WhatIfCase, WhatIfTotals> | Refusal> {
  const changed = await compileSource(source, 0);
  if (changed.kind === 'refused') return refusedWith(source, changed.diagnostics);
  return answers(history, cases, changed.definition, map);
}

async function* answers(
  { kinds, deployed }: History,
  cases: AsyncIterable<CaseHistory>,
  changed: CompiledDefinition,
  map: MigrationMap,
): AsyncGenerator<WhatIfCase, WhatIfTotals> {
  let totals = NO_CASES;
  for await (const { caseId, events } of cases) {
    const kind = kinds[kindNameOf(caseId)];
    if (!kind) throw new Error(`No case kind for "${caseId}"; known: ${Object.keys(kinds).join(', ')}`);
    let ids = 0;
    const next = (): string => uuidV5('what-if', caseId, String(ids++));
    const envAt = (now: string, recordedAt: string) => deployed.env(now, recordedAt, { next });
    const outcome = outcomeOf({ kind, caseId, envAt }, events, changed, map);
    totals = counted(totals, outcome);
    if (outcome) yield { caseId, outcome };
  }
  return totals;
}

/** What nobody can read any more cannot be put in again: from there on nothing is claimed. */
function outcomeOf(
  setting: ReplaySetting,
  events: readonly CaseEvent[],
  changed: CompiledDefinition,
  map: MigrationMap,
): ReplayOutcome | undefined {
  const { events: legible, withheldAt } = legibleOf(events);
  const outcome = whatIfCase(setting, legible, changed, map);
  if (!withheldAt || (outcome && outcome.kind !== 'same')) return outcome;
  const isTouched = events.some(({ steps }) => steps?.some(({ definition }) => definition.process === changed.process));
  return isTouched ? { kind: 'unknown input', at: withheldAt, why: 'WITHHELD' } : undefined;
}

const refusedWith = ({ process }: DefinitionSource, diagnostics: readonly Diagnostic[]): Refusal => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return refuse('DEFINITION_REFUSED', `Die geänderte Fassung von «${process}» lässt sich nicht übersetzen.`, {
    errors: errors.map(({ code, message }) => `${code}: ${message}`),
  });
};
