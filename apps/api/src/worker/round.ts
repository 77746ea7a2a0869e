import { openEvent } from '@fallspur/event-log';
import type { Step } from '@fallspur/engine';
import { caughtUp, type House } from '@fallspur/house';
import { isRefusal, refuse } from '@fallspur/kernel';
import {
  deliverRelays,
  fireDueTimers,
  nextTimerDue,
  pendingRelays,
  type DueTimer,
  type RelaysDelivered,
  type StuckRelay,
} from '@fallspur/runtime';

/** What a round did, and codes of what it could not do; the next round tries again. */
export interface Round {
  readonly fired: number;
  readonly delivered: number;
  /** Facts on their way to another case that got there neither as delivered nor as refused. */
  readonly stuck: readonly StuckRelay[];
  readonly troubles: readonly string[];
  /** Instant at which the next timer is due; undefined when none waits. */
  readonly nextDue: string | undefined;
}

const NOTHING: RelaysDelivered = { delivered: 0, refused: 0, stuck: [] };

/** No room: what could not be recorded for one timer cannot be recorded for the next either. */
const NO_ROOM: ReadonlySet<string> = new Set(['LOG_FULL', 'KEYS_FULL']);

class NoRoom extends Error {}

/** Fires what is due by the clock of the house and delivers what is on its way. */
export const workRound = async (house: House): Promise<Round> => {
  const troubles = new Set<string>();
  const fired = await attempt(troubles, 'TIMERS_FAILED', () => fireTimers(house, troubles));
  const { delivered, stuck } = (await attempt(troubles, 'RELAY_FAILED', () => deliver(house))) ?? NOTHING;
  for (const { code } of stuck) if (NO_ROOM.has(code)) troubles.add(code);
  const nextDue = house.views.answer((rows) => nextTimerDue(rows)).value;
  return { fired: fired ?? 0, delivered, stuck, troubles: [...troubles], nextDue };
};

/** One timer that is refused must not keep the others waiting: it is left out of this round and named. */
const fireTimers = (house: House, troubles: Set<string>): Promise<number> => {
  const refused = new Set<string>();
  return fireDueTimers(
    {
      execute: async (caseId, command, times) => {
        const answer = await house.runtime.execute(caseId, command, times);
        if (!isRefusal(answer) || answer.code === 'TIMER_NOT_OPEN' || command.type !== 'FireTimer') return answer;
        troubles.add(answer.code);
        if (NO_ROOM.has(answer.code)) throw new NoRoom();
        refused.add(nameOf({ ...command, caseId }));
        return refuse('TIMER_NOT_OPEN', answer.message);
      },
    },
    async (until) => (await house.findDue(until)).filter((timer) => !refused.has(nameOf(timer))),
    house.clock.now(),
  );
};

const nameOf = ({ caseId, instance, timer }: Omit<DueTimer, 'dueAt'>): string => [caseId, instance, timer].join(' ');

const deliver = (house: House): Promise<RelaysDelivered> =>
  deliverRelays(
    house.runtime,
    async () => {
      await caughtUp(house);
      return house.views.answer((rows) => pendingRelays(rows)).value;
    },
    async (eventId) => {
      const recorded = await house.log.findEvent(eventId);
      if (!recorded) throw new Error(`relay: the log does not hold the event ${eventId} its read model names`);
      return openEvent<Step>(recorded, house.keys);
    },
  );

const attempt = async <T>(troubles: Set<string>, code: string, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NoRoom)) troubles.add(code);
    return undefined;
  }
};
