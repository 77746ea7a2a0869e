import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

test('nobody is nobody, and signing in is by name from the list', async () => {
  expect((await api.nobody.get('/api/session')).status).toBe(204);
  expect(await api.nobody.post('/api/session', { user: 'demo.ib.atlantis' })).toMatchObject({
    status: 401,
    body: { code: 'USER_UNKNOWN' },
  });
  const people = await api.nobody.get('/api/session/people');
  expect(people.status).toBe(200);
  expect(people.body).toContainEqual({
    user: 'demo.ib.zuchwil',
    name: 'IB Zuchwil (Vorführung)',
    office: { key: 'EG-2534', name: 'Einwohnergemeinde Zuchwil' },
    roles: ['IB', 'IBS'],
    does: expect.stringContaining('Erstinformation'),
    openTasks: 0,
  });
  const ib = await api.as('demo.ib.zuchwil');
  expect(await ib.get('/api/session')).toMatchObject({
    status: 200,
    body: { user: 'demo.ib.zuchwil', demonstration: true, today: '2016-03-01' },
  });
});
