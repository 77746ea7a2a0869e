import { describe, expect, test } from '@jest/globals';
import type { Step } from '@fallspur/engine';
import { noticeHouse } from '../testing/notice-house.ts';
import { akte, commandId, ended, IB, viewsOf } from '../testing/small-house.ts';
import { incidentsProjection, openIncidents } from './incidents.ts';
import { dueJobs, jobsProjection, nextJobDue, openJobs } from './jobs.ts';
import { caseOf, StepRecorder } from './testing/step-recorder.ts';

const [a, b] = [caseOf('a'), caseOf('b')];
const opened = (key: string, type = 'brief', retries = 3): Partial<Step> => ({
  jobs: { opened: [{ key, type, retries }] },
});
const failed = (key: string, retries: number): Partial<Step> => ({ jobs: { failed: [{ key, retries, error: 'X' }] } });
const raised = (key: string): Partial<Step> => ({
  incidents: { raised: [{ key, code: 'E_JOB_FAILED', message: 'Gescheitert.', at: 'inside' }] },
});
/** The n-th event is recorded n seconds after midnight. */
const second = (n: number): string => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();
const LATE = '2099-01-01T00:00:00.000Z';

describe('jobs', () => {
  test('are listed with their type, and due in the order in which they were opened', async () => {
    const recorder = new StepRecorder();
    await recorder.record(b, '2016-01-01', [opened('Z#1')]);
    await recorder.record(a, '2016-01-01', [opened('Y#1', 'sms')]);
    await recorder.record(a, '2016-01-01', [{ ...opened('X#1'), instance: 'i2' }]);
    const types = (await recorder.ask(jobsProjection, (rows) => dueJobs(rows, ['brief'], LATE))).map(({ job }) => job);
    expect(types).toEqual(['Z#1', 'X#1']);
    expect(await recorder.ask(jobsProjection, (rows) => dueJobs(rows, ['brief'], second(2)))).toHaveLength(1);
    expect(await recorder.ask(jobsProjection, (rows) => openJobs(rows))).toHaveLength(3);
    expect(await recorder.ask(jobsProjection, (rows) => openJobs(rows, 'sms'))).toEqual([
      {
        caseId: a,
        instance: 'i1',
        job: 'Y#1',
        element: 'Y',
        process: 'informieren',
        type: 'sms',
        retries: 3,
        tries: 0,
        since: second(2),
        notBefore: second(2),
      },
    ]);
  });

  test('wait longer after every failed try, and no longer than an hour', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [opened('X#1', 'brief', 20)]);
    const waits: number[] = [];
    for (let n = 2; n <= 12; n++) {
      await recorder.record(a, '2016-01-01', [failed('X#1', 21 - n)]);
      const due = await recorder.ask(jobsProjection, (rows) => nextJobDue(rows, ['brief']));
      waits.push((Date.parse(due!) - Date.parse(second(n))) / 1000);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
  });

  test('stop where an incident stands; taken up again they begin anew, but remember their tries', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [opened('X#1', 'brief', 1)]);
    await recorder.record(a, '2016-01-01', [{ ...failed('X#1', 0), ...raised('X#1') }]);
    expect(await recorder.ask(jobsProjection, (rows) => nextJobDue(rows, ['brief']))).toBeUndefined();
    expect(await recorder.ask(jobsProjection, openJobs)).toMatchObject([{ retries: 0, tries: 1, notBefore: null }]);
    await recorder.record(a, '2016-01-01', [{ ...opened('X#1'), incidents: { resolved: ['X#1'] } }]);
    expect(await recorder.ask(jobsProjection, openJobs)).toMatchObject([
      { retries: 3, tries: 1, since: second(1), notBefore: second(3) },
    ]);
    expect(await recorder.ask(incidentsProjection, openIncidents)).toEqual([]);
  });

  test('are gone when they are closed or their instance has ended', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [opened('X#1')]);
    await recorder.record(a, '2016-01-01', [{ ...opened('Y#1'), instance: 'i2' }, raised('X#1')]);
    await recorder.record(a, '2016-01-01', [{ jobs: { closed: ['X#1'] } }]);
    expect(await recorder.ask(jobsProjection, openJobs)).toMatchObject([{ job: 'Y#1' }]);
    await recorder.record(a, '2016-01-01', [{ instance: 'i2', ended: { state: 'cancelled', outcome: null } }]);
    await recorder.record(a, '2016-01-01', [{ ended: { state: 'cancelled', outcome: null } }]);
    expect(await recorder.ask(jobsProjection, openJobs)).toEqual([]);
    expect(await recorder.ask(incidentsProjection, openIncidents)).toEqual([]);
  });

  test('go on as they were under the names of another version', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-01', [opened('X#1')]);
    await recorder.record(a, '2016-01-01', [failed('X#1', 2)]);
    const from = { process: 'informieren', version: 1, sha256: 'abc' };
    const migrated = { from, map: { X: 'Y' }, keys: { 'X#1': 'Y#1' }, proof: [] };
    const jobs = { closed: ['X#1'], opened: [{ key: 'Y#1', type: 'mail', retries: 2 }] };
    await recorder.record(a, '2016-01-01', [{ trigger: 'migrated', migrated, jobs }]);
    expect(await recorder.ask(jobsProjection, openJobs)).toMatchObject([
      { job: 'Y#1', element: 'Y', type: 'mail', tries: 1, since: second(1), notBefore: second(12) },
    ]);
  });
});

test('rows that followed a real case event by event are those of a rebuild', async () => {
  const house = await noticeHouse();
  using views = await viewsOf(house, [jobsProjection, incidentsProjection]);
  const agree = async (): Promise<void> => {
    await views.catchUp();
    const hashes = (): readonly string[] => [jobsProjection, incidentsProjection].map(({ name }) => views.hashOf(name));
    const followed = hashes();
    await views.rebuild();
    expect(hashes()).toEqual(followed);
  };
  await house.begin('a');
  await agree();
  const instance = Object.keys((await house.runtime.state(akte('a'))).instances)[0]!;
  const on = { actor: IB, instance } as const;
  const steps = [
    { ...on, type: 'FailJob', job: 'Senden#1', error: 'X' },
    { ...on, type: 'FailJob', job: 'Senden#1', error: 'X', retriesLeft: 0 },
    { ...on, type: 'ResolveIncident', incident: 'Senden#1' },
    { ...on, type: 'CompleteJob', job: 'Senden#1' },
  ] as const;
  const stood: unknown[] = [];
  for (const [at, step] of steps.entries()) {
    ended(await house.runtime.execute(akte('a'), { ...step, commandId: commandId(`step ${at}`) }));
    await agree();
    stood.push(views.answer((rows) => [openJobs(rows).map(({ tries }) => tries), openIncidents(rows).length]).value);
  }
  expect(stood).toEqual([
    [[1], 0],
    [[2], 1],
    [[2], 0],
    [[], 0],
  ]);
});
