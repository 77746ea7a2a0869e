import { compareInstants, isLocalDate, localDateOfInstant, parseInstant, startOfDay } from '@fallspur/kernel';
import type { CaseEvent } from '../events.ts';
import { idOfKey } from '../keys.ts';
import { mapped } from '../migration/carried-over.ts';
import type { MigrationMap } from '../migration/plan.ts';
import type { CaseState } from '../state.ts';
import type { Input } from './inputs.ts';

/**
 * The instant that drove the processes when an event was recorded: that of the event itself, never before the one
 * before. Of a day only, it is when it was recorded on that very day, else the day's beginning. [decisions.md 10]
 */
export function clockOf({ meta: { occurredOn, recordedAt } }: CaseEvent, before: string): string {
  const isSameDay = isLocalDate(occurredOn) && localDateOfInstant(recordedAt) === occurredOn;
  const instant = !isLocalDate(occurredOn) ? parseInstant(occurredOn) : isSameDay ? recordedAt : startOfDay(occurredOn);
  return before !== '' && compareInstants(before, instant) > 0 ? before : instant;
}

/** A timer of the replay that falls due by now, though no timer of then waits for the same instant at that element. */
export function strayTimer(
  then: CaseState,
  replayed: CaseState,
  now: string,
  mapOf: (instance: string) => MigrationMap,
): Extract<Input, { type: 'FireTimer' }> | undefined {
  for (const { id, timers } of Object.values(replayed.instances))
    for (const { key, dueAt } of Object.values(timers)) {
      if (compareInstants(dueAt, now) > 0) continue;
      const waited = Object.values(then.instances[id]?.timers ?? {}).some(
        (timer) => timer.dueAt === dueAt && mapped(mapOf(id), idOfKey(timer.key)) === idOfKey(key),
      );
      if (!waited) return { type: 'FireTimer', instance: id, timer: key };
    }
  return undefined;
}
