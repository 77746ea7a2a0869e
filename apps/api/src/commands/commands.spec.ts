import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BatchAnswer, Recorded, TaskRow } from '@fallspur/contract';
import { LogWriterEndedError } from '@fallspur/event-log';
import { refuse } from '@fallspur/kernel';
import { openApi, type Answer, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';

let api: TestApi;
let ib: Caller;
beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
}, 60_000);
afterAll(() => api.close());

const key = (): { 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });
const pathOf = ({ caseId, instance, task }: TaskRow): string =>
  `/api/tasks/${caseId}/${instance}/${encodeURIComponent(task)}`;
const positionOf = async (): Promise<number> => (await api.house.log.head()).position;

/** The first open task of a fresh family, as an answer to a harmless command names it. */
const firstTask = async (name: string): Promise<TaskRow> => {
  const caseId = await familyArrives(api.house, { name });
  const answer = await ib.post<Recorded>(
    `/api/cases/${caseId}/facts`,
    { type: 'GerNiveauFestgestellt', data: await levelFor(caseId), occurredOn: '2016-02-29' },
    key(),
  );

  if (answer.status !== 201) throw new Error(answer.text);
  expect(answer.body.next).toHaveLength(1);
  return answer.body.next[0]!;
};

const levelFor = async (caseId: string) => {
  const { domain } = await api.house.runtime.state(caseId);
  const [personId] = Object.keys((domain as { readonly persons: object }).persons);
  return {
    personId: personId!,
    sprache: 'de',
    fertigkeit: 'MUENDLICH',
    gerNiveau: 'A1',
    nachweis: 'SELBSTEINSCHAETZUNG',
    datum: '2016-02-29',
  };
};

describe('completing a task', () => {
  test('needs version and key, and tells where to go on', async () => {
    const task = await firstTask('Eins');
    const body = { data: { zuzugId: 'x', form: 'MUENDLICH' } };
    const before = await positionOf();
    expect(await ib.post(`${pathOf(task)}/completion`, body, key())).toMatchObject({
      status: 428,
      body: { code: 'IF_MATCH_MISSING' },
    });
    expect(await ib.post(`${pathOf(task)}/completion`, body, { 'if-match': '"1"' })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_MISSING' },
    });
    expect(await ib.post(`${pathOf(task)}/completion`, body, { 'if-match': '"7"', ...key() })).toMatchObject({
      status: 412,
      body: { code: 'TASK_CHANGED_MEANWHILE' },
    });
    expect(
      await ib.post(`${pathOf(task)}/completion`, { data: { form: 3 } }, { 'if-match': '"1"', ...key() }),
    ).toMatchObject({
      status: 422,
      body: { code: 'FACT_INVALID', fields: expect.arrayContaining([expect.objectContaining({ path: '/data/form' })]) },
    });
    expect(await positionOf()).toBe(before);
  });

  test('is recorded once, however often it is sent', async () => {
    const task = await firstTask('Zwei');
    const { arrivals } = (await api.house.runtime.state(task.caseId)).domain as {
      readonly arrivals: readonly { readonly zuzugId: string }[];
    };
    const headers = { 'if-match': `"${task.version}"`, ...key() };
    const body = { data: { zuzugId: arrivals[0]!.zuzugId, form: 'MUENDLICH' } };
    const first = await ib.post<Recorded>(`${pathOf(task)}/completion`, body, headers);
    expect(first).toMatchObject({ status: 201, body: { repeated: false } });
    expect(first.body.events[0]).toMatchObject({ type: 'ErstinformationsformFestgelegt' });
    expect(first.body.next.length).toBeGreaterThan(0);
    expect(first.body.next[0]).toMatchObject({ caseId: task.caseId, openedOn: '2016-03-01' });
    const again = await ib.post<Recorded>(`${pathOf(task)}/completion`, body, headers);
    expect(again).toMatchObject({ status: 200, body: { repeated: true, events: first.body.events } });
    const other = { data: { ...body.data, form: 'SCHRIFTLICH', begruendungAbweichung: 'anders' } };
    expect(await ib.post(`${pathOf(task)}/completion`, other, headers)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await positionOf()).toBe(first.body.position);
  });

  test('by two hundred at the same time: one does it, the others find it done', async () => {
    const task = await firstTask('Zweihundert');
    const { body: form } = await ib.get(`${pathOf(task)}/form`);
    const body = { data: { ...form.proposal, form: 'MUENDLICH' } };
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ib.post(`${pathOf(task)}/completion`, body, { 'if-match': '"1"', ...key() })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.code === 'TASK_NOT_OPEN')).toHaveLength(199);
  });
});

describe('claiming and assigning', () => {
  test('who holds a task does it; colleagues may be handed it, others not', async () => {
    const task = await firstTask('Drei');
    const claimed = await ib.post<Recorded>(
      `${pathOf(task)}/assignment`,
      { user: 'demo.ib.zuchwil' },
      { 'if-match': '"1"', ...key() },
    );
    expect(claimed).toMatchObject({ status: 201 });
    expect(claimed.body.next[0]).toMatchObject({ version: 2, assignee: { user: 'demo.ib.zuchwil' } });
    const deputy = await api.as('demo.ibs.zuchwil');
    expect(
      await deputy.post(`${pathOf(task)}/completion`, { data: {} }, { 'if-match': '"2"', ...key() }),
    ).toMatchObject({ status: 409, body: { code: 'TASK_CLAIMED' } });
    expect(
      await ib.post(`${pathOf(task)}/assignment`, { user: 'demo.ib.balsthal' }, { 'if-match': '"2"', ...key() }),
    ).toMatchObject({ status: 422, body: { code: 'ASSIGNEE_UNKNOWN' } });
    expect(
      await ib.post(`${pathOf(task)}/assignment`, { user: 'demo.ibs.zuchwil' }, { 'if-match': '"2"', ...key() }),
    ).toMatchObject({ status: 201, body: { next: [] } });
    expect(
      await deputy.post(`${pathOf(task)}/assignment`, { user: null }, { 'if-match': '"3"', ...key() }),
    ).toMatchObject({ status: 201, body: { next: [{ version: 4, assignee: null }] } });
  });

  test('another day is set and cleared', async () => {
    const task = await firstTask('Vier');
    const set = await ib.post<Recorded>(
      `${pathOf(task)}/schedule`,
      { dueOn: '2016-05-10', followUpOn: '2016-04-01' },
      { 'if-match': '"1"', ...key() },
    );
    expect(set.body.next[0]).toMatchObject({ dueOn: '2016-05-10', followUpOn: '2016-04-01' });
    const cleared = await ib.post<Recorded>(
      `${pathOf(task)}/schedule`,
      { dueOn: null },
      { 'if-match': '"2"', ...key() },
    );
    expect(cleared.body.next[0]).toMatchObject({ dueOn: null, followUpOn: '2016-04-01' });
  });
});

describe('facts by their own', () => {
  test('by those whose role records them, corrected and voided by whoever recorded', async () => {
    const { caseId } = await firstTask('Fünf');
    const level = (gerNiveau: string) => async () => ({ ...(await levelFor(caseId)), gerNiveau });
    const ewd = await api.as('demo.ewd.zuchwil');
    const fact = { type: 'GerNiveauFestgestellt', data: await level('A2')() };
    expect(await ewd.post(`/api/cases/${caseId}/facts`, fact, key())).toMatchObject({
      status: 403,
      body: { code: 'FACT_NOT_ALLOWED' },
    });
    expect(
      await ib.post(`/api/cases/${caseId}/facts`, { ...fact, type: 'ErstinformationAbgeschlossen' }, key()),
    ).toMatchObject({ status: 403, body: { code: 'FACT_NOT_ALLOWED' } });
    expect(await ib.post(`/api/cases/${caseId}/facts`, { ...fact, personIds: ['__proto__'] }, key())).toMatchObject({
      status: 422,
      body: { code: 'PERSON_UNBEKANNT' },
    });
    expect(await ib.post(`/api/cases/${caseId}/facts`, { ...fact, occurredOn: '0201-01-05' }, key())).toMatchObject({
      status: 400,
      body: { fields: [{ path: '/occurredOn' }] },
    });
    const recorded = await ib.post<Recorded>(`/api/cases/${caseId}/facts`, fact, key());
    expect(recorded.status).toBe(201);
    const event = recorded.body.events[0]!.id;
    expect(await ewd.post(`/api/cases/${caseId}/facts/${event}/void`, { reason: 'nein' }, key())).toMatchObject({
      status: 403,
      body: { code: 'CORRECTION_NOT_ALLOWED' },
    });
    const correction = { data: await level('B1')(), reason: 'verlesen' };
    expect(await ib.post(`/api/cases/${caseId}/facts/${event}/correction`, correction, key())).toMatchObject({
      status: 201,
      body: { events: [{ type: 'GerNiveauFestgestelltKorrigiert' }] },
    });
    expect(await ib.post(`/api/cases/${caseId}/facts/${randomUUID()}/correction`, correction, key())).toMatchObject({
      status: 404,
      body: { code: 'EVENT_UNKNOWN' },
    });
    const voided = await ib.post(`/api/cases/${caseId}/facts/${event}/void`, { reason: 'doppelt' }, key());
    expect(voided.status).toBe(201);
  });
});

test('a batch answers one by one, in order, and never reaches beyond what one may see', async () => {
  const tasks = [await firstTask('Sechs'), await firstTask('Sieben')];
  const foreign = await familyArrives(api.house, { name: 'Fremd', gemeinde: 2422 });
  const claim = ({ caseId, instance, task }: TaskRow, version: number) => ({
    do: 'assignTask',
    commandId: randomUUID(),
    caseId,
    instance,
    task,
    version,
    user: 'demo.ib.zuchwil',
  });
  const commands = [
    ...tasks.map((task) => claim(task, 1)),
    { ...claim(tasks[0]!, 2), user: null },
    claim(tasks[1]!, 9),
    { do: 'recordFact', commandId: randomUUID(), caseId: foreign, type: 'UmzugErfasst', data: {} },
    { ...claim(tasks[0]!, 1), instance: '__proto__' },
  ];
  const { status, body } = await ib.post<BatchAnswer>('/api/commands', { commands });
  expect(status).toBe(200);
  expect(body.answers.map(({ commandId }) => commandId)).toEqual(commands.map(({ commandId }) => commandId));
  expect(body.answers).toMatchObject([
    { recorded: { repeated: false } },
    { recorded: { repeated: false } },
    { recorded: { repeated: false } },
    { problem: { code: 'TASK_CHANGED_MEANWHILE' } },
    { problem: { code: 'CASE_UNKNOWN' } },
    { problem: { code: 'TASK_UNKNOWN' } },
  ]);
});

describe('where nothing can be recorded', () => {
  const withRuntime = async (execute: TestApi['house']['runtime']['execute'], path: string): Promise<Answer> => {
    const { runtime } = api.house;
    const real = runtime.execute.bind(runtime);
    runtime.execute = execute;
    try {
      return await ib.post(path, { user: 'demo.ib.zuchwil' }, { 'if-match': '"1"', ...key() });
    } finally {
      runtime.execute = real;
    }
  };

  test('a full log answers 507, a log that has ended 503, and neither claims anything', async () => {
    const task = await firstTask('Acht');
    const path = `${pathOf(task)}/assignment`;
    const before = await positionOf();
    expect(await withRuntime(async () => refuse('LOG_FULL', 'voll'), path)).toMatchObject({
      status: 507,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      body: { code: 'LOG_FULL' },
    });
    const ended = async () => Promise.reject(new LogWriterEndedError(new Error('fsync')));
    expect(await withRuntime(ended, path)).toMatchObject({ status: 503, body: { code: 'WRITER_ENDED' } });
    expect(await positionOf()).toBe(before);
  });
});
