import { describe, expect, test } from '@jest/globals';
import { completedOf, standingOf, stepsProjection } from './passed.ts';
import { caseOf, StepRecorder } from './testing/step-recorder.ts';

const a = caseOf('a');
const at = (key: string) => ({ key, chart: 'informieren#1' });
const completed = (key: string) => ({ ...at(key), how: 'completed' as const });
const cancelled = (key: string) => ({ ...at(key), how: 'cancelled' as const });

describe('where a case stands and what it has been through', () => {
  test('an element is passed when it is completed, not when it is entered or cancelled', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-04', [
      { trigger: 'started', entered: [at('Start#1'), at('T#1'), at('U#1')], left: [completed('Start#1')] },
    ]);
    await recorder.record(a, '2016-01-06', [{ left: [completed('T#1'), cancelled('U#1')], entered: [at('V#1')] }]);
    expect(await recorder.ask(stepsProjection, (rows) => completedOf(rows, a))).toEqual([
      { process: 'informieren', element: 'Start', times: 1, firstOn: '2016-01-04', lastOn: '2016-01-04' },
      { process: 'informieren', element: 'T', times: 1, firstOn: '2016-01-06', lastOn: '2016-01-06' },
    ]);
    expect(await recorder.ask(stepsProjection, (rows) => standingOf(rows, a))).toEqual([
      { instance: 'i1', key: 'V#1', element: 'V', process: 'informieren', since: '2016-01-06' },
    ]);
  });

  test('several times are counted, over all instances, first and last by the day they happened', async () => {
    const recorder = new StepRecorder();
    for (const [instance, day] of [
      ['i1', '2016-03-01'],
      ['i2', '2016-01-10'],
    ] as const) {
      await recorder.record(a, day, [{ instance, trigger: 'started', entered: [at('T#1'), at('U#1')] }]);
      await recorder.record(a, day, [{ instance, left: [completed('T#1')] }]);
    }
    await recorder.record(a, '2016-03-02', [{ instance: 'i1', ended: { state: 'completed', outcome: 'E' } }]);
    expect(await recorder.ask(stepsProjection, (rows) => completedOf(rows, a))).toMatchObject([
      { element: 'T', times: 2, firstOn: '2016-01-10', lastOn: '2016-03-01' },
    ]);
    expect(await recorder.ask(stepsProjection, (rows) => standingOf(rows, a))).toMatchObject([
      { instance: 'i2', key: 'U#1' },
    ]);
  });
});
