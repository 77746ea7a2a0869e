import { canonicalJson } from '@fallspur/kernel';
import { sha256Hex } from '@fallspur/kernel/hash';
import { openEvent, type EventLog, type KeyRing } from '@fallspur/event-log';
import { evolve, initialCase, snapshotOf, type CaseState, type Step } from '@fallspur/engine';
import { kindNameOf } from '@fallspur/runtime';
import { KINDS } from '@fallspur/house';

/** The state of a case up to a revision, folded from its first event: no cache, no snapshot. */
export async function foldedFromZero(
  { log, keys }: { readonly log: EventLog; readonly keys: KeyRing },
  caseId: string,
  revision = Number.MAX_SAFE_INTEGER,
): Promise<CaseState> {
  const kind = KINDS[kindNameOf(caseId)];
  if (!kind) throw new Error(`No case kind for ${caseId}`);
  let state = initialCase(kind, caseId);
  for await (const recorded of log.readStream(caseId)) {
    if (recorded.revision > revision) break;
    state = evolve(kind, state, openEvent<Step>(recorded, keys));
  }
  return state;
}

/** Two states with the same hash are the same state, however they came about. */
export const hashOfState = (state: CaseState): string => sha256Hex('', canonicalJson(snapshotOf(state)));
