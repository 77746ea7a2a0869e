import { isBefore } from './instants.ts';
import type { EventLog } from './port.ts';

/**
 * «Stand per»: the last position not recorded after this UTC instant, 0 when the log begins later. [decisions.md 12]
 * A binary search, because `recordedAt` never runs backwards; two dozen reads for ten million events.
 */
export async function positionAt(log: EventLog, instant: string): Promise<number> {
  let known = 0;
  let limit = (await log.head()).position;
  while (known < limit) {
    const middle = Math.floor((known + limit) / 2);
    const next = await firstAfter(log, middle, limit);
    if (!next || isBefore(instant, next.recordedAt)) limit = middle;
    else known = next.position;
  }
  return known;
}

async function firstAfter(log: EventLog, after: number, until: number) {
  for await (const event of log.readAll({ after, until, limit: 1 })) return event;
  return undefined;
}
