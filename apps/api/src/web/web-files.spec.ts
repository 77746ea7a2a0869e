import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openApi, type TestApi } from '../testing/api.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'fallspur-screens-'));
const browser = { accept: 'text/html,application/xhtml+xml' };
// Some of these found a second house.
jest.setTimeout(60_000);

let api: TestApi;
beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Fallspur</title>');
  writeFileSync(join(webRoot, 'assets', 'index-abc123.js'), 'export {};');
  api = await openApi({ webRoot });
}, 60_000);
afterAll(async () => {
  await api.close();
  rmSync(webRoot, { recursive: true });
});

test('a browser gets the screens whatever page it asks for, and asks for the document anew every time', async () => {
  for (const path of ['/', '/arbeitsvorrat?scope=mine', '/dossiers/dossier-1/verlauf', '/apiary']) {
    const { status, headers, text } = await api.nobody.get(path, browser);
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'no-cache']);
    expect(text).toContain('<title>Fallspur</title>');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
  }
});

test('the printed address answers whoever asks, a terminal too', async () => {
  expect((await api.nobody.get('/', { accept: '*/*' })).status).toBe(200);
  expect((await api.nobody.get('/nowhere', { accept: '*/*' })).status).toBe(404);
});

test('a file with a hash in its name is kept for ever; one that is gone is no page', async () => {
  const asset = await api.nobody.get('/assets/index-abc123.js');
  expect(asset).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } });
  expect(asset.headers['content-type']).toContain('javascript');
  expect((await api.nobody.get('/assets/index-old.js', browser)).status).toBe(404);
});

test('the API never answers with a page', async () => {
  for (const path of ['/api', '/api/nothing', '/health/nothing'])
    expect(await api.nobody.get(path, browser)).toMatchObject({ status: 404, body: { code: 'ROUTE_UNKNOWN' } });
  expect((await api.nobody.get('/arbeitsvorrat', { accept: 'application/json' })).status).toBe(404);
  expect((await api.nobody.send('POST', '/arbeitsvorrat', undefined, browser)).status).toBe(404);
});

test('says so where the screens are not built', async () => {
  const bare = await openApi();
  try {
    const { status, text } = await bare.nobody.get('/', browser);
    expect(status).toBe(503);
    expect(text).toContain('noch nicht gebaut');
  } finally {
    await bare.close();
  }
});
