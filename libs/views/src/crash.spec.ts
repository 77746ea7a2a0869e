import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Projection } from './projection.ts';
import { balances, open } from './testing/balances.ts';
import { freshCachePath } from './testing/folder.ts';
import { GappyLog } from './testing/gappy-log.ts';

const path = freshCachePath();

/** The same projection, but the machine stops (an I/O error, not poison) in the middle of a transaction after n events. */
function dyingAfter(n: number): Projection {
  const healthy = balances();
  let left = n;
  const handlers = Object.entries(healthy.handlers).map(([type, handler]): [string, typeof handler] => [
    type,
    (projected, db) => {
      if (left-- <= 0) throw Object.assign(new Error('killed'), { code: 'ERR_SQLITE_ERROR', errcode: 10 });
      handler(projected, db);
    },
  ]);
  return { ...healthy, handlers: Object.fromEntries(handlers) };
}

const event = fc.record({
  stream: fc.constantFrom('case-a', 'case-b', 'case-c'),
  type: fc.oneof(
    { weight: 12, arbitrary: fc.constant('Booked') },
    { weight: 1, arbitrary: fc.constant('Broken') },
    { weight: 2, arbitrary: fc.constant('Closed') },
    { weight: 2, arbitrary: fc.constant('NotOurs') },
  ),
  amount: fc.integer({ min: 1, max: 9 }),
});
const run = fc.record({
  recorded: fc.array(event, { maxLength: 12 }),
  batchSize: fc.integer({ min: 1, max: 7 }),
  diesAfter: fc.option(fc.nat({ max: 10 })),
});

describe('killed and repeated at will', () => {
  test('incremental = rebuilt = as of the head, poison included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 6 }), async (runs) => {
        const log = new GappyLog();
        let startOver = true;
        for (const { recorded, batchSize, diesAfter } of runs) {
          for (const { stream, type, amount } of recorded) log.record(stream, type, { amount, times: amount });
          const projections = [diesAfter === null ? balances() : dyingAfter(diesAfter)];
          const views = await open({ log: log.port, path: path(), projections, batchSize, startOver });
          startOver = false;
          await views.catchUp().catch((error: Error) => expect(error.message).toBe('killed'));
          views.close();
        }
        const views = await open({ log: log.port, path: path() });
        await views.catchUp();
        const incremental = { hash: views.hashOf('balances'), parked: views.parked() };
        await views.rebuild();
        expect({ hash: views.hashOf('balances'), parked: views.parked() }).toEqual(incremental);
        const past = await views.asOf({ position: (await log.head()).position });
        if ('kind' in past) throw new Error(past.message);
        expect({ hash: past.hashOf('balances'), parked: past.parked() }).toEqual(incremental);
        past.close();
        views.close();
      }),
      { seed: 20161205, numRuns: 60 },
    );
  });

  test('kill -9 of a process in the middle of its work, five times', async () => {
    const kills = [40, 5, 90, 20, 60];
    for (const [n, pauseMs] of kills.entries()) {
      const script = new URL('./testing/endless-writer.ts', import.meta.url);
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script.pathname, path()], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      // Its first line says that it is at work.
      await once(child.stdout, 'data');
      await delay(pauseMs);
      child.kill('SIGKILL');
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');

      const { endlessLog } = await import('./testing/endless-log.ts');
      const log = endlessLog();
      const views = await open({ log: log.port, path: path() });
      const { position } = views.answer(() => undefined);
      expect(position).toBeGreaterThan(0);
      const past = await views.asOf({ position });
      if ('kind' in past) throw new Error(past.message);
      expect({ n, hash: views.hashOf('balances') }).toEqual({ n, hash: past.hashOf('balances') });
      past.close();
      views.close();
    }
  }, 60_000);
});
