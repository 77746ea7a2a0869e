import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Change } from '@fallspur/contract';
import { openApi, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
let url: string;
beforeAll(async () => {
  api = await openApi();
  await api.app.listen(0, '127.0.0.1');
  url = await api.app.getUrl();
}, 60_000);
afterAll(() => api.close());

/** A signed-in page that listens; `next` gives the next thing it hears, `undefined` once the stream has ended. */
const listen = async (user: string, headers: Record<string, string> = {}) => {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const stopped = new AbortController();
  const answer = await fetch(`${url}/api/live`, { headers: { cookie, ...headers }, signal: stopped.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const next = async (): Promise<Change | undefined> => {
    for (;;) {
      const found = /event: change\ndata: (.*)\n\n/.exec(heard);
      if (found) {
        heard = heard.slice(found.index + found[0].length);
        return JSON.parse(found[1]!) as Change;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      heard += value;
    }
  };
  return { answer, next, stop: () => stopped.abort() };
};

test('a page hears that its cases moved, and of no other case', async () => {
  const [zuchwil, balsthal] = [await listen('demo.ib.zuchwil'), await listen('demo.ib.balsthal')];
  expect(zuchwil.answer.headers.get('content-type')).toContain('text/event-stream');
  expect(zuchwil.answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  const caseId = await familyArrives(api.house);
  const { position } = await api.house.log.head();
  expect(await zuchwil.next()).toEqual({ position, cases: [caseId] });
  expect(await balsthal.next()).toEqual({ position, cases: [] });
  zuchwil.stop();
  balsthal.stop();

  const late = await listen('demo.ib.zuchwil', { 'last-event-id': '3' });
  expect(await late.next()).toEqual({ position, cases: [] });
  late.stop();
});

test('nobody listens unsigned; stopping the server ends every stream', async () => {
  expect((await fetch(`${url}/api/live`)).status).toBe(401);
  const page = await listen('demo.ib.zuchwil');
  // As browsers open one in advance: nobody may have to wait for it.
  const unused = connect(Number(new URL(url).port), '127.0.0.1');
  await once(unused, 'connect');
  const closed = api.close();
  expect(await page.next()).toBeUndefined();
  await Promise.all([closed, once(unused, 'close')]);
});
