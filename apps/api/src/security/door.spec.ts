import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openApi, type TestApi } from '../testing/api.ts';

// Some of these found a second house.
jest.setTimeout(60_000);

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api.close());

const signIn = { user: 'demo.ib.zuchwil' };

test('the cookie is for this site and no script, and ends with the session', async () => {
  const { headers } = await api.nobody.post('/api/session', signIn);
  const cookie = String(headers['set-cookie']);
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200']) expect(cookie).toContain(part);
  const session = { cookie: cookie.split(';')[0]! };
  expect((await api.nobody.get('/api/session', session)).status).toBe(200);
  expect((await api.nobody.delete('/api/session', session)).status).toBe(204);
  expect((await api.nobody.get('/api/session', session)).status).toBe(204);
  expect((await api.nobody.get('/api/tasks', session)).status).toBe(401);
  const longer = await api.as(signIn.user);
  api.clock.advance('PT13H');
  expect((await longer.get('/api/session')).status).toBe(204);
  expect((await longer.get('/api/tasks')).status).toBe(401);
});

test('pages of other sites order nothing', async () => {
  const foreign = [
    { origin: 'https://anderswo.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign)
    expect(await api.nobody.post('/api/session', signIn, headers)).toMatchObject({
      status: 403,
      body: { code: 'ORIGIN_FOREIGN' },
    });
  const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
  expect((await api.nobody.post('/api/session', signIn, own)).status).toBe(201);
});

test('every answer forbids foreign scripts, frames and guessing of types', async () => {
  for (const path of ['/api/house', '/api/nothing', '/api/session', '/api/openapi.json', '/%zz']) {
    const { headers } = await api.nobody.get(path);
    if (path === '/%zz') continue;
    const policy = String(headers['content-security-policy']);
    expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self';")]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('with an identity provider configured nobody signs in as an example', async () => {
  const strict = await openApi({ oidcIssuer: 'https://anmeldung.example' });
  try {
    for (const answer of [
      await strict.nobody.get('/api/session/people'),
      await strict.nobody.post('/api/session', signIn),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'DEMONSTRATION_LOGIN_OFF' } });
  } finally {
    await strict.close();
  }
});

test('a missing line in the policy table stops the boot', async () => {
  const { policies } = await import('./policies.ts');
  const table = policies as Record<string, unknown>;
  const line = table['GET /api/house'];
  delete table['GET /api/house'];
  try {
    await expect(openApi()).rejects.toThrow('says nothing about: GET /api/house');
  } finally {
    table['GET /api/house'] = line;
  }
});
