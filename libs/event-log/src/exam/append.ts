import { describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../port.ts';
import { withLog, type OpenLog } from './open-log.ts';
import { collect, placesOf, plain, revisionsOf, sampleEvent, sampleEvents, streamOf } from './samples.ts';

const A = streamOf('a');
const B = streamOf('b');

export function examineAppend(open: OpenLog): void {
  describe('append', () => {
    test(
      'records a first batch at NO_STREAM and answers its last place',
      withLog(open, async (log) => {
        const answer = await log.append(A, NO_STREAM, sampleEvents(A, 0, 3));
        expect(answer).toMatchObject({ kind: 'appended', revision: 2, repeated: false });
        expect(await log.head()).toMatchObject({ position: (answer as { position: number }).position });
      }),
    );

    test(
      'goes on at exactly the expected revision',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 2));
        expect(await log.append(A, 1, sampleEvents(A, 2, 1))).toMatchObject({ kind: 'appended', revision: 2 });
        expect(revisionsOf(await collect(log.readStream(A)))).toEqual([0, 1, 2]);
      }),
    );

    test(
      'refuses another revision and says the actual one',
      withLog(open, async (log) => {
        const refused = (actual: number) => ({ code: 'WRONG_EXPECTED_REVISION', details: { actual } });
        expect(await log.append(A, 0, sampleEvents(A, 1, 1))).toMatchObject(refused(-1));
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 2));
        const other = (revision: number) => [sampleEvent(A, revision, { id: sampleEvent(B, revision).id })];
        expect(await log.append(A, 0, other(1))).toMatchObject(refused(1));
        expect(await log.append(A, NO_STREAM, other(0))).toMatchObject(refused(1));
        expect(await log.append(A, 7, other(8))).toMatchObject(refused(1));
        expect(await collect(log.readAll())).toHaveLength(2);
      }),
    );

    test(
      'gives the first answer again to the same batch, however often and late it comes',
      withLog(open, async (log) => {
        const batch = sampleEvents(A, 0, 2);
        const first = await log.append(A, NO_STREAM, batch);
        await log.append(A, 1, sampleEvents(A, 2, 1));
        await log.append(B, NO_STREAM, sampleEvents(B, 0, 1));
        for (let i = 0; i < 2; i++) expect(await log.append(A, NO_STREAM, batch)).toEqual({ ...first, repeated: true });
        expect(await collect(log.readAll())).toHaveLength(4);
      }),
    );

    test(
      'gives the first answer even when the command was decided again on a later revision',
      withLog(open, async (log) => {
        const first = await log.append(A, NO_STREAM, sampleEvents(A, 0, 1));
        const again = sampleEvent(A, 1, { id: sampleEvent(A, 0).id });
        expect(await log.append(A, 0, [again])).toEqual({ ...first, repeated: true });
        expect(await collect(log.readAll())).toHaveLength(1);
      }),
    );

    test(
      'repeats inside one turn: the second of two equal appends gets the answer of the first',
      withLog(open, async (log) => {
        const batch = sampleEvents(A, 0, 2);
        const [first, second] = await Promise.all([log.append(A, NO_STREAM, batch), log.append(A, NO_STREAM, batch)]);
        expect(first).toMatchObject({ kind: 'appended', repeated: false });
        expect(second).toEqual({ ...first, repeated: true });
      }),
    );

    test(
      'refuses ids that are only partly known, out of order, or of another stream, and records nothing',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 2));
        const [first, second] = sampleEvents(A, 0, 2).map((event) => event.id) as [string, string];
        const taken = { kind: 'refusal', code: 'EVENT_ID_TAKEN' };
        const partly = [sampleEvent(A, 2), sampleEvent(A, 3, { id: second })];
        expect(await log.append(A, 1, partly)).toMatchObject(taken);
        expect(await log.append(A, 0, [sampleEvent(A, 1, { id: second }), sampleEvent(A, 2)])).toMatchObject(taken);
        const swapped = [sampleEvent(A, 2, { id: second }), sampleEvent(A, 3, { id: first })];
        expect(await log.append(A, 1, swapped)).toMatchObject(taken);
        expect(await log.append(B, NO_STREAM, [sampleEvent(B, 0, { id: first })])).toMatchObject(taken);
        expect(placesOf(await collect(log.readAll()))).toEqual([`${A}@0`, `${A}@1`]);
        expect(await log.append(A, 1, sampleEvents(A, 2, 2))).toMatchObject({ kind: 'appended', revision: 3 });
        expect(await log.append(B, NO_STREAM, sampleEvents(B, 0, 1))).toMatchObject({ kind: 'appended', revision: 0 });
      }),
    );

    test(
      'one refused append does not hurt its neighbours of the same turn',
      withLog(open, async (log) => {
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 1));
        const C = streamOf('c');
        const answers = await Promise.all([
          log.append(B, NO_STREAM, sampleEvents(B, 0, 2)),
          log.append(C, NO_STREAM, [sampleEvent(C, 0), sampleEvent(C, 1, { id: sampleEvent(A, 0).id })]),
          log.append(A, 5, [sampleEvent(A, 6)]),
          log.append(C, NO_STREAM, sampleEvents(C, 0, 1)),
        ]);
        expect(answers.map((answer) => (answer.kind === 'appended' ? answer.revision : answer.code))).toEqual([
          1,
          'EVENT_ID_TAKEN',
          'WRONG_EXPECTED_REVISION',
          0,
        ]);
        expect(placesOf(await collect(log.readAll()))).toEqual([`${A}@0`, `${B}@0`, `${B}@1`, `${C}@0`]);
      }),
    );

    test(
      'of concurrent appends to one stream exactly one wins a revision',
      withLog(open, async (log) => {
        const rivals = Array.from({ length: 20 }, (_, i) =>
          log.append(A, NO_STREAM, [sampleEvent(A, 0, { id: sampleEvent(B, i).id })]),
        );
        const answers = await Promise.all(rivals);
        expect(answers.filter((answer) => answer.kind === 'appended')).toHaveLength(1);
        for (const answer of answers)
          if (answer.kind === 'refusal')
            expect(answer).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', details: { actual: 0 } });
        expect(await collect(log.readStream(A))).toHaveLength(1);
      }),
    );

    test(
      'never lets recordedAt run backwards, over all streams, and says the head',
      withLog(open, async (log) => {
        const at = (recordedAt: string) => ({ recordedAt });
        await log.append(A, NO_STREAM, sampleEvents(A, 0, 1, at('2026-11-21T08:00:00.250Z')));
        expect(await log.append(B, NO_STREAM, sampleEvents(B, 0, 1, at('2026-11-21T08:00:00Z')))).toMatchObject({
          code: 'RECORDED_AT_BEHIND',
          details: { head: '2026-11-21T08:00:00.250Z' },
        });
        const equal = sampleEvents(B, 0, 1, at('2026-11-21T08:00:00.25Z'));
        expect(await log.append(B, NO_STREAM, equal)).toMatchObject({ kind: 'appended' });
        expect(await log.head()).toMatchObject({ recordedAt: '2026-11-21T08:00:00.25Z' });
      }),
    );

    test(
      'keeps both parts byte for byte, also when the caller reuses its buffers',
      withLog(open, async (log) => {
        const every = Uint8Array.from({ length: 256 }, (_, i) => i);
        const event = sampleEvent(A, 0, { metadata: every, data: Uint8Array.from(every).reverse() });
        const before = plain(event);
        const empty = sampleEvent(A, 1, { data: new Uint8Array(0) });
        await log.append(A, NO_STREAM, [event, empty]);
        every.fill(0);
        const [first, second] = await collect(log.readStream(A));
        expect(plain(first!)).toEqual({ ...before, position: first!.position });
        expect(second!.data).toHaveLength(0);
      }),
    );

    test(
      'throws at a batch that was built wrongly',
      withLog(open, async (log) => {
        const wrong = (events: ReturnType<typeof sampleEvents>, expected = -1) => log.append(A, expected, events);
        await expect(wrong([])).rejects.toThrow('empty batch');
        await expect(wrong(sampleEvents(B, 0, 1))).rejects.toThrow('same stream');
        await expect(wrong(sampleEvents(A, 1, 1))).rejects.toThrow('at revision 0');
        await expect(wrong([sampleEvent(A, 0, { id: 'no-uuid' })])).rejects.toThrow('UUID');
        await expect(wrong([sampleEvent(A, 0, { recordedAt: '21.11.2026' })])).rejects.toThrow('UTC instant');
        const twice = [sampleEvent(A, 0), sampleEvent(A, 1, { id: sampleEvent(A, 0).id })];
        await expect(wrong(twice)).rejects.toThrow('same id twice');
        expect(await log.head()).toEqual({ position: 0, recordedAt: null });
      }),
    );
  });
}
