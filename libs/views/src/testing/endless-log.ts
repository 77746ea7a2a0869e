import { GappyLog } from './gappy-log.ts';

/** A log so long that a process is always killed before its end; the same one in every process. */
export function endlessLog(): GappyLog {
  const log = new GappyLog();
  for (let i = 0; i < 30_000; i++)
    log.record(`case-${i % 97}`, i % 1000 === 999 ? 'Broken' : 'Booked', { amount: i % 89, times: 1 });
  return log;
}
