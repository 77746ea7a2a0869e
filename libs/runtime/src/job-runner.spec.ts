import { describe, expect, test } from '@jest/globals';
import type { Step } from '@fallspur/engine';
import { openEvent } from '@fallspur/event-log';
import { runJobs, type JobAtHand, type JobHandler } from './job-runner.ts';
import { noticeHouse, type NoticeHouse } from './testing/notice-house.ts';
import { akte, commandId, ended, IB } from './testing/small-house.ts';

const done: JobHandler = async () => ({ variables: { beleg: 'B-1' } });
const notYet: JobHandler = async () => ({ error: 'POST_CLOSED', retry: true });

describe('a job is carried out', () => {
  test('with what the diagram hands to it and nothing else; what it brings goes on', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    const seen: JobAtHand[] = [];
    const run = await house.run(async (job) => {
      seen.push(job);
      return { variables: { beleg: 'B-1' } };
    });
    expect(run).toEqual({ completed: 1, failed: 0, troubles: [] });
    expect(seen).toMatchObject([{ job: 'Senden#1', type: 'anzeige-senden', attempt: 1 }]);
    expect(seen[0]?.variables).toEqual({ an: 'Bahnhofstrasse 1' });
    expect(seen[0]?.headers).toEqual({ kanal: 'post' });
    const { ended: instances } = await house.runtime.state(akte('a'));
    expect(instances.toArray()).toMatchObject([{ state: 'completed', outcome: 'Ende', variables: { beleg: 'B-1' } }]);
  });

  test('at most so many at once', async () => {
    const house = await noticeHouse();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await house.begin(name);
    let [now, most] = [0, 0];
    const run = await house.run(
      async () => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 5));
        now--;
        return { variables: {} };
      },
      { atOnce: 3 },
    );
    expect([run.completed, most]).toEqual([5, 3]);
  });

  test('only where there is a handler of its type, whatever the look-up brings', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    const instance = Object.keys((await house.runtime.state(akte('a'))).instances)[0]!;
    const due = { caseId: akte('a'), instance, job: 'Senden#1', type: 'anzeige-senden', tries: 0 };
    const limits = { atOnce: 1, timeLimitMs: 1000 };
    expect(await runJobs(house.runtime, async () => [due], { other: done }, limits)).toMatchObject({ completed: 0 });
    expect(await house.recorded()).toEqual(['ProcessStarted']);
  });
});

describe('a try that fails', () => {
  test('comes again after ten, then twenty seconds, and then completes', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    expect(await house.run(notYet)).toMatchObject({ failed: 1 });
    expect(await house.run(done)).toMatchObject({ completed: 0 });
    house.clock.advance('PT10S');
    expect(await house.run(notYet)).toMatchObject({ failed: 1 });
    house.clock.advance('PT19S');
    expect(await house.run(done)).toMatchObject({ completed: 0 });
    house.clock.advance('PT1S');
    const attempts: number[] = [];
    const run = await house.run(async (job, signal) => {
      attempts.push(job.attempt);
      return done(job, signal);
    });
    expect([run.completed, attempts]).toEqual([1, [3]]);
    expect(await house.recorded()).toEqual(['ProcessStarted', 'JobFailed', 'JobFailed', 'JobCompleted']);
  });

  test('for good is an incident, is left alone, and once that is resolved it is tried anew', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    expect(await house.run(async () => ({ error: 'ADDRESS_UNKNOWN', retry: false }))).toMatchObject({ failed: 1 });
    const [incident] = await house.incidents();
    expect(incident).toMatchObject({ code: 'E_JOB_FAILED', incident: 'Senden#1', process: 'anzeige' });
    house.clock.advance('P1D');
    expect(await house.run(done)).toMatchObject({ completed: 0, failed: 0 });
    ended(
      await house.runtime.execute(akte('a'), {
        type: 'ResolveIncident',
        commandId: commandId('resolve'),
        actor: IB,
        instance: incident!.instance,
        incident: incident!.incident,
      }),
    );
    expect(await house.incidents()).toEqual([]);
    // The command of this failure is another than that of the first, though as many tries are left as then.
    expect(await house.run(notYet)).toMatchObject({ failed: 1 });
    house.clock.advance('PT10S');
    expect(await house.run(done)).toMatchObject({ completed: 1 });
  });

  test('three times is an incident, too', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    for (const wait of ['PT10S', 'PT20S', 'PT40S'] as const) {
      expect(await house.run(notYet)).toMatchObject({ failed: 1 });
      house.clock.advance(wait);
    }
    expect(await house.incidents()).toMatchObject([{ code: 'E_JOB_FAILED' }]);
    expect(await house.run(done)).toMatchObject({ completed: 0, failed: 0 });
  });

  test.each<[string, string, JobHandler]>([
    ['throws', 'HANDLER_THREW', () => Promise.reject(new Error('Bahnhofstrasse 1 ist nicht erreichbar'))],
    ['says a sentence', 'ERROR_WITHOUT_CODE', async () => ({ error: 'Frau Beispielova ist verzogen', retry: true })],
    ['brings nonsense', 'ANSWER_INVALID', async () => undefined as never],
    ['brings what no log can hold', 'ANSWER_INVALID', async () => ({ variables: { beleg: Number.NaN } })],
    ['takes too long', 'TIME_LIMIT', () => new Promise(() => undefined)],
  ])('because the handler %s is recorded as %s, never in its words', async (_, code, handler) => {
    const house = await noticeHouse();
    await house.begin('a');
    const keep = setTimeout(() => undefined, 10_000);
    expect(await house.run(handler, { timeLimitMs: 20 })).toEqual({ completed: 0, failed: 1, troubles: [] });
    clearTimeout(keep);
    expect(await errorsOf(house)).toEqual([code]);
  });
});

describe('nothing is recorded twice', () => {
  test('killed between handler and answer: done once more, recorded once', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    const keys: string[] = [];
    const noting: JobHandler = async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      return { variables: {} };
    };
    const dying = await noticeHouse(house);
    dying.runtime.execute = () => Promise.reject(new Error('killed'));
    expect(await dying.run(noting)).toEqual({ completed: 0, failed: 0, troubles: ['JOB_NOT_RECORDED'] });
    expect(await (await noticeHouse(house)).run(noting)).toMatchObject({ completed: 1 });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await house.recorded()).toEqual(['ProcessStarted', 'JobCompleted']);
  });

  test('the house closes: what is in hand has neither failed nor been done', async () => {
    const house = await noticeHouse();
    await house.begin('a');
    const stop = new AbortController();
    const run = house.run(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
          stop.abort();
        }),
      { signal: stop.signal },
    );
    expect(await run).toEqual({ completed: 0, failed: 0, troubles: [] });
    expect(await house.recorded()).toEqual(['ProcessStarted']);
  });

  test.each<[string, JobHandler, string]>([
    ['completing', done, 'JobCompleted'],
    ['failing', notYet, 'JobFailed'],
  ])('two workers %s the same try', async (_, handler, event) => {
    const one = await noticeHouse();
    await one.begin('a');
    const two = await noticeHouse(one);
    let arrived = 0;
    const both = Promise.withResolvers<void>();
    const together: JobHandler = async (job, signal) => {
      if (++arrived === 2) both.resolve();
      await both.promise;
      return handler(job, signal);
    };
    const runs = await Promise.all([one.run(together), two.run(together)]);
    expect(runs.reduce((sum, run) => sum + run.completed + run.failed, 0)).toBe(1);
    expect(await one.recorded()).toEqual(['ProcessStarted', event]);
  });
});

const errorsOf = async ({ log, keys }: NoticeHouse): Promise<readonly string[]> => {
  const errors: string[] = [];
  for await (const recorded of log.readAll())
    for (const { jobs } of openEvent<Step>(recorded, keys).steps ?? [])
      errors.push(...(jobs?.failed ?? []).map(({ error }) => error));
  return errors;
};
