import { deliver, type House } from '@fallspur/house';
import { isRefusal, refuse } from '@fallspur/kernel';
import { fireDueTimers, nextTimerDue, type DueTimer, type RelaysDelivered, type StuckRelay } from '@fallspur/runtime';

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

/** Lets deployed processes listen for their starts, fires what is due by the clock of the house, delivers what is on its way. */
export const workRound = async (house: House): Promise<Round> => {
  const troubles = new Set<string>();
  const now = house.clock.now();
  const fire = (until: string): Promise<number> => fireTimers(house, troubles, until);
  await attempt(troubles, 'STARTS_FAILED', () => house.awaitStarts(now, fire));
  const fired = await attempt(troubles, 'TIMERS_FAILED', () => fire(now));
  const { delivered, stuck } = (await attempt(troubles, 'RELAY_FAILED', () => deliver(house))) ?? NOTHING;
  for (const { code } of stuck) if (NO_ROOM.has(code)) troubles.add(code);
  const nextDue = house.views.answer((rows) => nextTimerDue(rows)).value;
  return { fired: fired ?? 0, delivered, stuck, troubles: [...troubles], nextDue };
};

/** One timer that is refused must not keep the others waiting: it is left out of this round and named. */
const fireTimers = (house: House, troubles: Set<string>, until: string): Promise<number> => {
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
    async (instant) => (await house.findDue(instant)).filter((timer) => !refused.has(nameOf(timer))),
    until,
  );
};

const nameOf = ({ caseId, instance, timer }: Omit<DueTimer, 'dueAt'>): string => [caseId, instance, timer].join(' ');

const attempt = async <T>(troubles: Set<string>, code: string, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NoRoom)) troubles.add(code);
    return undefined;
  }
};
