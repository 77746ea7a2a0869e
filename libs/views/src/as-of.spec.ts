import { isRefusal } from '@fallspur/kernel';
import { describe, expect, test } from '@jest/globals';
import { allBalances, amountOf, open } from './testing/balances.ts';
import { GappyLog } from './testing/gappy-log.ts';
import type { PastViews } from './views.ts';

function fiveBookings(): GappyLog {
  const log = new GappyLog();
  for (let i = 1; i <= 5; i++) log.record('case-a', 'Booked', { amount: i });
  return log;
}

const expectViews = <T extends PastViews>(opened: T | object): T => {
  if (isRefusal(opened)) throw new Error(opened.message);
  return opened as T;
};

describe('stand per', () => {
  test('every position shows the rows as they stood when it was the head', async () => {
    const log = new GappyLog();
    const views = await open({ log: log.port });
    const stands: { position: number; hash: string; answer: unknown }[] = [];
    for (let i = 1; i <= 5; i++) {
      log.record(`case-${i % 2}`, 'Booked', { amount: i });
      await views.catchUp();
      const answer = views.answer(allBalances);
      stands.push({ position: answer.position, hash: views.hashOf('balances'), answer });
    }
    for (const stand of stands) {
      const past = expectViews<PastViews>(await views.asOf({ position: stand.position }));
      expect(past.answer(allBalances)).toEqual(stand.answer);
      expect(past.hashOf('balances')).toBe(stand.hash);
      past.close();
    }
    views.close();
  });

  test('by instant, beside the present rows, which stay as they are', async () => {
    const log = fiveBookings();
    const views = await open({ log: log.port });
    await views.catchUp();
    const now = views.answer(amountOf('case-a'));
    const past = expectViews<PastViews>(await views.asOf({ recordedAt: '2016-01-01T00:00:01.500Z' }));
    expect(past.answer(amountOf('case-a'))).toEqual({ value: 5, position: log.events[1]?.position });
    expect(views.answer(amountOf('case-a'))).toEqual(now);
    past.close();
    views.close();
  });

  test('a position between two events, before the first, and beyond the head', async () => {
    const log = fiveBookings();
    const views = await open({ log: log.port });
    const between = expectViews<PastViews>(await views.asOf({ position: 4 }));
    expect(between.answer(amountOf('case-a'))).toEqual({ value: 5, position: 4 });
    between.close();
    const nothing = expectViews<PastViews>(await views.asOf({ recordedAt: '2000-01-01T00:00:00Z' }));
    expect(nothing.answer(allBalances)).toEqual({ value: [], position: 0 });
    nothing.close();
    expect(await views.asOf({ recordedAt: 'gestern' })).toMatchObject({ code: 'INSTANT_EXPECTED' });
    expect(await views.asOf({ position: 1000 })).toMatchObject({ code: 'POSITION_BEYOND_HEAD' });
    views.close();
  });
});
