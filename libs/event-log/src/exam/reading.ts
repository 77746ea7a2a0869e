import { describe, expect, test } from '@jest/globals';
import { NO_STREAM, type EventLog } from '../port.ts';
import { positionAt } from '../position-at.ts';
import { withLog, type OpenLog } from './open-log.ts';
import { collect, placesOf, plain, revisionsOf, sampleEvent, sampleEvents, streamOf } from './samples.ts';

const A = streamOf('a');
const B = streamOf('b', 'gemeinde');

export function examineReading(open: OpenLog): void {
  describe('read stream', () => {
    const read = async (log: EventLog, options?: Parameters<EventLog['readStream']>[1]): Promise<number[]> =>
      revisionsOf(await collect(log.readStream(A, options)));

    test(
      'forwards and backwards, from a revision, up to a limit',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 5));
        await log.append(B, NO_STREAM, sampleEvents(B, 0, 2));
        expect(await read(log)).toEqual([0, 1, 2, 3, 4]);
        expect(await read(log, { from: 3 })).toEqual([3, 4]);
        expect(await read(log, { from: 1, limit: 2 })).toEqual([1, 2]);
        expect(await read(log, { backwards: true })).toEqual([4, 3, 2, 1, 0]);
        expect(await read(log, { backwards: true, limit: 1 })).toEqual([4]);
        expect(await read(log, { backwards: true, from: 2 })).toEqual([2, 1, 0]);
        expect(await read(log, { from: 5 })).toEqual([]);
        expect(await read(log, { backwards: true, from: 99, limit: 2 })).toEqual([4, 3]);
        expect(await read(log, { limit: 0 })).toEqual([]);
      }),
    );

    test(
      'gives nothing for a stream nobody wrote',
      withLog(open, async (log) => {
        expect(await read(log)).toEqual([]);
        expect(await read(log, { backwards: true })).toEqual([]);
      }),
    );

    test(
      'reads long streams whole, both ways',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 1300));
        expect(await read(log)).toEqual(Array.from({ length: 1300 }, (_, i) => i));
        expect(await read(log, { backwards: true, limit: 1200 })).toEqual(
          Array.from({ length: 1200 }, (_, i) => 1299 - i),
        );
      }),
    );
  });

  describe('read all', () => {
    test(
      'gives every event once, in order of position, after and until positions and up to a limit',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 2));
        await log.append(B, NO_STREAM, sampleEvents(B, 0, 2));
        await log.append(A, 1, sampleEvents(A, 2, 1));
        const all = await collect(log.readAll());
        expect(placesOf(all)).toEqual([`${A}@0`, `${A}@1`, `${B}@0`, `${B}@1`, `${A}@2`]);
        const positions = all.map((event) => event.position);
        expect(positions).toEqual(positions.toSorted((one, other) => one - other));
        const [, second, , fourth] = positions as [number, number, number, number];
        expect(await collect(log.readAll({ after: second, until: fourth }))).toEqual(all.slice(2, 4));
        expect(await collect(log.readAll({ after: second, limit: 1 }))).toEqual(all.slice(2, 3));
        expect(await collect(log.readAll({ after: positions.at(-1)! }))).toEqual([]);
        expect(await collect(log.readAll({ streamPrefix: 'gemeinde-' }))).toEqual(all.slice(2, 4));
        expect(await collect(log.readAll({ streamPrefix: 'dossier-', after: second, limit: 5 }))).toEqual(all.slice(4));
        expect(await collect(log.readAll({ streamPrefix: 'mentor-' }))).toEqual([]);
      }),
    );

    test(
      'reads a long log whole, also by prefix of many streams, and lets go when nobody asks on',
      withLog(open, async (log) => {
        const streams = Array.from({ length: 1100 }, (_, i) => streamOf(`many-${i}`));
        await Promise.all(streams.map((stream) => log.append(stream, NO_STREAM, sampleEvents(stream, 0, 1))));
        await log.append(B, NO_STREAM, sampleEvents(B, 0, 1200));
        expect(await collect(log.readAll())).toHaveLength(2300);
        expect(await collect(log.readAll({ streamPrefix: 'dossier-' }))).toHaveLength(1100);
        expect(await collect(log.readAll({ streamPrefix: 'dossier-', limit: 700 }))).toHaveLength(700);
        expect(await collect(log.readAll({ streamPrefix: 'gemeinde-' }))).toHaveLength(1200);
        expect(await collect(log.readAll(), 3)).toHaveLength(3);
      }),
    );

    test(
      'finds one event by its id',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 2));
        const found = await log.findEvent(sampleEvent(A, 1).id);
        expect(plain(found!)).toEqual({ ...plain(sampleEvent(A, 1)), position: found!.position });
        expect(await log.findEvent(sampleEvent(B, 0).id)).toBeUndefined();
      }),
    );

    test(
      'maps an instant to the last position not recorded after it',
      withLog(open, async (log) => {
        expect(await positionAt(log, '2026-01-01T00:00:00Z')).toBe(0);
        for (let i = 0; i < 7; i++) {
          const recordedAt = `2026-11-21T08:0${Math.floor(i / 2)}:00.000Z`;
          await log.append(A, i - 1, [sampleEvent(A, i, { recordedAt })]);
        }
        const positions = (await collect(log.readAll())).map((event) => event.position);
        expect(await positionAt(log, '2026-11-21T07:59:59.999Z')).toBe(0);
        expect(await positionAt(log, '2026-11-21T08:00:00Z')).toBe(positions[1]);
        expect(await positionAt(log, '2026-11-21T08:01:30Z')).toBe(positions[3]);
        expect(await positionAt(log, '2027-01-01T00:00:00Z')).toBe(positions[6]);
      }),
    );
  });
}
