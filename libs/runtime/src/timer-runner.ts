import { isRefusal, uuidV5 } from '@fallspur/kernel';
import type { Actor } from '@fallspur/engine';
import type { CaseRunner } from './rehearsal.ts';

/** A timer some case waits for, as the timers projection knows it. */
export interface DueTimer {
  readonly caseId: string;
  readonly instance: string;
  readonly timer: string;
  /** UTC instant. */
  readonly dueAt: string;
}

/** Where due timers are looked up: answers what is due up to an instant, earliest first, up to date with the log. */
export type FindDueTimers = (until: string) => Promise<readonly DueTimer[]>;

export const TIMER_ACTOR: Actor = { person: 'system:timer', office: 'SYSTEM', role: 'SYSTEM' };

/**
 * Fires everything due up to an instant, in the order of the due instants, each at its own due instant: so what one
 * timer sets off is due before the next. The command id is made of timer and due instant, so two pollers cannot double.
 * Gives the number fired.
 */
export async function fireDueTimers(
  runtime: Pick<CaseRunner, 'execute'>,
  findDue: FindDueTimers,
  until: string,
  recordedAt?: string,
): Promise<number> {
  let fired = 0;
  for (;;) {
    const due = await findDue(until);
    const first = due[0];
    if (!first) return fired;
    // Only timers of the same instant are safe to take together: firing may set or cancel any later one.
    const together = due.filter((timer) => timer.dueAt === first.dueAt);
    let progress = 0;
    for (const timer of together) {
      const answer = await runtime.execute(
        timer.caseId,
        {
          type: 'FireTimer',
          commandId: uuidV5('timer', timer.caseId, timer.instance, timer.timer, timer.dueAt),
          actor: TIMER_ACTOR,
          instance: timer.instance,
          timer: timer.timer,
        },
        { now: timer.dueAt, ...(recordedAt ? { recordedAt } : {}) },
      );
      if (isRefusal(answer)) {
        // The timer was cancelled between look-up and firing: lawful, nothing to do.
        if (answer.code === 'TIMER_NOT_OPEN') continue;
        throw new Error(
          `Timer ${timer.timer} of ${timer.caseId}, due ${timer.dueAt}, was refused: ${answer.code} ${answer.message}`,
        );
      }
      if (!answer.repeated) progress++;
    }
    fired += progress;
    if (progress === 0) return fired;
  }
}
