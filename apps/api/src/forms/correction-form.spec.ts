import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openApi, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

test('a correction begins with the whole of what the fact says now, keys included, and only for who may correct it', async () => {
  const caseId = await familyArrives(api.house);
  const ewd = await api.as('demo.ewd.zuchwil');
  const { rows: entries } = (await ewd.get(`/api/cases/${caseId}/timeline`)).body;
  const { eventId, type } = entries.find((entry: { type: string }) => entry.type === 'PersonErfasst');
  const form = `/api/cases/${caseId}/facts/${type}/form?corrects=`;

  const before = await ewd.get(form + eventId);
  expect(before).toMatchObject({ status: 200, body: { type, occurredOnDefault: '2016-02-20' } });
  expect(before.body.proposal).toMatchObject({ name: 'Beispielova', personId: expect.any(String) });

  const data = { ...before.body.proposal, name: 'Beispielová' };
  const corrected = await ewd.post(
    `/api/cases/${caseId}/facts/${eventId}/correction`,
    { data, reason: 'Schreibweise' },
    { 'idempotency-key': randomUUID() },
  );
  expect(corrected).toMatchObject({ status: 201, body: { events: [{ title: 'Person erfasst: korrigiert' }] } });
  expect((await ewd.get(form + eventId)).body.proposal).toEqual(data);

  expect(await ewd.get(form + randomUUID())).toMatchObject({ status: 404, body: { code: 'EVENT_UNKNOWN' } });
  const elsewhere = await api.as('demo.ewd.dulliken');
  expect((await elsewhere.get(form + eventId)).status).toBe(404);
});
