import { openOrFoundHouse } from '@fallspur/house';
import { sentenceOf, stopOnSignals, WRITER_ENDED_SENTENCE } from '../process-life.ts';
import { settingsFrom } from '../settings.ts';
import { Worker } from './worker.ts';

/**
 * Only the worker, without a door. The embedded store has one writing process, so this is for a house nobody serves; a
 * house that is being served is refused with a sentence, and does this work itself.
 */
export const runAlone = async (env: NodeJS.ProcessEnv): Promise<void> => {
  try {
    const settings = settingsFrom(env, '');
    const house = await openOrFoundHouse({
      data: settings.data,
      ...(settings.keys ? { keys: settings.keys } : {}),
      onWriterEnded: () => {
        console.error(WRITER_ENDED_SENTENCE);
        process.exit(1);
      },
    });
    const worker = new Worker(house, settings);
    stopOnSignals(async () => {
      await worker.stop();
      await house.close();
    });
    worker.start();
    console.log(`Fallspur: Fristen, Zustellungen und Aufträge von «${settings.data}» laufen, ohne Bildschirme.`);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
};
