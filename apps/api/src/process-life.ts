import { HouseError } from '@fallspur/house';
import { SettingsError } from './settings.ts';

/** What a person can mend in a sentence; a bug with its stack. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof HouseError) return [error.message, ...error.hints].join('\n');
  if (error instanceof SettingsError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

export const WRITER_ENDED_SENTENCE =
  'Das Protokoll lässt sich nicht mehr schreiben (WRITER_ENDED). Der Dienst endet, ohne etwas zu behaupten.';

/** Stops once on SIGTERM or SIGINT and exits 0; a second signal does not wait. */
export const stopOnSignals = (stop: () => Promise<void>): void => {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(sentenceOf(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
};
