import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTasks } from '@fallspur/runtime';
import { openApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi({ now: '2026-11-21T09:30:00.000Z' });
}, 60_000);
afterAll(() => api.close());

test('an empty house takes the example once, from anybody, and has work for everybody then', async () => {
  const loaded = await api.nobody.post('/api/house/example');
  expect(loaded).toMatchObject({ status: 201, body: { dossiers: 60 } });
  expect(loaded.body.position).toBe((await api.house.log.head()).position);

  await api.worker.round();
  const people = await api.nobody.get('/api/session/people');
  const ibs = people.body.filter(({ roles }: { readonly roles: readonly string[] }) => roles.includes('IB'));
  expect(ibs).toHaveLength(8);
  expect(ibs.every(({ openTasks }: { readonly openTasks: number }) => openTasks > 0)).toBe(true);

  const before = (await api.house.log.head()).position;
  expect(await api.nobody.post('/api/house/example')).toMatchObject({
    status: 409,
    body: { code: 'HOUSE_NOT_EMPTY' },
  });
  expect((await api.house.log.head()).position).toBe(before);
}, 60_000);

test('the server’s own clock does not remind families of what the example tells next', () => {
  const elements = api.house.views.answer((rows) => openTasks(rows)).value.map(({ element }) => element);
  expect(elements.filter((element) => element === 'Task_GespraechFuehren').length).toBeGreaterThan(10);
});

test('where a real identity provider is configured nobody loads invented people', async () => {
  const real = await openApi({ oidcIssuer: 'https://login.example.org' });
  try {
    expect(await real.nobody.post('/api/house/example')).toMatchObject({
      status: 403,
      body: { code: 'DEMONSTRATION_LOGIN_OFF' },
    });
  } finally {
    await real.close();
  }
}, 60_000);
