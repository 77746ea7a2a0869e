import { describe } from '@jest/globals';
import { examineAppend } from './append.ts';
import { examineClosing } from './closing.ts';
import type { OpenLog } from './open-log.ts';
import { examineReading } from './reading.ts';
import { examineSubscription } from './subscription.ts';

export type { OpenLog } from './open-log.ts';
export { collect, placesOf, plain, sampleEvent, sampleEvents, streamOf } from './samples.ts';

/**
 * The exam of the port `EventLog`: call it in a spec of every adapter. `open` gives a fresh, empty log each time;
 * the exam closes what it opened.
 */
export function eventLogExam(adapter: string, open: OpenLog): void {
  describe(`${adapter} sits the exam of the event log`, () => {
    examineAppend(open);
    examineReading(open);
    examineSubscription(open);
    examineClosing(open);
  });
}
