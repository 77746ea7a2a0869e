import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WriterEnded } from '../house/writer-ended.ts';
import { openApi, type TestApi } from '../testing/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

test('alive and ready, then still alive but not ready once the log can no longer be written', async () => {
  expect(await api.nobody.get('/health/live')).toMatchObject({ status: 200, body: { ok: true } });
  expect(await api.nobody.get('/health/ready')).toMatchObject({
    status: 200,
    body: { ok: true, troubles: [] },
  });
  const told: string[] = [];
  const ended = api.app.get(WriterEnded);
  ended.whenTold(() => told.push('ended'));
  ended.tell();
  expect(told).toEqual(['ended']);
  expect(await api.nobody.get('/health/live')).toMatchObject({ status: 200 });
  expect(await api.nobody.get('/health/ready')).toMatchObject({ status: 503, body: { troubles: ['WRITER_ENDED'] } });
});

test('who asks only after the writer has ended is told at once', () => {
  const ended = new WriterEnded();
  ended.tell();
  const told: string[] = [];
  ended.whenTold(() => told.push('ended'));
  expect(told).toEqual(['ended']);
});
