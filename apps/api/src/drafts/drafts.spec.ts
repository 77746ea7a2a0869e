import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openApi, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { openTaskOf } from '../testing/open-task.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

test('a draft belongs to the task, not to whoever typed it; it lies in no file in clear, and goes with its task', async () => {
  const caseId = await familyArrives(api.house);
  const { path } = await openTaskOf(api.house, caseId);
  const [ib, deputy, ewd] = [
    await api.as('demo.ib.zuchwil'),
    await api.as('demo.ibs.zuchwil'),
    await api.as('demo.ewd.zuchwil'),
  ];
  expect(await ib.get(`${path}/draft`)).toMatchObject({ status: 404, body: { code: 'DRAFT_UNKNOWN' } });
  expect(await ewd.put(`${path}/draft`, { data: {} })).toMatchObject({ status: 403 });
  const data = { form: 7, note: 'Frau Sonderlichova wartet' };
  const saved = { data, savedAt: '2016-03-01T08:00:00.000Z', savedBy: { user: 'demo.ib.zuchwil' } };
  expect(await ib.put(`${path}/draft`, { data })).toMatchObject({ status: 200, body: saved });
  expect(await deputy.get(`${path}/draft`)).toMatchObject({ status: 200, body: saved });

  const folder = join(api.directory, 'data');
  const work = readdirSync(folder).filter((file) => file.startsWith('work.sqlite'));
  expect(work).toContain('work.sqlite');
  for (const file of work) expect(readFileSync(join(folder, file)).includes('Sonderlichova')).toBe(false);

  const { arrivals } = (await api.house.runtime.state(caseId)).domain as { readonly arrivals: { zuzugId: string }[] };
  const done = await ib.post(
    `${path}/completion`,
    { data: { zuzugId: arrivals[0]!.zuzugId, form: 'MUENDLICH' } },
    { 'if-match': '"1"', 'idempotency-key': randomUUID() },
  );
  expect(done.status).toBe(201);
  expect(await deputy.get(`${path}/draft`)).toMatchObject({ status: 404, body: { code: 'TASK_UNKNOWN' } });
  expect(readFileSync(join(folder, 'work.sqlite')).length).toBeGreaterThan(0);
});

test('dropped on demand', async () => {
  const { path } = await openTaskOf(api.house, await familyArrives(api.house, { name: 'Zwei' }));
  const ib = await api.as('demo.ib.zuchwil');
  await ib.put(`${path}/draft`, { data: { form: 'MUENDLICH' } });
  expect(await ib.delete(`${path}/draft`)).toMatchObject({ status: 204 });
  expect(await ib.get(`${path}/draft`)).toMatchObject({ status: 404 });
});
