import type { EventLog } from '@fallspur/event-log';
import { openPublic } from '@fallspur/event-log';
import type { Ledger } from '../ledger.ts';

/** What the log holds of one command. */
export interface Recorded {
  readonly caseId: string;
  readonly commandId: string;
  readonly firstRevision: number;
  readonly events: readonly string[];
}

export interface ComparedWithLedger {
  readonly events: number;
  readonly lost: number;
  readonly doubled: number;
  readonly faults: readonly string[];
  /** By command id. */
  readonly recorded: ReadonlyMap<string, Recorded>;
}

/**
 * Reads the whole log and holds it against what was acknowledged: every acknowledged event stands there, once; every
 * command's events stand together, numbered from 0; nothing stands there that nobody sent or that was refused.
 */
export async function compareWithLedger(log: EventLog, ledger: Ledger): Promise<ComparedWithLedger> {
  const recorded = new Map<string, { caseId: string; commandId: string; firstRevision: number; events: string[] }>();
  const ids = new Set<string>();
  const faults: string[] = [];
  let [doubled, lost] = [0, 0];
  let before = '';
  for await (const event of log.readAll()) {
    const { commandId, commandIndex } = openPublic(event).meta;
    if (ids.has(event.id)) doubled++;
    ids.add(event.id);
    const known = recorded.get(commandId);
    if (!known) {
      if (!ledger.entries.has(commandId)) faults.push(`event ${event.id}: nobody sent command ${commandId}`);
      recorded.set(commandId, { caseId: event.stream, commandId, firstRevision: event.revision, events: [event.id] });
    } else known.events.push(event.id);
    const index = known ? known.events.length - 1 : 0;
    if (commandIndex !== index || (known && (before !== commandId || known.caseId !== event.stream)))
      faults.push(`event ${event.id} at ${event.position}: expected number ${index} of a batch kept together`);
    before = commandId;
  }
  for (const { command, acknowledged, refused } of ledger.entries.values()) {
    const found = recorded.get(command.commandId)?.events ?? [];
    if (acknowledged) {
      lost += acknowledged.filter((id) => !ids.has(id)).length;
      if (found.length > acknowledged.length) doubled += found.length - acknowledged.length;
    } else if (refused !== undefined && found.length > 0)
      faults.push(`command ${command.commandId} was refused with ${refused}, yet ${found.length} events are recorded`);
  }
  return { events: ids.size, lost, doubled, faults, recorded };
}
