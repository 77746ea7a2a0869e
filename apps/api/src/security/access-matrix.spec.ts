import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { uuidV5 } from '@fallspur/kernel';
import { openApi, type Answer, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { FIELD_RIGHTS } from './field-rights.ts';
import { policies } from './policies.ts';

const READERS = 'IB IBS EWD FF MISA KOI BEI PRU';
const WORKERS = 'IB IBS EWD FF MISA';
const STEERING = 'IB IBS FF MISA';
const FIGURES = `${READERS} COC`;
const EVERYBODY = 'IB IBS EWD FF MISA KOI BEI COC PRU';
const PUBLIC = 'public';

/** Who may call what, written down a second time and by hand: the policy table must say the same. [quality.md 11] */
const MATRIX: Readonly<Record<string, string>> = {
  'GET /health/live': PUBLIC,
  'GET /health/ready': PUBLIC,
  'GET /api/openapi.json': PUBLIC,
  'GET /api/house': PUBLIC,
  'POST /api/house/example': PUBLIC,
  'GET /api/session': PUBLIC,
  'GET /api/session/people': PUBLIC,
  'POST /api/session': PUBLIC,
  'DELETE /api/session': PUBLIC,
  'GET /api/live': EVERYBODY,
  'GET /api/tasks': READERS,
  'GET /api/tasks/:caseId/:instance/:task/form': WORKERS,
  'GET /api/tasks/:caseId/:instance/:task/draft': WORKERS,
  'PUT /api/tasks/:caseId/:instance/:task/draft': WORKERS,
  'DELETE /api/tasks/:caseId/:instance/:task/draft': WORKERS,
  'POST /api/tasks/:caseId/:instance/:task/completion': WORKERS,
  'POST /api/tasks/:caseId/:instance/:task/assignment': WORKERS,
  'POST /api/tasks/:caseId/:instance/:task/schedule': WORKERS,
  'POST /api/commands': WORKERS,
  'GET /api/cases': READERS,
  'GET /api/cases/:caseId': READERS,
  'GET /api/cases/:caseId/timeline': READERS,
  'GET /api/cases/:caseId/journey': READERS,
  'GET /api/cases/:caseId/moments': READERS,
  'GET /api/cases/:caseId/difference': READERS,
  'GET /api/cases/:caseId/instances/:instance': READERS,
  'GET /api/cases/:caseId/facts/:type/form': WORKERS,
  'POST /api/cases/:caseId/facts': WORKERS,
  'POST /api/cases/:caseId/facts/:eventId/correction': WORKERS,
  'POST /api/cases/:caseId/facts/:eventId/void': WORKERS,
  'GET /api/jobs': READERS,
  'GET /api/jobs/:caseId/:instance/:job': WORKERS,
  'POST /api/jobs/:caseId/:instance/:job/completion': WORKERS,
  'POST /api/jobs/:caseId/:instance/:job/failure': WORKERS,
  'GET /api/incidents': READERS,
  'GET /api/incidents/:caseId/:instance/:key': READERS,
  'POST /api/incidents/:caseId/:instance/:key/resolution': WORKERS,
  'POST /api/incidents/:caseId/:instance/:key/correction': STEERING,
  'POST /api/cases/:caseId/instances/:instance/cancellation': STEERING,
  'POST /api/cases/:caseId/instances/:instance/modification': STEERING,
  'GET /api/parked': READERS,
  'POST /api/parked/:caseId/retry': `${WORKERS} KOI`,
  'GET /api/views': READERS,
  'POST /api/views': READERS,
  'DELETE /api/views/:id': READERS,
  'POST /api/imports/zuzuege/preview': 'EWD',
  'POST /api/imports/zuzuege': 'EWD',
  'POST /api/arrivals/preview': 'EWD',
  'POST /api/arrivals': 'EWD',
  'POST /api/imports/taetigkeiten/preview': 'IB IBS',
  'POST /api/imports/taetigkeiten': 'IB IBS',
  'GET /api/municipalities': FIGURES,
  'GET /api/municipalities/:bfs/half-years': FIGURES,
  'GET /api/municipalities/:bfs/half-years/:halfYear/:figure': READERS,
  'GET /api/definitions': EVERYBODY,
  'GET /api/definitions/:process': EVERYBODY,
  'GET /api/definitions/:process/versions': EVERYBODY,
  'GET /api/definitions/:sha256/diagram': EVERYBODY,
};

const PEOPLE: Readonly<Record<string, string>> = {
  IB: 'demo.ib.balsthal',
  IBS: 'demo.ibs.zuchwil',
  EWD: 'demo.ewd.zuchwil',
  FF: 'demo.ff.sr01',
  MISA: 'demo.misa',
  KOI: 'demo.koi',
  BEI: 'demo.bei',
  COC: 'demo.coc',
  PRU: 'demo.pru',
};

const UNKNOWN = `dossier-${randomUUID()}`;
const callers = new Map<string, Caller>();
let api: TestApi;
let balsthal: string;
let zuchwil: string;
beforeAll(async () => {
  api = await openApi();
  zuchwil = await familyArrives(api.house);
  balsthal = await familyArrives(api.house, { name: 'Anderswo', gemeinde: 2422 });
  await recordedBySozialregion(balsthal);
  await api.house.views.waitFor((await api.house.log.head()).position);
  for (const [role, user] of Object.entries(PEOPLE)) callers.set(role, await api.as(user));
}, 60_000);
afterAll(() => api.close());

const recordedBySozialregion = async (caseId: string): Promise<void> => {
  const { domain } = await api.house.runtime.state(caseId);
  const [personId] = Object.keys((domain as { readonly persons: object }).persons);
  await api.house.runtime.execute(caseId, {
    type: 'RecordFact',
    commandId: uuidV5('test', caseId, 'level'),
    actor: { person: PEOPLE['FF']!, office: 'SR-01', role: 'FF' },
    fact: {
      type: 'GerNiveauFestgestellt',
      occurredOn: '2016-02-29',
      data: {
        personId: personId!,
        sprache: 'de',
        fertigkeit: 'MUENDLICH',
        gerNiveau: 'A1',
        nachweis: 'SELBSTEINSCHAETZUNG',
        datum: '2016-02-29',
      },
    },
  });
};

/** Whose dossier lies within whose reach; everything else is foreign. */
const REACH: Readonly<Record<string, () => readonly string[]>> = {
  IB: () => [balsthal],
  IBS: () => [zuchwil],
  EWD: () => [zuchwil],
  // Recorded in it once; no register says yet which municipalities it looks after.
  FF: () => [balsthal],
  MISA: () => [],
  KOI: () => [balsthal, zuchwil],
  BEI: () => [balsthal, zuchwil],
  PRU: () => [balsthal, zuchwil],
};

/** Answers of the door itself; whatever else is said, one has been let in. */
const TURNED_AWAY: ReadonlySet<string> = new Set(['ROLE_NOT_ALLOWED', 'CASE_UNKNOWN']);

const ask = (caller: Caller, route: string, caseId: string): Promise<Answer> => {
  const [method, path] = route.split(' ') as [string, string];
  const names: Readonly<Record<string, string>> = { caseId, bfs: '2534', halfYear: '2016-H1' };
  const url = path.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? 'nothing');
  const headers = { 'if-match': '"1"', 'idempotency-key': randomUUID() };
  return method === 'GET' || method === 'DELETE'
    ? caller.send(method, url, undefined, headers)
    : caller.send(method, url, '{}', { ...headers, 'content-type': 'application/json' });
};

test('the matrix and the policy table name the same routes', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(policies).sort());
});

describe.each(Object.entries(MATRIX).filter(([, roles]) => roles !== PUBLIC))('%s', (route, roles) => {
  const allowed = roles.split(' ');

  test('not for whoever is not signed in', async () => {
    expect(await ask(api.nobody, route, zuchwil)).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  });

  test('not for other roles, whatever the address names', async () => {
    for (const role of Object.keys(PEOPLE).filter((one) => !allowed.includes(one)))
      for (const caseId of [zuchwil, UNKNOWN])
        expect([role, await ask(callers.get(role)!, route, caseId)]).toMatchObject([
          role,
          { status: 403, body: { code: 'ROLE_NOT_ALLOWED' } },
        ]);
  });

  if (route.includes(':caseId'))
    test('a foreign dossier answers exactly like one there is not', async () => {
      for (const role of allowed) {
        const unknown = await ask(callers.get(role)!, route, UNKNOWN);
        expect([role, unknown]).toMatchObject([role, { status: 404, body: { code: 'CASE_UNKNOWN' } }]);
        for (const foreign of [zuchwil, balsthal].filter((one) => !REACH[role]!().includes(one)))
          expect([role, (await ask(callers.get(role)!, route, foreign)).text]).toEqual([role, unknown.text]);
      }
    });

  // A stream that is let in never ends.
  if (route !== 'GET /api/live')
    test('for these roles within their reach', async () => {
      for (const role of allowed)
        for (const caseId of route.includes(':caseId') ? REACH[role]!() : [UNKNOWN]) {
          const { status, body } = await ask(callers.get(role)!, route, caseId);
          const turnedAway = status === 401 || status >= 500 || TURNED_AWAY.has(body.code);
          expect([role, status, body.code, turnedAway]).toEqual([role, status, body.code, false]);
        }
    });
});

test('lists name nothing beyond reach', async () => {
  for (const [role, within] of Object.entries(REACH))
    for (const path of ['/api/cases', '/api/tasks', '/api/jobs', '/api/incidents', '/api/parked']) {
      const { rows } = (await callers.get(role)!.get(path)).body as { readonly rows: { readonly caseId: string }[] };
      const foreign = rows.filter(({ caseId }) => !within().includes(caseId));
      expect([role, path, foreign]).toEqual([role, path, []]);
    }
});

/** Which classes of fields who reads, a second time and by hand; P: pseudonymised. [specification 7.3] */
const FIELDS: Readonly<Record<string, string>> = {
  IB: 'D1 D2 D3',
  IBS: 'D1 D2 D3',
  EWD: 'D1',
  FF: 'D1 D2 D3 D4 D5',
  SRL: 'D1 D2 D3 D4 D5',
  ASB: 'D1',
  MISA: 'D1 D6',
  KOI: 'P:D1 P:D2',
  BEI: 'P:D2',
  PRU: 'D1 D2',
};

test('field rights are as signed off', () => {
  const written = Object.entries(FIELD_RIGHTS).map(([role, { read, pseudonymous }]) => [
    role,
    [...read, ...pseudonymous.map((one) => `P:${one}`)].join(' '),
  ]);
  expect(Object.fromEntries(written)).toEqual(FIELDS);
});

describe('who may not know who the persons are', () => {
  const IDENTITY = /Beispielova|Anderswo|Zdenka|1985/;
  const PSEUDONYM = /Person [0-9A-HJKMNP-TV-Z]{6}/;
  const everyPath = (caseId: string) => [
    '/api/cases',
    '/api/tasks?size=200',
    '/api/jobs',
    '/api/incidents',
    '/api/municipalities/2422/half-years/2016-H1/eingereistePersonen',
    ...['', '/timeline', '/journey', '/moments', '/difference?from=0&to=3'].map(
      (part) => `/api/cases/${caseId}${part}`,
    ),
    `/api/cases/${caseId}?revision=2`,
  ];

  test.each(['KOI', 'BEI'])('%s: no list and no page says it, invented names stand everywhere', async (role) => {
    const caller = callers.get(role)!;
    const { instances } = await api.house.runtime.state(balsthal);
    const diagrams = Object.keys(instances).map((id) => `/api/cases/${balsthal}/instances/${id}`);
    for (const path of [...everyPath(balsthal), ...diagrams]) {
      const { status, text } = await caller.get(path);
      expect([path, status, IDENTITY.exec(text)?.[0]]).toEqual([path, 200, undefined]);
    }
    const page = (await caller.get(`/api/cases/${balsthal}`)).body;
    expect(page.persons).toMatchObject([{ name: expect.stringMatching(PSEUDONYM), bornOn: null }]);
    expect(page.unit.label).toBe(page.persons[0].name);
    const listed = (await caller.get('/api/cases')).body.rows.find(
      ({ caseId }: { caseId: string }) => caseId === balsthal,
    );
    expect(listed.label).toBe(page.unit.label);
  });

  test('a search finds nobody by name, not even a count; it does by what is shown', async () => {
    const koi = callers.get('KOI')!;
    const label: string = (await koi.get(`/api/cases/${balsthal}`)).body.unit.label;
    const found = async (q: string, caller = koi) => [
      (await caller.get(`/api/cases?q=${encodeURIComponent(q)}`)).body.total,
      (await caller.get(`/api/tasks?q=${encodeURIComponent(q)}`)).body.total > 0,
    ];
    expect(await found('Anderswo')).toEqual([0, false]);
    expect(await found('Zdenka')).toEqual([0, false]);
    expect(await found(label.slice('Person '.length))).toEqual([1, true]);
    expect(await found('Anderswo', callers.get('PRU')!)).toEqual([1, true]);
  });

  test('codes stay for those who check; what is no class of theirs is withheld, also from auditors', async () => {
    const fieldsOf = async (role: string, type: string) => {
      const { rows: entries } = (await callers.get(role)!.get(`/api/cases/${balsthal}/timeline`)).body;
      const { fields } = entries.find((entry: { type: string }) => entry.type === type);
      return Object.fromEntries(
        fields.map(({ path, shown, withheld }: { path: string; shown: string; withheld: boolean }) => [
          path,
          withheld ? null : shown,
        ]),
      );
    };
    expect(await fieldsOf('KOI', 'PersonErfasst')).toMatchObject({ '/name': null, '/geburtsdatum': null });
    expect((await fieldsOf('KOI', 'PersonErfasst'))['/staatsangehoerigkeiten']).toBe('Tschechien');
    expect((await fieldsOf('BEI', 'PersonErfasst'))['/staatsangehoerigkeiten']).toBeNull();
    for (const role of ['KOI', 'BEI', 'PRU', 'FF'])
      expect([role, (await fieldsOf(role, 'GerNiveauFestgestellt'))['/gerNiveau']]).toEqual([
        role,
        role === 'FF' ? 'A1' : null,
      ]);
    // Whoever recorded it reads it.
    expect((await fieldsOf('IB', 'PersonErfasst'))['/name']).toBe('Anderswo');
  });
});
