import { describe, expect, test } from '@jest/globals';
import type { Progress } from './follower.ts';
import type { News } from './news.ts';
import { allBalances, amountOf, balances, open } from './testing/balances.ts';
import { freshCachePath } from './testing/folder.ts';
import { GappyLog } from './testing/gappy-log.ts';

const path = freshCachePath();

describe('catching up', () => {
  test('rows follow the log, and an answer says up to where', async () => {
    const log = new GappyLog();
    log.record('case-a', 'Booked', { amount: 2 });
    const position = log.record('case-b', 'Booked', { amount: 5 });
    const views = await open({ log: log.port });
    expect(views.answer(allBalances)).toEqual({ value: [], position: 0 });

    expect(await views.catchUp()).toEqual({ position, events: 2 });
    expect(views.answer(allBalances)).toEqual({
      value: [
        { case_id: 'case-a', amount: 2, bookings: 1 },
        { case_id: 'case-b', amount: 5, bookings: 1 },
      ],
      position,
    });
    expect(await views.catchUp()).toEqual({ position, events: 0 });
    views.close();
  });

  test('goes on where it stopped after a restart, in batches, and tells its progress', async () => {
    const log = new GappyLog();
    for (let i = 0; i < 5; i++) log.record('case-a', 'Booked', { amount: i });
    const first = await open({ log: log.port, path: path() });
    await first.catchUp();
    first.close();
    for (let i = 0; i < 5; i++) log.record('case-a', 'Booked', { amount: i });

    const seen: Progress[] = [];
    const second = await open({ log: log.port, path: path(), batchSize: 2 });
    const { position } = await log.head();
    expect(await second.catchUp((progress) => seen.push(progress))).toEqual({ position, events: 5 });
    expect(seen.map(({ events }) => events)).toEqual([2, 4, 5]);
    expect(seen.at(-1)).toEqual({ projections: ['balances'], state: 'current', position, until: position, events: 5 });
    expect(second.answer(allBalances).value).toMatchObject([{ bookings: 10 }]);
    second.close();
  });

  test('an event no projection handles still moves the checkpoint', async () => {
    const log = new GappyLog();
    const position = log.record('case-a', 'SomethingElse', {});
    const views = await open({ log: log.port });
    await views.catchUp();
    expect(views.answer(allBalances)).toEqual({ value: [], position });
    views.close();
  });

  test('personal fields are there only for a handler that opens the event', async () => {
    const log = new GappyLog();
    log.record('case-a', 'Named', { kind: 'x', personal: 'Müller' });
    const seen: unknown[] = [];
    const names = {
      name: 'names',
      version: 1,
      schema: ['create table names (a)'],
      handlers: {
        '*': (p: { event: { data: object }; open(): { data: object } }) => seen.push(p.event.data, p.open().data),
      },
    };
    const views = await open({ log: log.port, projections: [names] });
    await views.catchUp();
    expect(seen).toEqual([{ kind: 'x' }, { kind: 'x', personal: 'Müller' }]);
    views.close();
  });

  test('SQL that does not compile stops the runner and parks nobody', async () => {
    const log = new GappyLog();
    log.record('case-a', 'Booked', { amount: 1 });
    const faulty = {
      ...balances(),
      handlers: { Booked: (_: unknown, db: { sql(text: string): unknown }) => void db.sql('insrt') },
    };
    const views = await open({ log: log.port, projections: [faulty] });
    await expect(views.catchUp()).rejects.toThrow(/Projection "balances": SQLite refuses "insrt"/);
    expect(views.parked()).toEqual([]);
    views.close();
  });
});

describe('following live', () => {
  test('a read may wait for the position of an append', async () => {
    const log = new GappyLog();
    log.record('case-a', 'Booked', { amount: 1 });
    const views = await open({ log: log.port, path: path() });
    const stop = new AbortController();
    const following = views.follow(stop.signal);

    const position = log.record('case-a', 'Booked', { amount: 1 });
    await views.waitFor(position);
    expect(views.answer(amountOf('case-a'))).toEqual({ value: 4, position });

    for (let i = 0; i < 50; i++) log.record('case-b', 'Booked', { amount: 1 });
    await views.waitFor((await log.head()).position, ['balances']);
    expect(views.answer(allBalances).value).toMatchObject([{ bookings: 2 }, { bookings: 50 }]);

    stop.abort();
    await following;
    views.close();
  });

  test('a wait can be given up, and closing ends it', async () => {
    const views = await open({ log: new GappyLog().port });
    const stop = new AbortController();
    const given = views.waitFor(1, undefined, stop.signal);
    stop.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    const left = views.waitFor(1);
    views.close();
    await expect(left).rejects.toThrow(/closed/);
  });

  test('events are told once, in few batches, when every projection has them', async () => {
    const log = new GappyLog();
    const told: News[] = [];
    const views = await open({ log: log.port, path: path() });
    const leave = views.listen(log.record('case-a', 'Booked', { amount: 1 }), (news) => told.push(news));
    const stop = new AbortController();
    const following = views.follow(stop.signal);
    for (const name of ['case-b', 'case-c', 'case-b']) log.record(name, 'Booked', { amount: 1 });
    // Somebody else brings the rows forward meanwhile; the live feed meets the same events again.
    await views.catchUp();
    const position = log.record('case-d', 'SomethingElse', {});
    await views.waitFor(position);
    expect(told.flatMap(({ streams }) => streams)).toEqual(['case-b', 'case-c', 'case-d']);
    expect(told.at(-1)?.position).toBe(position);

    leave();
    await views.waitFor(log.record('case-e', 'Booked', { amount: 1 }));
    expect(told.at(-1)?.position).toBe(position);
    stop.abort();
    await following;
    views.close();
  });

  test('a rebuild takes over while another task follows', async () => {
    const log = new GappyLog();
    for (let i = 0; i < 9; i++) log.record('case-a', 'Booked', { amount: 1 });
    const views = await open({ log: log.port, path: path(), batchSize: 2 });
    const stop = new AbortController();
    const following = views.follow(stop.signal);
    await views.waitFor((await log.head()).position);
    const before = views.hashOf('balances');
    await views.rebuild();
    expect(views.hashOf('balances')).toBe(before);

    await views.waitFor(log.record('case-b', 'Booked', { amount: 7 }));
    expect(views.answer(amountOf('case-b')).value).toBe(7);
    stop.abort();
    await following;
    views.close();
  });

  test('an error that is not the fault of an event ends the following', async () => {
    const log = new GappyLog();
    const views = await open({
      log: log.port,
      openPublic: () => {
        throw Object.assign(new Error('disk'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
      },
    });
    const following = views.follow(new AbortController().signal);
    log.record('case-a', 'Booked', { amount: 1 });
    await expect(following).rejects.toThrow('disk');
    views.close();
  });
});

test('two projections may not claim the same table', async () => {
  const twin = { ...balances(), name: 'balances_closed', schema: ['create table balances_closed (a)'] };
  await expect(open({ log: new GappyLog().port, projections: [balances(), twin] })).rejects.toThrow(
    /both declare "balances_closed"/,
  );
});
