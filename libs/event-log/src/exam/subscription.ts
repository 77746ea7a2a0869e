import { describe, expect, test } from '@jest/globals';
import { NO_STREAM, type EventLog, type RecordedEvent } from '../port.ts';
import { withLog, type OpenLog } from './open-log.ts';
import { collect, placesOf, sampleEvent, sampleEvents, streamOf } from './samples.ts';

const A = streamOf('a');
const B = streamOf('b');

export function examineSubscription(open: OpenLog): void {
  describe('subscribe', () => {
    test(
      'gives what was there, then what comes, each once and in order',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 3));
        const end = new AbortController();
        const seen = collect(log.subscribe({ after: 0, signal: end.signal }), 5);
        await log.append(B, NO_STREAM, sampleEvents(B, 0, 1));
        await log.append(A, 2, sampleEvents(A, 3, 1));
        expect(placesOf(await seen)).toEqual([`${A}@0`, `${A}@1`, `${A}@2`, `${B}@0`, `${A}@3`]);
        end.abort();
      }),
    );

    test(
      'loses and doubles nothing while writers go on across the boundary of catching up and live',
      withLog(open, async (log) => {
        const count = 1500;
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 600));
        const end = new AbortController();
        const followers = [0, 0, 599].map((after) =>
          collect(log.subscribe({ after, signal: end.signal }), count - after),
        );
        for (let i = 600; i < count; i++) {
          const appended = log.append(A, i - 1, [sampleEvent(A, i)]);
          if (i % 7 !== 0) await appended;
          else await Promise.all([appended, new Promise((resolve) => setTimeout(resolve, 0))]);
        }
        const all = await collect(log.readAll());
        const [first, second, third] = (await Promise.all(followers)) as [
          RecordedEvent[],
          RecordedEvent[],
          RecordedEvent[],
        ];
        expect(placesOf(first)).toEqual(placesOf(all));
        expect(placesOf(second)).toEqual(placesOf(all));
        expect(placesOf(third)).toEqual(placesOf(all.slice(599)));
        end.abort();
      }),
    );

    test(
      'starts after the given position',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 3));
        const after = (await collect(log.readAll()))[1]!.position;
        const end = new AbortController();
        expect(placesOf(await collect(log.subscribe({ after, signal: end.signal }), 1))).toEqual([`${A}@2`]);
        end.abort();
      }),
    );

    test(
      'ends when the signal aborts, waiting or not, and when the log closes',
      withLog(open, async (log) => {
        const end = new AbortController();
        const waiting = collect(log.subscribe({ after: 0, signal: end.signal }));
        await turn();
        end.abort();
        expect(await waiting).toEqual([]);
        expect(await collect(log.subscribe({ after: 0, signal: end.signal }))).toEqual([]);
        expect(await endsAtClose(log)).toEqual([]);
      }),
    );
  });
}

async function endsAtClose(log: EventLog): Promise<RecordedEvent[]> {
  const waiting = collect(log.subscribe({ after: 0, signal: new AbortController().signal }));
  await turn();
  await log.close();
  return waiting;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
