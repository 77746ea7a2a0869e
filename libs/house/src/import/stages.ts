import { dueTimers, timersIn, type CaseRunner } from '@fallspur/runtime';
import type { House } from '../house.ts';
import { caughtUp } from '../open-embedded-house.ts';
import type { Stage } from './history.ts';

/** For whom time passes when something is recorded: in its own case, or for everybody. */
export type TimePasses = 'in-its-case' | 'for-all';

/** Records in the house. */
export const realStage = (house: House, passes: TimePasses): Stage =>
  passes === 'for-all'
    ? { cases: house.runtime, clockOf: () => HOUSE_CLOCK, due: house.findDue }
    : ownTime(house.runtime);

/** Records nothing: the same entries on copies of the cases. */
export const rehearsedStage = async (house: House, passes: TimePasses): Promise<Stage> => {
  const rehearsal = house.runtime.rehearse();
  if (passes === 'in-its-case') return ownTime(rehearsal);
  await caughtUp(house);
  // The log does not move meanwhile, so what waits in the house is read once.
  const waiting = house.views.answer((rows) => dueTimers(rows, END_OF_TIME, Number.MAX_SAFE_INTEGER)).value;
  return { cases: rehearsal, clockOf: () => HOUSE_CLOCK, due: async (until) => rehearsal.due(until, waiting) };
};

const ownTime = (cases: CaseRunner): Stage => ({
  cases,
  clockOf: (caseId) => caseId,
  due: async (until, caseId) =>
    timersIn(await cases.state(caseId))
      .filter(({ dueAt }) => dueAt <= until)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)),
});

const HOUSE_CLOCK = 'house';
const END_OF_TIME = '9999-12-31T23:59:59.999Z';
