import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Recorded, TaskForm, TaskList, TaskRow } from '@fallspur/contract';
import { familyArrives } from '../testing/family.ts';
import { openApi, type Caller, type TestApi } from '../testing/api.ts';

let api: TestApi;
let ib: Caller;
let zuchwil: string;
let balsthal: string;
beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  zuchwil = await familyArrives(api.house, { name: 'Nováková' });
  balsthal = await familyArrives(api.house, { name: 'Fremdová', gemeinde: 2422 });
}, 60_000);
afterAll(() => api.close());

const listed = async (who: Caller, query = ''): Promise<TaskList> => {
  const { position } = await api.house.log.head();
  const answer = await who.get<TaskList>(`/api/tasks?atLeast=${position}${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const pathOf = ({ caseId, instance, task }: TaskRow): string =>
  `/api/tasks/${caseId}/${instance}/${encodeURIComponent(task)}`;

describe('who may not', () => {
  test('nobody reads a worklist without signing in', async () => {
    expect(await api.nobody.get('/api/tasks')).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
  });

  test('another municipality is not in the list, nor found by name, nor counted', async () => {
    const { rows, counts, total } = await listed(ib);
    expect(rows.map(({ caseId }) => caseId)).toEqual([zuchwil]);
    expect({ total, office: counts.office }).toEqual({ total: 1, office: 1 });
    expect((await listed(ib, '&q=fremdova')).total).toBe(0);
    expect((await listed(ib, '&municipality=2422')).total).toBe(0);
  });

  test.each([
    'scope=alle',
    'due=gestern',
    'at=ohne-schritt',
    'page=0',
    'size=201',
    'size=x',
    'fremd=1',
    'municipality=0',
  ])('%s is refused with the field it is about', async (query) => {
    const [field] = query.split('=');
    expect(await ib.get(`/api/tasks?${query}`)).toMatchObject({
      status: 400,
      body: {
        code: 'REQUEST_INVALID',
        fields: expect.arrayContaining([expect.objectContaining({ path: `/${field}` })]),
      },
    });
  });

  test('a form of an unknown or a foreign task is the same 404, of a task of another role 403', async () => {
    const foreign = (await listed(await api.as('demo.ib.balsthal'))).rows[0]!;
    const own = (await listed(ib)).rows[0]!;
    const unknownCase = { ...own, caseId: `dossier-${randomUUID()}` };
    const [a, b] = [await ib.get(`${pathOf(foreign)}/form`), await ib.get(`${pathOf(unknownCase)}/form`)];
    expect(a).toMatchObject({ status: 404, body: { code: 'CASE_UNKNOWN' } });
    expect(b.body).toEqual(a.body);
    expect(await ib.get(`${pathOf({ ...own, task: 'Task_Nichts#1' })}/form`)).toMatchObject({
      status: 404,
      body: { code: 'TASK_UNKNOWN' },
    });
    const balsthalDesk = await api.as('demo.ewd.balsthal');
    expect(await balsthalDesk.get(`${pathOf(foreign)}/form`)).toMatchObject({
      status: 403,
      body: { code: 'ROLE_NOT_ALLOWED' },
    });
  });

  test('a fact may be recorded by itself only where its schema names the role', async () => {
    const path = (type: string) => `/api/cases/${zuchwil}/facts/${type}/form`;
    expect(await ib.get(path('Erfunden'))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    for (const type of ['ErstinformationAbgeschlossen', 'ProzessdefinitionBereitgestellt'])
      expect(await ib.get(path(type))).toMatchObject({ status: 403, body: { code: 'FACT_NOT_ALLOWED' } });
    expect(await ib.get(`/api/cases/${balsthal}/facts/UmzugErfasst/form`)).toMatchObject({ status: 404 });
  });
});

describe('the worklist', () => {
  test('says everything in words', async () => {
    const { rows, steps } = await listed(ib, '&q=nova&scope=unassigned&at=informieren%2FTask_FormFestlegen');
    expect(rows).toEqual([
      expect.objectContaining({
        name: 'Form festlegen',
        processName: 'Informieren (Erstinformation)',
        openedOn: '2016-02-20',
        dueOn: '2016-03-21',
        overdue: false,
        unit: {
          caseId: zuchwil,
          reference: null,
          label: 'Zdenka Nováková',
          persons: 1,
          municipality: { bfs: 2534, name: 'Zuchwil' },
          arrivedOn: '2016-02-20',
        },
      }),
    ]);
    expect(steps).toContainEqual({
      step: 'informieren/Task_FormFestlegen',
      name: 'Form festlegen',
      processName: 'Informieren (Erstinformation)',
      open: 1,
      passed: 0,
    });
    expect(steps.map(({ step }) => step).filter((step) => /Gateway_|Start_|End_/.test(step))).toEqual([]);
  });

  test('shows an auditor both municipalities', async () => {
    const answer = await listed(await api.as('demo.pru'));
    expect(answer.rows.map(({ unit }) => unit.label).sort()).toEqual(['Zdenka Fremdová', 'Zdenka Nováková']);
    expect(answer.counts).toMatchObject({ office: 0, overdue: 0 });
    const due = await listed(await api.as('demo.pru'), '&due=week');
    expect(due.counts.week).toBe(due.total);
    expect((await listed(await api.as('demo.koi'), '&scope=office')).counts).toMatchObject({ overdue: 0, week: 0 });
  });
});

describe('Informieren, done by forms over HTTP', () => {
  const fillIn = async (row: TaskRow, choices: object = {}): Promise<{ form: TaskForm; recorded: Recorded }> => {
    const { status, body, headers, text } = await ib.get<TaskForm>(`${pathOf(row)}/form`);
    if (status !== 200) throw new Error(text);
    const data = { ...body.proposal, ...choices } as Record<string, unknown>;
    const occurredOn = body.occurredOnField === null ? undefined : data[body.occurredOnField];
    const done = await ib.post<Recorded>(
      `${pathOf(row)}/completion`,
      { data, ...(occurredOn === undefined ? {} : { occurredOn }) },
      { 'if-match': String(headers['etag']), 'idempotency-key': randomUUID() },
    );
    if (done.status !== 201) throw new Error(done.text);
    return { form: body, recorded: done.body };
  };

  test('from the arrival to the outcome, with a few choices and never an id', async () => {
    const caseId = await familyArrives(api.house, { name: 'Svobodová' });
    const first = (await listed(ib, '&q=svobodova')).rows[0]!;
    const { form, recorded } = await fillIn(first, { form: 'MUENDLICH' });
    expect(form).toMatchObject({
      task: { caseId, version: 1 },
      draft: null,
      occurredOnDefault: '2016-03-01',
      persons: [{ name: 'Zdenka Svobodová', bornOn: '1985-03-04' }],
    });
    let open = recorded.next;
    const CHOICES: Readonly<Record<string, object>> = {
      Task_EinladungVersenden: { termin: '2016-03-01', ort: 'Gemeindehaus' },
      Task_Kurzassessment: { erhoehterIntegrationsbedarf: false },
      Task_AngeboteEmpfehlen: { bereich: 'SPRACHE' },
    };
    const walked: string[] = [];
    while (open.length > 0) {
      const row = open[0]!;
      walked.push(row.element);
      open = (await fillIn(row, CHOICES[row.element] ?? {})).recorded.next;
    }
    expect(walked).toEqual([
      'Task_DolmetscheinsatzBestellen',
      'Task_EinladungVersenden',
      'Task_GespraechFuehren',
      'Task_Kurzassessment',
      'Task_AngeboteEmpfehlen',
    ]);
    expect(await listed(ib, '&q=svobodova')).toMatchObject({ total: 0 });
  });

  test('what somebody had begun comes with the form', async () => {
    const row = (await listed(ib, '&q=nova')).rows[0]!;
    await ib.put(`${pathOf(row)}/draft`, { data: { form: 'SCHRIFTLICH' } });
    const { body } = await ib.get<TaskForm>(`${pathOf(row)}/form`);
    expect(body.draft).toMatchObject({ data: { form: 'SCHRIFTLICH' } });
  });

  test('a fact by itself: its form, in the order one fills it in', async () => {
    const { status, body } = await ib.get(`/api/cases/${zuchwil}/facts/UmzugErfasst/form`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'UmzugErfasst',
      title: 'Umzug erfasst',
      proposal: { umzugsdatum: '2016-03-01', vonGemeinde: 2534 },
      occurredOnField: 'umzugsdatum',
    });
    expect(body.proposal.personIds).toEqual([body.persons[0].personId]);
    expect(Object.keys(body.schema.properties)).toEqual(['umzugsdatum', 'nachGemeinde', 'personIds', 'vonGemeinde']);
  });
});
