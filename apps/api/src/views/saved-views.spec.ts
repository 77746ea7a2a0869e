import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SavedView } from '@fallspur/contract';
import { openApi, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { questionOfScreen } from './question-of-screen.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

test('a query string is read as far as it can be', () => {
  expect(questionOfScreen('scope=mine&due=sometimes&municipality=2534&page=3&colour=red')).toEqual({
    scope: 'mine',
    municipality: 2534,
  });
  expect(questionOfScreen('')).toEqual({ scope: 'office' });
});

test('own views and those of the office, with how much each finds; nothing of them in clear in a file', async () => {
  const [ib, deputy, elsewhere] = [
    await api.as('demo.ib.zuchwil'),
    await api.as('demo.ibs.zuchwil'),
    await api.as('demo.ib.balsthal'),
  ];
  await familyArrives(api.house, { name: 'Sonderlichova' });
  await api.house.views.waitFor((await api.house.log.head()).position);
  const keep = async (name: string, query: string, shared: boolean): Promise<SavedView> => {
    const { status, body } = await ib.post<SavedView>('/api/views', { name, query, shared });
    expect(status).toBe(201);
    return body;
  };
  const own = await keep('Frau Sonderlichova', 'q=Sonderlichova', false);
  const office = await keep('Überfällige', 'due=overdue', true);
  expect(own).toMatchObject({ mine: true, count: 1 });
  expect((await ib.get('/api/views')).body).toEqual([own, office]);
  expect((await deputy.get('/api/views')).body).toEqual([{ ...office, mine: false }]);
  expect((await elsewhere.get('/api/views')).body).toEqual([]);

  const folder = join(api.directory, 'data');
  for (const file of readdirSync(folder).filter((name) => name.startsWith('work.sqlite')))
    expect(readFileSync(join(folder, file)).includes('Sonderlichova')).toBe(false);

  expect(await deputy.delete(`/api/views/${office.id}`)).toMatchObject({ status: 404, body: { code: 'VIEW_UNKNOWN' } });
  expect((await ib.delete(`/api/views/${own.id}`)).status).toBe(204);
  expect((await ib.get('/api/views')).body).toEqual([office]);
});
