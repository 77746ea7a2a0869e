import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Executed } from '@fallspur/runtime';
import { isRefusal, refuse } from '@fallspur/kernel';
import { openApi, type TestApi } from '../testing/api.ts';
import { conversationChosen, familyArrives } from '../testing/family.ts';
import { workRound } from './round.ts';

let api: TestApi;
beforeAll(async () => {
  // Rounds only when told.
  api = await openApi({ runsWorker: false });
}, 60_000);
afterAll(() => api.close());

const timersFired = async (): Promise<number> => {
  let fired = 0;
  for await (const { type } of api.house.log.readAll()) if (type === 'TimerFired') fired += 1;
  return fired;
};

test('a due timer fires once, however far the clock jumped, and none fires early', async () => {
  await conversationChosen(api.house, await familyArrives(api.house, { name: 'Frist', day: '2016-02-29' }));
  const { nextDue } = await api.worker.round();
  expect(nextDue).toBeDefined();
  api.clock.moveTo(new Date(Date.parse(nextDue!) - 1).toISOString());
  await api.worker.round();
  expect(await timersFired()).toBe(0);
  api.clock.advance('P1Y');
  const [first, second] = [await api.worker.round(), await api.worker.round()];
  expect(first.fired + second.fired).toBeGreaterThan(0);
  const fired = await timersFired();
  await api.worker.round();
  expect(await timersFired()).toBe(fired);
  expect(api.worker.troubles()).toEqual([]);
});

test('a full log keeps the worker alive, readiness says so, and later it goes on', async () => {
  await conversationChosen(api.house, await familyArrives(api.house, { name: 'Voll', day: '2016-02-29' }));
  const { runtime } = api.house;
  const execute = runtime.execute.bind(runtime);
  runtime.execute = async () => refuse('LOG_FULL', 'voll');
  api.clock.advance('P1Y');
  expect(await api.worker.round()).toMatchObject({ fired: 0, troubles: ['LOG_FULL'] });
  expect(await api.nobody.get('/health/ready')).toMatchObject({
    status: 503,
    body: { ok: false, troubles: ['LOG_FULL'] },
  });
  runtime.execute = execute;
  expect((await api.worker.round()).fired).toBeGreaterThan(0);
  expect(await api.nobody.get('/health/ready')).toMatchObject({ status: 200, body: { ok: true, troubles: [] } });
});

test('one timer that is refused does not keep the others waiting', async () => {
  await conversationChosen(api.house, await familyArrives(api.house, { name: 'Eins', day: '2016-02-29' }));
  await conversationChosen(api.house, await familyArrives(api.house, { name: 'Zwei', day: '2016-02-29' }));
  const { runtime } = api.house;
  const execute = runtime.execute.bind(runtime);
  const broken = (await api.house.findDue('2099-01-01T00:00:00.000Z'))[0]!.caseId;
  const done: string[] = [];
  runtime.execute = async (caseId, command, times) => {
    if (caseId === broken) return refuse('E_BROKEN', 'geht nicht');
    const answer = await execute(caseId, command, times);
    if (!isRefusal(answer)) done.push((answer as Executed).caseId);
    return answer;
  };
  api.clock.advance('P1Y');
  expect(await workRound(api.house)).toMatchObject({ troubles: ['E_BROKEN'] });
  expect(done.length).toBeGreaterThan(0);
  runtime.execute = execute;
});
