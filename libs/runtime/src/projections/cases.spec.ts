import { describe, expect, test } from '@jest/globals';
import { casesProjection, countCases, findCase, instancesOfCase, listCases } from './cases.ts';
import { caseOf, StepRecorder } from './testing/step-recorder.ts';

const [a, b] = [caseOf('a'), caseOf('b', 'register')];

async function twoCases(): Promise<StepRecorder> {
  const recorder = new StepRecorder();
  await recorder.record(a, '2016-01-04', [
    { instance: 'i1', trigger: 'started', personId: 'p1' },
    { instance: 'i2', trigger: 'started', definition: { process: 'jahresziel', version: 2, sha256: 'def' } },
  ]);
  await recorder.record(b, '2016-01-04', [], 'AGS');
  await recorder.record(
    a,
    '2016-03-01T23:30:00Z',
    [{ instance: 'i1', ended: { state: 'completed', outcome: 'E_Informiert' } }],
    'MISA',
  );
  return recorder;
}

describe('the index of cases', () => {
  test('who opened it, since when, and its last event', async () => {
    const recorder = await twoCases();
    expect(await recorder.ask(casesProjection, (rows) => findCase(rows, a))).toEqual({
      caseId: a,
      kind: 'dossier',
      office: 'EG-2534',
      openedOn: '2016-01-04',
      recordedAt: '2026-11-21T00:00:03.000Z',
      position: 3,
      events: 2,
    });
    expect(await recorder.ask(casesProjection, (rows) => findCase(rows, caseOf('unknown')))).toBeUndefined();
  });

  test('all cases, the last recorded first, or of one kind', async () => {
    const recorder = await twoCases();
    expect((await recorder.ask(casesProjection, listCases)).map(({ caseId }) => caseId)).toEqual([a, b]);
    expect(await recorder.ask(casesProjection, (rows) => listCases(rows, { kind: 'register' }))).toMatchObject([
      { caseId: b, kind: 'register', office: 'AGS' },
    ]);
    expect(await recorder.ask(casesProjection, countCases)).toEqual([
      { kind: 'dossier', count: 1 },
      { kind: 'register', count: 1 },
    ]);
  });

  test('instances with their definition, person and end; days are local', async () => {
    const recorder = await twoCases();
    expect(await recorder.ask(casesProjection, (rows) => instancesOfCase(rows, a))).toEqual([
      {
        caseId: a,
        instance: 'i1',
        process: 'informieren',
        version: 1,
        sha256: 'abc',
        personId: 'p1',
        state: 'completed',
        outcome: 'E_Informiert',
        startedOn: '2016-01-04',
        endedOn: '2016-03-02',
      },
      {
        caseId: a,
        instance: 'i2',
        process: 'jahresziel',
        version: 2,
        sha256: 'def',
        personId: null,
        state: 'running',
        outcome: null,
        startedOn: '2016-01-04',
        endedOn: null,
      },
    ]);
  });
});
