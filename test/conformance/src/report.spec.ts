import { expect, test } from '@jest/globals';
import type { ExamResult } from './exam.ts';
import { details, table, unexplained } from './report.ts';

const result: ExamResult = {
  exam: 'execution',
  figure: 'tests whose scenarios all hold',
  tests: [
    { name: 'WCP01', passed: true, found: '' },
    { name: 'Timer_IntermediateTimeCycleEvent', passed: false, found: 'ended: false' },
    { name: 'Nobody_Knows', passed: false, found: 'active: []' },
  ],
};

test('a failure is counted, named and explained, or it fails the run', () => {
  expect(table([result], () => 'corpus abc')).toEqual([
    'execution  tests whose scenarios all hold     1 / 3      corpus abc',
  ]);
  expect(unexplained([result])).toEqual(['execution: Nobody_Knows']);
  expect(details([result]).join('\n')).toMatch(/Nobody_Knows\n\s+NOT EXPLAINED\n\s+active: \[\]/);
});
