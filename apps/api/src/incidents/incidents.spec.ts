import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentList, IncidentPage, IncidentValue, ParkedList } from '@fallspur/contract';
import type { DefinitionCatalog } from '@fallspur/engine';
import { openApi, type Answer, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { beginCosts, deployCostsProcess } from '../testing/own-processes.ts';

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

let api: TestApi;
let ib: Caller;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  await deployCostsProcess(api.house);
}, 60_000);
afterAll(() => api.close());

/** A new dossier whose instance is stuck at a choice. */
const stuck = async (gemeinde = 2534) => {
  const caseId = await familyArrives(api.house, { name: `Kosten ${++count}`, gemeinde });
  const instance = await beginCosts(api.house, caseId);
  return { caseId, instance, path: `/api/incidents/${caseId}/${instance}/${encodeURIComponent('Hoch#1')}` };
};

const post = (path: string, body?: unknown, who = ib): Promise<Answer> =>
  who.post(path, body, { 'idempotency-key': randomUUID() });
const read = async <T>(path: string, who = ib): Promise<T> => {
  const { position } = await api.house.log.head();
  const answer = await who.get<T>(`${path}${path.includes('?') ? '&' : '?'}atLeast=${position}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};
const valueIn = ({ values }: IncidentPage, name: string): IncidentValue | undefined =>
  values.find((one) => one.name === name);
const standsAt = async ({ caseId, instance }: { caseId: string; instance: string }) => {
  const { instances, ended } = await api.house.runtime.state(caseId);
  const open = instances[instance];
  const end = ended.toArray().find(({ id }) => id === instance);
  return open ? [...Object.keys(open.tasks), ...Object.keys(open.incidents)] : [end?.state, end?.outcome];
};

describe('what is stuck', () => {
  test('stands in a list with what it is called, and in its dossier', async () => {
    const { caseId, instance, path } = await stuck();
    const { rows } = await read<IncidentList>(`/api/incidents?caseId=${caseId}`);
    expect(rows).toMatchObject([
      { caseId, instance, key: 'Hoch#1', name: 'Betrag hoch?', processName: 'Kosten klären', reason: null },
    ]);
    expect(rows[0]).toMatchObject({ code: 'E_CONDITION_NOT_BOOLEAN', unit: { label: `Zdenka Kosten ${count}` } });
    const page = await read<{ incidents: object[] }>(`/api/cases/${caseId}`);
    expect(page.incidents).toMatchObject([{ instance, element: 'Hoch#1' }]);
    const shown = await read<IncidentPage>(path);
    expect(shown.asks).toEqual(['betrag > 100', 'betrag <= 100']);
    expect(valueIn(shown, 'betrag')).toEqual({
      name: 'betrag',
      value: 'viel',
      withheld: false,
      missing: false,
      asked: true,
      changeable: true,
    });
    expect(shown.places.map(({ name }) => name)).toEqual(['Betrag prüfen', 'geklärt']);
  });

  test('is tried again: what is still wrong is an incident again', async () => {
    const one = await stuck();
    expect((await post(`${one.path}/resolution`)).status).toBe(201);
    expect(await standsAt(one)).toEqual(['Hoch#1']);
    expect((await read<IncidentList>(`/api/incidents?caseId=${one.caseId}`)).total).toBe(1);
  });

  test('goes on with other values, and the reason stands in the timeline', async () => {
    const one = await stuck();
    const body = { variables: { betrag: 120 }, reason: 'Betrag als Wort erfasst' };
    expect((await post(`${one.path}/correction`, body)).status).toBe(201);
    expect(await standsAt(one)).toEqual(['Pruefen#1']);
    expect((await read<IncidentList>(`/api/incidents?caseId=${one.caseId}`)).rows).toEqual([]);
    const [entry] = (await read<{ rows: { title: string; fields: object[] }[] }>(`/api/cases/${one.caseId}/timeline`))
      .rows;
    expect(entry).toMatchObject({
      title: 'Nach Störung erneut versucht: Betrag hoch?',
      fields: [{ shown: body.reason }],
    });
    expect(await ib.get(one.path)).toMatchObject({ status: 404, body: { code: 'INCIDENT_NOT_OPEN' } });
    expect(await post(`${one.path}/correction`, body)).toMatchObject({ status: 404 });
  });

  test('is led around by hand, or cancelled, always with a reason', async () => {
    const moved = await stuck();
    const instance = `/api/cases/${moved.caseId}/instances/${moved.instance}`;
    const move = { reason: 'nach Rücksprache', cancel: 'Hoch#1', startBefore: 'Pruefen' };
    expect(await post(`${instance}/modification`, { ...move, startBefore: 'Start' })).toMatchObject({
      status: 422,
      body: { code: 'ELEMENT_NOT_REACHABLE' },
    });
    expect((await post(`${instance}/modification`, move)).status).toBe(201);
    expect(await standsAt(moved)).toEqual(['Pruefen#1']);
    expect((await post(`${instance}/cancellation`, { reason: 'doppelt begonnen' })).status).toBe(201);
    expect(await standsAt(moved)).toEqual(['cancelled', null]);
    for (const body of [{}, { reason: '' }, { reason: '   ' }])
      expect(await post(`${instance}/cancellation`, body)).toMatchObject({ status: 400 });
  });

  test.each([
    [{ reason: 'x' }],
    [{ variables: {}, reason: 'x' }],
    [{ variables: { 'a b': 1 }, reason: 'x' }],
    [{ variables: { betrag: 1 } }],
  ])('is not corrected by %j', async (body) => {
    const one = await stuck();
    expect(await post(`${one.path}/correction`, body)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    expect(await standsAt(one)).toEqual(['Hoch#1']);
  });
});

describe('who may not', () => {
  test('Einwohnerdienste try again, but change no values and move nothing', async () => {
    const one = await stuck();
    const ewd = await api.as('demo.ewd.zuchwil');
    for (const path of [`${one.path}/correction`, `/api/cases/${one.caseId}/instances/${one.instance}/cancellation`])
      expect(await post(path, { reason: 'x', variables: { betrag: 1 } }, ewd)).toMatchObject({ status: 403 });
    expect((await post(`${one.path}/resolution`, undefined, ewd)).status).toBe(201);
  });

  test('values of a class one does not read are withheld, free text also from those who see invented names', async () => {
    const { path } = await stuck();
    expect(valueIn(await read<IncidentPage>(path), 'vorname')).toMatchObject({ value: 'Zdenka', withheld: false });
    const koi = await read<IncidentPage>(path, await api.as('demo.koi'));
    expect(['vorname', 'betrag'].map((name) => valueIn(koi, name)?.withheld)).toEqual([true, true]);
    expect(JSON.stringify(koi)).not.toMatch(/Zdenka|Kosten \d|viel/);
  });
});

test('a list is cut into pages in a steady order, and what is out of bounds is refused', async () => {
  for (let more = 0; more < 3; more++) await stuck();
  const all = await read<IncidentList>('/api/incidents?size=200');
  expect(all.rows).toHaveLength(all.total);
  const paged: unknown[] = [];
  for (let page = 1; paged.length < all.total; page++)
    paged.push(...(await read<IncidentList>(`/api/incidents?size=2&page=${page}`)).rows);
  expect(paged).toEqual(all.rows);
  expect(await read<IncidentList>('/api/incidents?page=1000')).toMatchObject({ rows: [], total: all.total });
  for (const query of ['size=0', 'size=201', 'size=x', 'page=0', 'page=-1', 'page=1.5', 'page=1000001'])
    expect([query, (await ib.get(`/api/incidents?${query}`)).status]).toEqual([query, 400]);
});

describe('a case a read model cannot follow', () => {
  /** From now on the fact cannot be digested by the read model of relays; gives the way back. */
  const breakRelaysOf = (type: string): (() => void) => {
    const { definitions } = api.house.runtime.deployed.current as { definitions: Mutable<DefinitionCatalog> };
    const { factType } = definitions;
    definitions.factType = (asked) => {
      const found = factType.call(definitions, asked);
      if (asked !== type || !found) return found;
      return Object.defineProperty({ ...found }, 'relay', {
        get: () => {
          throw new Error('indigestible');
        },
      });
    };
    return () => void (definitions.factType = factType);
  };
  const parkedOf = async (caseId: string, who = ib) =>
    (await read<ParkedList>('/api/parked', who)).rows.filter((row) => row.caseId === caseId);

  test('is parked alone, visibly, and followed again once it can be', async () => {
    const mend = breakRelaysOf('ZuzugAusAuslandErfasst');
    const caseId = await familyArrives(api.house, { name: 'Giftig' });
    const foreign = await familyArrives(api.house, { name: 'Fremd', gemeinde: 2422 });
    expect(await parkedOf(caseId)).toMatchObject([
      { what: 'view', where: 'relay', title: 'Zuzug aus dem Ausland erfasst', unit: { label: 'Zdenka Giftig' } },
    ]);
    expect(await parkedOf(foreign)).toEqual([]);
    expect(await post(`/api/parked/${foreign}/retry`)).toMatchObject({ status: 404, body: { code: 'CASE_UNKNOWN' } });
    expect((await post(`/api/parked/${caseId}/retry`)).body).toEqual({ followed: 0, stillParked: 1 });
    mend();
    const koi = await api.as('demo.koi');
    expect(await parkedOf(foreign, koi)).toMatchObject([{ unit: { label: expect.stringMatching(/^Person /) } }]);
    expect((await post(`/api/parked/${foreign}/retry`, undefined, koi)).body).toEqual({ followed: 1, stillParked: 0 });
    expect((await post(`/api/parked/${caseId}/retry`)).body).toEqual({ followed: 1, stillParked: 0 });
    expect(await parkedOf(caseId)).toEqual([]);
  });
});
