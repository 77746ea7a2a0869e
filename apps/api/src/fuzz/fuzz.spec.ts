// The document is read as it comes.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openApi, type Answer, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { openTaskOf } from '../testing/open-task.ts';
import { wrongRequests, type Operation, type WrongRequest } from './wrong-requests.ts';

/** A route. `FUZZ_RUNS=2000` looks longer, `FUZZ_SEED` elsewhere. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 12);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_120);
const PEOPLE = [null, 'demo.ib.zuchwil', 'demo.ewd.zuchwil', 'demo.pru', 'demo.misa'] as const;

let api: TestApi;
const callers = new Map<string | null, Caller>();
let caseId: string;
const values: string[] = [
  'GerNiveauFestgestellt',
  'UmzugErfasst',
  'informieren',
  '2534',
  '2016-H1',
  'ErstinformationsformFestgelegt',
  'demo.ib.zuchwil',
];
beforeAll(async () => {
  api = await openApi();
  caseId = await familyArrives(api.house);
  values.push(
    await familyArrives(api.house, { name: 'Fremd', gemeinde: 2422 }),
    (await openTaskOf(api.house, caseId)).instance,
  );
  await api.house.views.waitFor((await api.house.log.head()).position);
  callers.set(null, api.nobody);
  for (const user of PEOPLE) if (user !== null) callers.set(user, await api.as(user));
}, 60_000);
afterAll(() => api.close());

test('whatever is sent, the answer is a known one, and nothing is recorded', async () => {
  const before = (await api.house.log.head()).position;
  for (const operation of await operations())
    await fc.assert(
      fc.asyncProperty(wrongRequests(operation, { people: PEOPLE, caseId, values }), async (request) => {
        // A stream that is let in never ends, and signing out would leave nobody signed in.
        const who = ['/api/live', '/api/session'].includes(operation.path) ? null : request.who;
        expectKnownAnswer(request, await send(callers.get(who)!, request));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  expect((await api.house.log.head()).position).toBe(before);
  expect((await api.nobody.get('/health/ready')).body).toMatchObject({ ok: true });
  // Nobody has reached the prototype of everything.
  expect(({} as { readonly admin?: unknown }).admin).toBeUndefined();
}, 3_600_000);

test('names that every object answers to are nobody’s', async () => {
  const { instance, task } = await openTaskOf(api.house, caseId);
  const right: Readonly<Record<string, string>> = { caseId, instance, task };
  const headers = { 'if-match': '"1"', 'idempotency-key': '0d1b6a3e-6a52-4c1b-9a55-2f3c6f0e7a12' };
  for (const { method, path, body } of await operations())
    for (const [, name] of path.matchAll(/\{(\w+)\}/g))
      for (const inherited of ['__proto__', 'constructor', 'toString']) {
        const url = path.replaceAll(/\{(\w+)\}/g, (_, one: string) =>
          encodeURIComponent(one === name ? inherited : (right[one] ?? inherited)),
        );
        const payload = body === null ? undefined : JSON.stringify({ data: {}, user: null, reason: 'so' });
        const types = payload === undefined ? {} : { 'content-type': 'application/json' };
        for (const caller of [callers.get('demo.ib.zuchwil')!, callers.get('demo.ewd.zuchwil')!]) {
          const { status, text } = await caller.send(method, url, payload, { ...headers, ...types });
          expect([method, url, status >= 400 && status < 500, text]).toEqual([method, url, true, text]);
        }
      }
});

const send = (caller: Caller, { method, url, payload, headers }: WrongRequest): Promise<Answer> =>
  caller.send(method, url, payload, headers);

const UNAVAILABLE: ReadonlySet<string> = new Set(['VIEW_BEHIND', 'LOG_FULL', 'KEYS_FULL', 'WORK_STORE_FULL']);

const expectKnownAnswer = (request: WrongRequest, { status, headers, body, text }: Answer): void => {
  const told = `${request.method} ${request.url.slice(0, 300)} → ${status} ${text.slice(0, 300)}`;
  if (status >= 500 && !UNAVAILABLE.has(body?.code)) throw new Error(told);
  if (status >= 200 && status < 300) return;
  if (!String(headers['content-type']).startsWith('application/problem+json')) throw new Error(`no problem: ${told}`);
  if (typeof body.code !== 'string' || body.status !== status || /\bat .*\.ts:|node_modules/.test(text))
    throw new Error(`a problem without code, or with a stack: ${told}`);
};

const operations = async (): Promise<readonly Operation[]> => {
  const { body: document } = await api.nobody.get('/api/openapi.json');
  const schemaOf = (schema: any): any =>
    schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : (schema ?? {});
  return Object.entries<any>(document.paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody
        ? Object.fromEntries(
            Object.entries<any>(schemaOf(requestBody.content['application/json']?.schema).properties ?? {}).map(
              ([name, { type }]) => [name, String([type].flat()[0])],
            ),
          )
        : null,
    })),
  );
};
