import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncidentList, JobList } from '@fallspur/contract';
import type { JobHandler } from '@fallspur/runtime';
import { openApi, type Answer, type Caller, type TestApi } from '../testing/api.ts';
import { familyArrives } from '../testing/family.ts';
import { beginNotice, deployNoticeProcess } from '../testing/own-processes.ts';
import { jobHandlers } from '../worker/job-handlers.ts';
import { jobRound } from '../worker/job-round.ts';

let api: TestApi;
let ib: Caller;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  ib = await api.as('demo.ib.zuchwil');
  await deployNoticeProcess(api.house);
}, 60_000);
afterAll(() => api.close());

/** A job of a new dossier: where it is answered. */
const openJob = async (gemeinde = 2534) => {
  const caseId = await familyArrives(api.house, { name: `Auftrag ${++count}`, gemeinde });
  const instance = await beginNotice(api.house, caseId);
  const at = `${caseId}/${instance}/${encodeURIComponent('Senden#1')}`;
  return { caseId, instance, job: `/api/jobs/${at}`, incident: `/api/incidents/${at}/resolution` };
};

const post = (path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  ib.post(path, body, { 'idempotency-key': key });

const list = async <List>(path: string, who = ib): Promise<List> => {
  const { position } = await api.house.log.head();
  const answer = await who.get<List>(`${path}${path.includes('?') ? '&' : '?'}atLeast=${position}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};
const jobsOf = async (caseId: string, who = ib) =>
  (await list<JobList>('/api/jobs?type=anzeige-senden', who)).rows.filter((row) => row.caseId === caseId);
const incidentsOf = async (caseId: string, who = ib) =>
  (await list<IncidentList>('/api/incidents', who)).rows.filter((row) => row.caseId === caseId);
const outcomeOf = async (caseId: string) =>
  (await api.house.runtime.state(caseId)).ended.toArray().find(({ definition }) => definition.process === 'anzeige');

describe('who may not', () => {
  test('a job of another municipality is in no list and answers like one there is not', async () => {
    const foreign = await openJob(2422);
    expect(await jobsOf(foreign.caseId)).toEqual([]);
    const asked = [
      await ib.get(foreign.job),
      await post(`${foreign.job}/completion`, {}),
      await post(foreign.incident),
    ];
    expect(asked.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([404, 'CASE_UNKNOWN']));
  });

  test('auditors see that it waits, not what it carries', async () => {
    const { caseId, job } = await openJob();
    const auditor = await api.as('demo.pru');
    expect(await jobsOf(caseId, auditor)).toHaveLength(1);
    expect(JSON.stringify(await list('/api/jobs', auditor))).not.toContain('Bahnhofstrasse');
    expect(await auditor.get(job)).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
  });
});

describe('a worker outside', () => {
  test('finds the job, sees what the diagram hands to it, and completes it once', async () => {
    const { caseId, instance, job } = await openJob();
    expect(await jobsOf(caseId)).toEqual([
      {
        caseId,
        instance,
        job: 'Senden#1',
        type: 'anzeige-senden',
        process: 'anzeige',
        processName: 'Anzeige',
        element: 'Senden',
        name: 'Anzeige senden',
        retries: 2,
        tries: 0,
        since: api.clock.now(),
        notBefore: api.clock.now(),
        handledHere: false,
        unit: expect.objectContaining({ caseId, label: `Zdenka Auftrag ${count}` }),
      },
    ]);
    expect((await ib.get(job)).body).toMatchObject({
      type: 'anzeige-senden',
      variables: { an: 'Bahnhofstrasse 1' },
      headers: { kanal: 'post' },
    });
    expect((await ib.get(job)).text).not.toContain('niemanden');
    const key = randomUUID();
    const first = await post(`${job}/completion`, { variables: { beleg: 'B-1' } }, key);
    expect([first.status, first.body.events.map(({ type }: { type: string }) => type)]).toEqual([
      201,
      ['JobCompleted'],
    ]);
    expect(await post(`${job}/completion`, { variables: { beleg: 'B-1' } }, key)).toMatchObject({
      status: 200,
      body: { repeated: true },
    });
    expect(await post(`${job}/completion`, {})).toMatchObject({ status: 404, body: { code: 'JOB_NOT_OPEN' } });
    expect(await outcomeOf(caseId)).toMatchObject({ outcome: 'Ende', variables: { beleg: 'B-1' } });
    expect(await jobsOf(caseId)).toEqual([]);
  });

  test('says that it failed: it waits, then is stuck, is resolved, and completed', async () => {
    const { caseId, job, incident } = await openJob();
    expect((await post(`${job}/failure`, { error: 'POST_CLOSED' })).status).toBe(201);
    expect(await jobsOf(caseId)).toMatchObject([{ retries: 1, tries: 1 }]);
    expect(await incidentsOf(caseId)).toEqual([]);
    expect((await post(`${job}/failure`, { error: 'POST_CLOSED' })).status).toBe(201);
    expect(await jobsOf(caseId)).toMatchObject([{ retries: 0, tries: 2, notBefore: null }]);
    expect(await incidentsOf(caseId)).toMatchObject([
      { key: 'Senden#1', name: 'Anzeige senden', code: 'E_JOB_FAILED', reason: 'POST_CLOSED' },
    ]);
    expect((await post(incident)).status).toBe(201);
    expect(await incidentsOf(caseId)).toEqual([]);
    expect(await post(incident)).toMatchObject({ status: 404, body: { code: 'INCIDENT_NOT_OPEN' } });
    expect(await jobsOf(caseId)).toMatchObject([{ retries: 2, tries: 2, notBefore: api.clock.now() }]);
    expect((await post(`${job}/completion`, {})).status).toBe(201);
  });

  test('says at once that trying again does not help, in a code and never in a sentence', async () => {
    const { caseId, job } = await openJob();
    expect(await post(`${job}/failure`, { error: 'Frau Auftrag ist verzogen' })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    expect((await post(`${job}/failure`, { error: 'RECIPIENT_GONE', retry: false })).status).toBe(201);
    expect(await incidentsOf(caseId)).toMatchObject([{ reason: 'RECIPIENT_GONE' }]);
  });

  test('needs an Idempotency-Key', async () => {
    const { job, incident } = await openJob();
    for (const answer of [await ib.post(`${job}/completion`, {}), await ib.post(incident)])
      expect(answer).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
  });
});

describe('the worker of this house', () => {
  test('carries out what it has a handler for, and says when it looks again', async () => {
    const { caseId } = await openJob();
    const other = new AbortController().signal;
    const handlers = { 'anzeige-senden': async () => ({ error: 'POST_CLOSED', retry: true }) };
    const failed = await jobRound(api.house, handlers, other);
    expect(failed.failed).toBeGreaterThan(0);
    await list<JobList>('/api/jobs');
    expect((await jobRound(api.house, handlers, other)).nextDue! > api.clock.now()).toBe(true);
    api.clock.advance('PT10S');
    const done = await jobRound(api.house, { 'anzeige-senden': async () => ({ variables: {} }) }, other);
    expect(done).toMatchObject({ failed: 0, troubles: [], nextDue: undefined });
    expect(await outcomeOf(caseId)).toMatchObject({ outcome: 'Ende' });
  });

  test('leaves alone what it has none for, and while history is being written', async () => {
    const { caseId } = await openJob();
    const { signal } = new AbortController();
    expect(await jobRound(api.house, {}, signal)).toMatchObject({ completed: 0, nextDue: undefined });
    const handlers = { 'anzeige-senden': async () => ({ variables: {} }) };
    await api.house.asHistory(async () => {
      expect(await jobRound(api.house, handlers, signal)).toMatchObject({ completed: 0 });
    });
    expect(await jobsOf(caseId)).toHaveLength(1);
  });

  test('goes on by itself, and meanwhile nobody outside answers such jobs', async () => {
    const registry = jobHandlers as Record<string, JobHandler>;
    const begun = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const { caseId, job } = await openJob();
    registry['anzeige-senden'] = async (at) => {
      if (at.caseId === caseId) begun.resolve();
      await mayEnd.promise;
      return { variables: {} };
    };
    try {
      // The log moves: the worker looks.
      await openJob();
      await begun.promise;
      expect(await jobsOf(caseId)).toMatchObject([{ handledHere: true }]);
      expect(await post(`${job}/completion`, {})).toMatchObject({ status: 409, body: { code: 'JOB_HANDLED_HERE' } });
      mayEnd.resolve();
      for (let waited = 0; waited < 200 && !(await outcomeOf(caseId)); waited++) await setTimeout(10);
      expect(await outcomeOf(caseId)).toMatchObject({ outcome: 'Ende' });
    } finally {
      delete registry['anzeige-senden'];
    }
  });
});
