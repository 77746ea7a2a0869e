import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
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
  expect(cookie).not.toContain('Secure');
  const behindTls = await api.nobody.post('/api/session', signIn, { 'x-forwarded-proto': 'https' });
  expect(String(behindTls.headers['set-cookie'])).toContain('Secure');
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
  const foreign = { origin: 'https://anderswo.example' };
  for (const path of ['/api/house', '/api/nothing', '/api/session', '/api/openapi.json', '/%zz', 'foreign']) {
    const { headers } = await (path === 'foreign'
      ? api.nobody.post('/api/session', signIn, foreign)
      : api.nobody.get(path));
    const policy = String(headers['content-security-policy']);
    expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self';")]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
  }
});

test('a body is JSON in UTF-8 as it stands, nothing else', async () => {
  const body = JSON.stringify(signIn);
  const sent = (headers: Record<string, string>) => api.nobody.send('POST', '/api/session', body, headers);
  expect((await sent({ 'content-type': 'application/json; charset=UTF-8' })).status).toBe(201);
  for (const [code, headers] of [
    ['CONTENT_TYPE_UNSUPPORTED', { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['CONTENT_TYPE_UNSUPPORTED', { 'content-type': 'text/plain' }],
    ['CONTENT_ENCODING_UNSUPPORTED', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ] as const)
    expect(await sent(headers)).toMatchObject({ status: 415, body: { code } });
});

test('a resource says which methods it knows', async () => {
  for (const method of ['PUT', 'OPTIONS', 'PATCH'])
    expect(await api.nobody.send(method, '/api/session')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, POST, DELETE' },
      body: { code: 'METHOD_NOT_ALLOWED' },
    });
  expect(await api.nobody.send('HEAD', '/api/cases/x')).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  expect((await api.nobody.send('PUT', '/api/cases/')).status).toBe(404);
});

test('bytes that are no request are answered with a problem, too', async () => {
  await api.app.listen(0, '127.0.0.1');
  const port = Number(new URL(await api.app.getUrl()).port);
  for (const [bytes, status, code] of [
    ['FOO / HTTP/1.1\r\n\r\n', 400, 'HTTP_MALFORMED'],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ] as const) {
    const socket = connect(port, '127.0.0.1').end(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json[^]*"code":"${code}"`));
    expect(answer).toContain('x-content-type-options: nosniff');
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
