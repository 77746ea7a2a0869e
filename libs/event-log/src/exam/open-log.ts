import type { EventLog } from '../port.ts';

/** Opens a fresh, empty log. */
export type OpenLog = () => Promise<EventLog>;

/** Runs one question of the exam on a log of its own. */
export const withLog = (open: OpenLog, question: (log: EventLog) => Promise<void>) => async (): Promise<void> => {
  const log = await open();
  try {
    await question(log);
  } finally {
    await log.close();
  }
};
