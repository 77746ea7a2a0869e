import { expect, test } from '@jest/globals';
import { PositionWaiters } from './waiters.ts';

const AN_HOUR = 3_600_000;

test('patience ends with the first who waits, and there is none while somebody does', async () => {
  const waiters = new PositionWaiters();
  const patience = waiters.patience(AN_HOUR);
  const waited = waiters.wait(5, ['balances'], undefined, () => new Map([['balances', 4]]));
  await patience;
  await waiters.patience(AN_HOUR);
  waiters.wake(new Map([['balances', 5]]));
  await expect(waited).resolves.toBeUndefined();
});
