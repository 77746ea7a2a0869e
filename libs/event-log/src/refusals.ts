import { refuse, type Refusal } from '@fallspur/kernel';

/** Somebody else recorded in this case meanwhile (or nothing is there yet): load again, decide again. */
export const wrongExpectedRevision = (stream: string, expected: number, actual: number): Refusal =>
  refuse('WRONG_EXPECTED_REVISION', 'Der Fall wurde inzwischen weitergeführt. Bitte neu laden.', {
    stream,
    expected,
    actual,
  });

/** The stamp lies before the log's head: stamp again, not before `details.head`. */
export const recordedAtBehind = (head: string, got: string): Refusal =>
  refuse('RECORDED_AT_BEHIND', 'Der Erfassungszeitpunkt liegt vor dem letzten Eintrag des Protokolls.', { head, got });

/** Some, but not all, of these event ids are recorded, or they belong to another case. */
export const eventIdTaken = (id: string): Refusal =>
  refuse('EVENT_ID_TAKEN', 'Ein Ereignis mit dieser Kennung ist bereits anders erfasst.', { id });

/** No room on the medium: nothing of the batch was recorded; reading goes on. */
export const logFull = (): Refusal =>
  refuse('LOG_FULL', 'Der Speicher des Protokolls ist voll; es wurde nichts erfasst. Lesen ist weiterhin möglich.');
