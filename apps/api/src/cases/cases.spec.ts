import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  CaseList,
  CasePage,
  Difference,
  InstanceDiagram,
  Journey,
  Moments,
  TaskRow,
  Timeline,
} from '@fallspur/contract';
import { openApi, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
let ib: Caller;
let auditor: Caller;
let zuchwil: string;
let balsthal: string;
let beforeForm: string;

beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  auditor = await api.as('demo.pru');
  zuchwil = await familyArrives(api.house, { name: 'Nováková' });
  balsthal = await familyArrives(api.house, { name: 'Fremdová', gemeinde: 2422 });
  beforeForm = api.clock.now();
  api.clock.advance('PT1H');
  await complete((await page()).now.tasks[0]!, { form: 'MUENDLICH' });
}, 60_000);
afterAll(() => api.close());

const ok = async <T>(path: string, who: Caller = ib): Promise<T> => {
  const answer = await who.get<T>(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};
const page = (query = '', who = ib): Promise<CasePage> => ok(`/api/cases/${zuchwil}${query}`, who);
const complete = async ({ caseId, instance, task, version }: TaskRow, data: object): Promise<void> => {
  const answer = await ib.post(
    `/api/tasks/${caseId}/${instance}/${encodeURIComponent(task)}/completion`,
    { data },
    { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
  );
  if (answer.status !== 201) throw new Error(answer.text);
};
const list = async (who: Caller, query = ''): Promise<CaseList> => {
  const { position } = await api.house.log.head();
  return ok(`/api/cases?atLeast=${position}${query}`, who);
};

/** As if the person's key of this class had been destroyed. */
const forget = (personId: string): void => {
  const { keys } = api.house;
  const { kid } = keys.keyFor(personId, 'D1');
  const find = keys.find.bind(keys);
  keys.find = (asked) => (asked === kid ? undefined : find(asked));
};

describe('who may not', () => {
  const paths = (caseId: string): readonly string[] =>
    ['', '/timeline', '/journey', '/moments', '/difference?from=0&to=1', `/instances/${randomUUID()}`].map(
      (end) => `/api/cases/${caseId}${end}`,
    );

  test('nobody reads a dossier without signing in', async () => {
    for (const path of ['/api/cases', ...paths(zuchwil)])
      expect(await api.nobody.get(path)).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  });

  test('a foreign dossier answers exactly as one that does not exist', async () => {
    const unknown = paths(`dossier-${randomUUID()}`);
    for (const [at, path] of paths(balsthal).entries()) {
      const foreign = await ib.get(path);
      expect(foreign).toMatchObject({ status: 404, body: { code: 'CASE_UNKNOWN' } });
      expect(foreign.body).toEqual((await ib.get(unknown[at]!)).body);
    }
  });

  test('nor is it found or counted', async () => {
    expect((await list(ib)).rows.map(({ caseId }) => caseId)).toEqual([zuchwil]);
    expect((await list(ib, '&q=fremdova')).total).toBe(0);
    expect((await list(ib, '&municipality=2422')).total).toBe(0);
  });

  test.each(['revision=-1', 'revision=x', 'standPer=gestern', 'standPer=2016-02-31T00:00:00Z', 'fremd=1'])(
    '%s is refused with the field it is about',
    async (query) => {
      expect(await ib.get(`/api/cases/${zuchwil}?${query}`)).toMatchObject({
        status: 400,
        body: {
          code: 'REQUEST_INVALID',
          fields: expect.arrayContaining([expect.objectContaining({ path: `/${query.split('=')[0]}` })]),
        },
      });
    },
  );
});

describe('search', () => {
  test('finds by name, municipality and step, the last recorded first', async () => {
    const { rows, total } = await list(auditor);
    expect(rows.map(({ caseId }) => caseId)).toEqual([zuchwil, balsthal]);
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ label: expect.any(String), openTasks: 1, municipality: { bfs: 2534 } });
    expect((await list(auditor, '&q=novakova')).rows.map(({ caseId }) => caseId)).toEqual([zuchwil]);
    expect((await list(auditor, '&municipality=2422')).rows.map(({ caseId }) => caseId)).toEqual([balsthal]);
    expect((await list(auditor, '&at=informieren/Task_FormFestlegen')).rows).toMatchObject([{ caseId: balsthal }]);
    expect((await list(auditor, '&passed=informieren/Task_FormFestlegen')).rows).toMatchObject([{ caseId: zuchwil }]);
    const second = await list(auditor, '&size=1&page=2');
    expect(second).toMatchObject({ total: 2, rows: [{ caseId: balsthal }] });
  });
});

describe('the page', () => {
  test('offers the next lawful step and says of every other what it waits for', async () => {
    const { now, persons, responsible, unit, past, instances } = await page();
    expect({ past, unit: unit.municipality, responsible }).toEqual({
      past: false,
      unit: { bfs: 2534, name: 'Zuchwil' },
      responsible: { key: 'EG-2534', name: 'Einwohnergemeinde Zuchwil' },
    });
    expect(persons).toMatchObject([{ name: 'Zdenka Nováková', bornOn: '1985-03-04', permit: 'B', language: 'cs' }]);
    expect(now.tasks).toMatchObject([{ element: 'Task_DolmetscheinsatzBestellen', version: 1 }]);
    expect(now.blocked).toContainEqual({
      name: 'Einladung versenden',
      processName: 'Informieren (Erstinformation)',
      missing: 'zuerst: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»',
      why: 'step',
      awaited: false,
    });
    expect(now.facts.map(({ type }) => type)).toContain('WegzugErfasst');
    expect(instances).toMatchObject([{ process: 'informieren', state: 'running' }]);
  });

  test('an auditor reads it and can do nothing', async () => {
    const { now } = await page('', auditor);
    expect(now).toMatchObject({ tasks: [], facts: [] });
    expect(now.blocked[0]).toMatchObject({ why: 'role', missing: expect.stringMatching(/^wartet auf/) });
  });

  test('travels in time: after an event, and as known at an instant', async () => {
    const { revision } = await page();
    const then = await page(`?revision=${revision - 1}`);
    expect(then).toMatchObject({
      revision: revision - 1,
      past: true,
      now: { tasks: [{ element: 'Task_FormFestlegen' }], facts: [] },
    });
    const { position: _now, ...known } = await page(`?standPer=${beforeForm}`);
    expect(then).toMatchObject(known);
    expect(await ib.get(`/api/cases/${zuchwil}?standPer=2015-01-01T00:00:00Z`)).toMatchObject({
      status: 404,
      body: { code: 'MOMENT_EMPTY' },
    });
  });

  test('a position the log has not reached is not answered for', async () => {
    expect(await ib.get(`/api/cases/${zuchwil}?atLeast=1000000`)).toMatchObject({
      status: 503,
      body: { code: 'VIEW_BEHIND' },
    });
  });
});

describe('the history', () => {
  test('tells facts with titles and labels, and what they moved', async () => {
    const { rows: entries } = await ok<Timeline>(`/api/cases/${zuchwil}/timeline`);
    expect(entries[0]).toMatchObject({
      title: 'Form der Erstinformation festgelegt',
      fields: [{ title: 'Form', value: 'MUENDLICH', shown: 'mündlich (Gespräch)', withheld: false }],
      moves: [{ left: ['Form festlegen'] }],
      office: { key: 'EG-2534', name: 'Einwohnergemeinde Zuchwil' },
      correctable: true,
    });
    expect(entries.at(-1)).toMatchObject({ title: 'Person erfasst' });
    const read = await ok<Timeline>(`/api/cases/${zuchwil}/timeline`, auditor);
    expect(read.rows.every(({ correctable }) => !correctable)).toBe(true);
  });

  test('withholds what was sealed for somebody whose key is destroyed, and tells the rest', async () => {
    const gone = await familyArrives(api.house, { name: 'Vergessen' });
    const [person] = (await ok<CasePage>(`/api/cases/${gone}`)).persons;
    forget(person!.personId);
    const { rows: entries } = await ok<Timeline>(`/api/cases/${gone}/timeline`);
    expect(entries.at(-1)?.fields).toContainEqual({
      path: '/name',
      title: 'Name',
      value: null,
      shown: 'nicht einsehbar',
      withheld: true,
    });
    const after = await ok<CasePage>(`/api/cases/${gone}`);
    expect(JSON.stringify([entries, after])).not.toContain('Vergessen');
    expect(after).toMatchObject({ persons: [{ name: 'Name nicht lesbar', bornOn: null }] });
  });

  test('journey, moments and the difference of two of them agree', async () => {
    const journey = await ok<Journey>(`/api/cases/${zuchwil}/journey`);
    expect(journey).toMatchObject({ from: '2016-02-20', today: '2016-03-01', bands: [{ state: 'running' }] });
    const { moments } = await ok<Moments>(`/api/cases/${zuchwil}/moments`);
    const last = moments.at(-1)!.revision;
    expect(moments.map(({ revision }) => revision)).toEqual([...moments.keys()]);
    const { changes } = await ok<Difference>(`/api/cases/${zuchwil}/difference?from=${last - 1}&to=${last}`);
    expect(changes).toContainEqual({
      area: 'task',
      kind: 'removed',
      text: 'Aufgabe «Form festlegen»: nicht mehr offen',
    });
    expect(await ib.get(`/api/cases/${zuchwil}/difference?from=0&to=${last + 1}`)).toMatchObject({ status: 404 });
  });

  test('an instance shows its tokens, the path taken, and why', async () => {
    const [{ instance } = { instance: '' }] = (await page()).instances;
    const diagram = await ok<InstanceDiagram>(`/api/cases/${zuchwil}/instances/${instance}`);
    expect(diagram.tokens.map(({ element }) => element)).toContain('Task_DolmetscheinsatzBestellen');
    expect(diagram.decisions.find(({ id }) => id === 'dolmetschbedarf')).toMatchObject({
      element: 'Task_DolmetschbedarfPruefen',
      title: 'Dolmetschbedarf',
      because: expect.stringMatching(/^Regel 3 trifft zu: .* Ergebnis: Dolmetscher:in nötig = ja/),
    });
    const past = await ok<InstanceDiagram>(`/api/cases/${zuchwil}/instances/${instance}?standPer=${beforeForm}`);
    expect(past.tokens).toMatchObject([{ element: 'Task_FormFestlegen' }]);
    expect(await ib.get(`/api/cases/${zuchwil}/instances/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'INSTANCE_UNKNOWN' },
    });
  });
});
