import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { allBalances, amountOf, balances, open } from './testing/balances.ts';
import { freshCachePath } from './testing/folder.ts';
import { GappyLog } from './testing/gappy-log.ts';

const path = freshCachePath();

async function withRows(log: GappyLog): Promise<number> {
  for (let i = 0; i < 6; i++) log.record(`case-${i % 2}`, 'Booked', { amount: i });
  const views = await open({ log: log.port, path: path() });
  await views.catchUp();
  views.close();
  return (await log.head()).position;
}

const tablesInFile = (): readonly string[] => {
  const db = new DatabaseSync(path());
  const rows = db.prepare("select name from sqlite_schema where name like 'balances%' and type = 'table'").all();
  db.close();
  return rows.map((row) => String(row['name'])).sort();
};

describe('a new version of a projection', () => {
  test('the old rows answer until the new ones have caught up', async () => {
    const log = new GappyLog();
    const before = await withRows(log);
    const after = log.record('case-0', 'Booked', { amount: 1 });
    const newer = balances({ version: 2, factor: 100 });
    const views = await open({ log: log.port, path: path(), projections: [newer], batchSize: 3 });

    const old = views.answer(amountOf('case-1'));
    expect(old).toEqual({ value: 23, position: before });
    expect(views.status()).toEqual([
      {
        projection: 'balances',
        version: 1,
        upToDate: false,
        position: before,
        building: { version: 2, position: 0 },
        parkedCases: 0,
      },
    ]);

    const duringBuild: unknown[] = [];
    await views.catchUp(() => duringBuild.push(views.answer(amountOf('case-1'))));
    expect(duringBuild).toEqual([old, old, old]);

    expect(views.answer(amountOf('case-1'))).toEqual({ value: 2300, position: after });
    expect(views.status()).toMatchObject([{ version: 2, upToDate: true, position: after, building: null }]);
    views.close();
    expect(tablesInFile()).toEqual(['balances__v2b2', 'balances_closed__v2b2']);
  });

  test('whoever waits for a position is not answered by the old rows', async () => {
    const log = new GappyLog();
    const position = await withRows(log);
    const views = await open({ log: log.port, path: path(), projections: [balances({ version: 2, factor: 100 })] });
    const waited = views.waitFor(position).then(() => views.answer(amountOf('case-1')).value);
    const told: number[] = [];
    views.listen(position - 1, (news) => told.push(news.position));
    await views.catchUp();
    expect(await waited).toBe(2300);
    expect(told).toEqual([position]);
    views.close();
  });

  test('an interrupted build goes on where it stopped', async () => {
    const log = new GappyLog();
    await withRows(log);
    const projections = [balances({ version: 2 })];
    const first = await open({ log: log.port, path: path(), projections, batchSize: 2 });
    const stopAfterFirstBatch = (): void => {
      throw new Error('stopped');
    };
    await expect(first.catchUp(stopAfterFirstBatch)).rejects.toThrow('stopped');
    first.close();

    const second = await open({ log: log.port, path: path(), projections });
    expect(await second.catchUp()).toMatchObject({ events: 4 });
    expect(second.status()).toMatchObject([{ version: 2, upToDate: true }]);
    second.close();
  });

  test('a half-finished build of a version nobody has any more is dropped', async () => {
    const log = new GappyLog();
    await withRows(log);
    (await open({ log: log.port, path: path(), projections: [balances({ version: 2 })] })).close();
    const views = await open({ log: log.port, path: path(), projections: [balances({ version: 1 })] });
    expect(views.status()).toMatchObject([{ version: 1, upToDate: true, building: null }]);
    views.close();
    expect(tablesInFile()).toEqual(['balances__v1b1', 'balances_closed__v1b1']);
  });

  test('a changed schema is a new version, also when its author forgot to say so', async () => {
    const log = new GappyLog();
    await withRows(log);
    const { schema, ...rest } = balances();
    const wider = { ...rest, schema: [...schema, 'create table balances_more (a)'] };
    const views = await open({ log: log.port, path: path(), projections: [wider] });
    expect(views.status()).toMatchObject([{ upToDate: false, building: { version: 1, position: 0 } }]);
    await views.catchUp();
    expect(views.answer(allBalances).value).toHaveLength(2);
    views.close();
    expect(tablesInFile()).toHaveLength(3);
  });

  test('two processes on one file: each goes on after the other', async () => {
    const log = new GappyLog();
    await withRows(log);
    const projections = [balances({ version: 2 })];
    const one = await open({ log: log.port, path: path(), projections, batchSize: 2 });
    const other = await open({ log: log.port, path: path(), projections, batchSize: 3 });
    await Promise.all([one.catchUp(), other.catchUp()]);
    expect(one.hashOf('balances')).toBe(other.hashOf('balances'));
    await one.rebuild();
    const position = log.record('case-0', 'Booked', { amount: 9 });
    await other.catchUp();
    expect(one.answer(allBalances)).toEqual(other.answer(allBalances));
    expect(one.answer(allBalances)).toMatchObject({ position, value: [{ bookings: 4 }, { bookings: 3 }] });
    one.close();
    other.close();
  });
});
