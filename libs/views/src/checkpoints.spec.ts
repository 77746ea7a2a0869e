import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { allBalances, balances, open } from './testing/balances.ts';
import { freshCachePath } from './testing/folder.ts';
import { GappyLog, plainReaders } from './testing/gappy-log.ts';
import { openViews } from './views.ts';

const path = freshCachePath();

const logOf = (...amounts: number[]): GappyLog => {
  const log = new GappyLog();
  for (const amount of amounts) log.record('case-a', 'Booked', { amount });
  return log;
};

async function cacheOf(log: GappyLog): Promise<void> {
  const views = await open({ log: log.port, path: path() });
  await views.catchUp();
  views.close();
}

const reopened = (log: GappyLog, startOver = false) =>
  openViews({ path: path(), log: log.port, projections: [balances()], startOver, ...plainReaders });

describe('a cache and its log', () => {
  test('refuses rows that know more than the log', async () => {
    await cacheOf(logOf(1, 2, 3));
    expect(await reopened(logOf(1, 2))).toMatchObject({
      code: 'CHECKPOINT_BEYOND_HEAD',
      details: { head: 3, beyond: [{ name: 'views/balances', position: 6 }] },
    });
  });

  test('refuses rows of another log', async () => {
    await cacheOf(logOf(1, 2, 3));
    const other = logOf(1, 2, 3, 4);
    other.events[2] = { ...other.events[2]!, id: 'another' };
    expect(await reopened(other)).toMatchObject({ code: 'CHECKPOINT_NOT_IN_LOG' });
  });

  test('starting over is the way out', async () => {
    await cacheOf(logOf(1, 2, 3));
    const views = await reopened(logOf(7), true);
    if ('kind' in views) throw new Error(views.message);
    await views.catchUp();
    expect(views.answer(allBalances)).toMatchObject({ value: [{ amount: 7 }], position: 1 });
    views.close();
  });

  test('looks again before each catching up', async () => {
    const log = logOf(1, 2, 3);
    const views = await open({ log: log.port });
    await views.catchUp();
    log.events.pop();
    expect(await views.catchUp()).toMatchObject({ code: 'CHECKPOINT_BEYOND_HEAD' });
    views.close();
  });

  test('leaves a database alone that is not a view cache', async () => {
    const db = new DatabaseSync(path());
    db.exec('create table precious (a)');
    db.close();
    await expect(reopened(logOf(1))).rejects.toThrow(/expected an empty file or one of format 1/);
  });
});
