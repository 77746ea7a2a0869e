import { checkpointsWithin, type EventLog } from '@fallspur/event-log';
import { refuse, type Refusal } from '@fallspur/kernel';
import type { BuildRow } from './builds.ts';
import { firstAfter } from './feed.ts';

/**
 * A cache may be behind its log, never ahead of it: rows of events the log does not hold would be figures from nowhere.
 * That happens when a log is restored from an older backup, or a cache file is put beside another log.
 */
export async function checkpointsInLog(rows: readonly BuildRow[], log: EventLog): Promise<Refusal | undefined> {
  const { position: head } = await log.head();
  const beyond = checkpointsWithin(
    head,
    rows.map(({ projection, position }) => ({ name: `views/${projection}`, position })),
  );
  if (beyond !== undefined) return beyond;
  // Most stand at the same place, so it is read once.
  const ids = new Map<number, string | undefined>();
  for (const { projection, position, eventId } of rows) {
    if (position === 0) continue;
    if (!ids.has(position)) ids.set(position, await idAt(log, position));
    if (ids.get(position) !== eventId)
      return refuse(
        'CHECKPOINT_NOT_IN_LOG',
        `Die Ansicht «${projection}» gehört zu einem anderen Protokoll: an Position ${position} steht ein anderes Ereignis. ` +
          'Die Ansichten neu aufbauen.',
        { projection, checkpoint: position, head },
      );
  }
  return undefined;
}

const idAt = async (log: EventLog, position: number): Promise<string | undefined> => {
  const event = await firstAfter(log, position - 1);
  return event?.position === position ? event.id : undefined;
};
