import { dueTimers, type DueTimer } from '@fallspur/runtime';
import { caughtUp, type House } from '../house/house.ts';
import type { Stage } from './history.ts';

/** Which waiting timers an entry lets pass: those of its own case, or everybody's. */
export type TimePasses = 'in-its-case' | 'for-all';

const passing = (timers: readonly DueTimer[], passes: TimePasses, caseId: string): readonly DueTimer[] =>
  passes === 'for-all' ? timers : timers.filter((timer) => timer.caseId === caseId);

/** Records in the house. */
export const realStage = (house: House, passes: TimePasses): Stage => ({
  cases: house.runtime,
  due: async (until, caseId) => passing(await house.findDue(until), passes, caseId),
});

/** Records nothing: the same entries on copies of the cases. */
export const rehearsedStage = async (house: House, passes: TimePasses): Promise<Stage> => {
  await caughtUp(house);
  // The log does not move meanwhile, so what waits in the house is read once.
  const waiting = house.views.answer((rows) => dueTimers(rows, END_OF_TIME, Number.MAX_SAFE_INTEGER)).value;
  const rehearsal = house.runtime.rehearse();
  return {
    cases: rehearsal,
    due: async (until, caseId) => passing(rehearsal.due(until, waiting), passes, caseId),
  };
};

const END_OF_TIME = '9999-12-31T23:59:59.999Z';
