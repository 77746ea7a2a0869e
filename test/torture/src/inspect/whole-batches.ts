import { isRefusal, uuidV5 } from '@fallspur/kernel';
import { decide } from '@fallspur/engine';
import { kindNameOf, type EmbeddedHouse } from '@fallspur/runtime';
import { KINDS } from '@fallspur/house';
import type { Entry } from '../ledger.ts';
import type { Recorded } from './log-against-ledger.ts';
import { foldedFromZero } from './states.ts';

/**
 * A command that died unanswered stands in the log whole or not at all: deciding it once more on the state before must
 * give exactly the events that are recorded.
 */
export async function halfBatches(
  house: EmbeddedHouse,
  unanswered: readonly Entry[],
  recorded: ReadonlyMap<string, Recorded>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const entry of unanswered) {
    const found = recorded.get(entry.command.commandId);
    if (!found) continue;
    const again = await decidedAgain(house, entry, found);
    if (again.join() !== found.events.join())
      faults.push(
        `command ${found.commandId}: ${found.events.length} events are recorded, deciding again gives ${again.length}`,
      );
  }
  return faults;
}

async function decidedAgain(
  house: EmbeddedHouse,
  { caseId, command, times }: Entry,
  { firstRevision, events }: Recorded,
): Promise<readonly string[]> {
  const kind = KINDS[kindNameOf(caseId)];
  const first = await house.log.findEvent(events[0] ?? '');
  if (!kind || !first) throw new Error(`${caseId}: the first event of command ${command.commandId} must be there`);
  const before = await foldedFromZero(house, caseId, firstRevision - 1);
  let ids = 0;
  const env = house.runtime.deployed.env(times.now ?? first.recordedAt, first.recordedAt, {
    next: () => uuidV5('id', command.commandId, String(ids++)),
  });
  const decision = decide(kind, before, command, env);
  return isRefusal(decision) ? [] : decision.events.map(({ id }) => id);
}
