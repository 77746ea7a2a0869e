import { describe, expect, test } from '@jest/globals';
import { allBalances, amountOf, balances, open } from './testing/balances.ts';
import { freshCachePath } from './testing/folder.ts';
import { GappyLog } from './testing/gappy-log.ts';

const path = freshCachePath();

/** case-a is poisoned in the middle; case-b is not. */
function poisonedLog(): GappyLog {
  const log = new GappyLog();
  log.record('case-a', 'Booked', { amount: 1 });
  log.record('case-b', 'Booked', { amount: 1 });
  log.record('case-a', 'Broken', { times: 3 });
  log.record('case-a', 'Booked', { amount: 5 });
  log.record('case-b', 'Booked', { amount: 2 });
  log.record('case-a', 'NotOurs', {});
  return log;
}

describe('a poison event', () => {
  test('parks its case, visibly and without a trace in the rows; other cases go on', async () => {
    const log = poisonedLog();
    const views = await open({ log: log.port, path: path() });
    await views.catchUp();
    expect(views.parked()).toEqual([
      {
        projection: 'balances',
        caseId: 'case-a',
        position: log.events[2]?.position,
        eventId: log.events[2]?.id,
        eventType: 'Broken',
        code: 'NOT_DIGESTIBLE',
        message: 'broken 3 times',
        skipped: 1,
      },
    ]);
    expect(views.answer(allBalances)).toEqual({
      value: [
        { case_id: 'case-a', amount: 1, bookings: 1 },
        { case_id: 'case-b', amount: 5, bookings: 2 },
      ],
      position: log.events.at(-1)?.position,
    });
    expect(views.status()).toMatchObject([{ parkedCases: 1 }]);
    views.close();
  });

  test('later events of the case are counted, also after a restart', async () => {
    const log = poisonedLog();
    const first = await open({ log: log.port, path: path() });
    await first.catchUp();
    first.close();
    log.record('case-a', 'Booked', { amount: 5 });
    const second = await open({ log: log.port, path: path() });
    await second.catchUp();
    expect(second.parked()).toMatchObject([{ caseId: 'case-a', skipped: 2 }]);
    expect(second.answer(amountOf('case-a')).value).toBe(1);
    second.close();
  });

  test('parks for the projection that cannot digest it, and for no other', async () => {
    const log = poisonedLog();
    const seen: string[] = [];
    const witness = {
      name: 'witness',
      version: 1,
      schema: ['create table witness (n integer)'],
      handlers: { '*': ({ stream }: { stream: string }) => void seen.push(stream) },
    };
    const views = await open({ log: log.port, projections: [witness, balances()] });
    await views.catchUp();
    expect(views.parked()).toMatchObject([{ projection: 'balances' }]);
    // Twice, because the batch was undone and done again event by event.
    expect(seen.slice(-6)).toEqual(['case-a', 'case-b', 'case-a', 'case-a', 'case-b', 'case-a']);
    views.close();
  });

  test('an event that cannot even be read is poison too', async () => {
    const log = poisonedLog();
    const views = await open({
      log: log.port,
      openPublic: (recorded) => {
        throw new SyntaxError(`no JSON in ${recorded.stream}`);
      },
    });
    await views.catchUp();
    expect(views.parked()).toMatchObject([
      { caseId: 'case-a', code: 'SyntaxError', skipped: 2 },
      { caseId: 'case-b', code: 'SyntaxError', skipped: 1 },
    ]);
    views.close();
  });
});

describe('trying a parked case again', () => {
  test('after the handler was mended the case catches up: the rows are as if nothing had been', async () => {
    const log = poisonedLog();
    let mended = false;
    const projections = [balances({ digestible: () => mended })];
    const views = await open({ log: log.port, path: path(), projections });
    await views.catchUp();
    expect(await views.retryParked()).toEqual({ followed: 0, stillParked: 1 });
    expect(views.parked()).toMatchObject([{ skipped: 1 }]);

    mended = true;
    expect(await views.retryParked({ caseId: 'case-x' })).toEqual({ followed: 0, stillParked: 0 });
    expect(await views.retryParked({ projection: 'balances', caseId: 'case-a' })).toEqual({
      followed: 1,
      stillParked: 0,
    });
    expect(views.parked()).toEqual([]);
    const retried = views.hashOf('balances');
    await views.rebuild();
    expect(views.hashOf('balances')).toBe(retried);
    views.close();
  });

  test('a second poison in the same case parks it there, with what came before applied', async () => {
    const log = poisonedLog();
    log.record('case-a', 'Broken', { times: 4 });
    log.record('case-a', 'Booked', { amount: 7 });
    let left = 0;
    const views = await open({
      log: log.port,
      path: path(),
      projections: [balances({ digestible: () => left-- > 0 })],
    });
    await views.catchUp();
    left = 1;
    expect(await views.retryParked()).toEqual({ followed: 0, stillParked: 1 });
    expect(views.parked()).toMatchObject([{ message: 'broken 4 times', skipped: 1 }]);
    expect(views.answer(amountOf('case-a')).value).toBe(-1);
    views.close();
  });

  test('what is recorded while the stream is read is not lost', async () => {
    const log = poisonedLog();
    let mended = false;
    const views = await open({ log: log.port, path: path(), projections: [balances({ digestible: () => mended })] });
    await views.catchUp();
    mended = true;
    const read = log.readStream.bind(log);
    let reads = 0;
    log.readStream = async function* (...asked) {
      const events = [];
      for await (const recorded of read(...asked)) events.push(recorded);
      if (reads++ === 0) {
        log.record('case-a', 'Booked', { amount: 11 });
        await views.catchUp();
      }
      yield* events;
    };
    expect(await views.retryParked()).toEqual({ followed: 1, stillParked: 0 });
    expect(reads).toBe(2);
    const retried = views.hashOf('balances');
    await views.rebuild();
    expect(views.hashOf('balances')).toBe(retried);
    views.close();
  });
});
