import { describe, expect, test } from '@jest/globals';
import { caseOf, StepRecorder } from './testing/step-recorder.ts';
import { dueTimers, nextTimerDue, timersOfCase, timersProjection } from './timers.ts';

const [a, b] = [caseOf('a'), caseOf('b')];
const at = (day: string): string => `2016-01-${day}T23:00:00.000Z`;
const timer = (key: string, day: string) => ({ key, dueAt: at(day), on: 'Wait#1' });
const keysDue = async (recorder: StepRecorder, until: string): Promise<readonly string[]> =>
  (await recorder.ask(timersProjection, (rows) => dueTimers(rows, until))).map((due) => due.timer);

describe('timers', () => {
  test('due ones come by due instant, then in the order in which they were set', async () => {
    const recorder = new StepRecorder();
    await recorder.record(b, '2016-01-01', [{ timers: { set: [timer('Z#1', '05')] } }]);
    await recorder.record(a, '2016-01-01', [
      { timers: { set: [timer('Y#1', '05'), timer('X#1', '03'), timer('W#1', '09')] } },
    ]);
    expect(await keysDue(recorder, at('05'))).toEqual(['X#1', 'Z#1', 'Y#1']);
    expect(await keysDue(recorder, '2016-01-05T22:59:59Z')).toEqual(['X#1']);
    expect(await recorder.ask(timersProjection, nextTimerDue)).toBe(at('03'));
    expect(await recorder.ask(timersProjection, (rows) => timersOfCase(rows, b))).toEqual([
      { caseId: b, instance: 'i1', timer: 'Z#1', dueAt: at('05') },
    ]);
  });

  test('an instant with another precision sorts in time, not as text', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [
      { timers: { set: [{ ...timer('T#1', '05'), dueAt: '2016-01-05T23:00:00Z' }, timer('U#1', '05')] } },
    ]);
    expect(await keysDue(recorder, '2016-01-05T23:00:00Z')).toEqual(['T#1', 'U#1']);
  });

  test('fired and cancelled ones are gone; a cycle that fires is set again', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [
      { timers: { set: [timer('Fired#1', '02'), timer('Cancelled#1', '02'), timer('Cycle#1', '02')] } },
    ]);
    await recorder.record(a, '2016-01-02', [
      { timers: { fired: ['Fired#1', 'Cycle#1'], cancelled: ['Cancelled#1'], set: [timer('Cycle#1', '04')] } },
    ]);
    expect(await recorder.ask(timersProjection, (rows) => dueTimers(rows, at('30')))).toEqual([
      { caseId: a, instance: 'i1', timer: 'Cycle#1', dueAt: at('04') },
    ]);
  });

  test('one set and cancelled in the same step never waits', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [{ timers: { set: [timer('T#1', '02')], cancelled: ['T#1'] } }]);
    expect(await keysDue(recorder, at('30'))).toEqual([]);
  });

  test('nothing waits for an instance that ended; its neighbour in the same case goes on', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [
      { instance: 'i1', timers: { set: [timer('T#1', '02')] } },
      { instance: 'i2', timers: { set: [timer('T#1', '03')] } },
    ]);
    await recorder.record(a, '2016-01-02', [{ instance: 'i1', ended: { state: 'cancelled', outcome: null } }]);
    expect(await recorder.ask(timersProjection, (rows) => dueTimers(rows, at('30')))).toMatchObject([
      { instance: 'i2' },
    ]);
  });
});
