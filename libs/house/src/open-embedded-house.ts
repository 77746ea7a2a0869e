import { isRefusal, type Clock } from '@fallspur/kernel';
import { deployedReader } from '@fallspur/casework';
import { InUseError } from '@fallspur/event-log/sqlite';
import { openEmbedded, type DataDirectories, type EmbeddedHouse, type EmbeddedParts } from '@fallspur/runtime';
import { mustHaveKeys } from './directories.ts';
import { epochOfSources } from './epoch.ts';
import { HouseError } from './house-error.ts';
import { KINDS, projectionsOf } from './wiring.ts';

/** Where a house lies, and what its server wants to be told. */
export interface HouseOptions extends DataDirectories, Pick<EmbeddedParts, 'onWriterEnded'> {
  /** Default: the clock of this machine. */
  readonly clock?: Clock;
}

/** The house's parts on the embedded store; everything that can be wrong with files is said in a sentence. */
export const openEmbeddedHouse = async ({ clock, ...options }: HouseOptions & { clock: Clock }) => {
  mustHaveKeys(options);
  try {
    const house = await openEmbedded({
      ...options,
      kinds: KINDS,
      deployed: deployedReader(),
      projections: projectionsOf,
      clock,
      epoch: epochOfSources(),
    });
    if (!isRefusal(house)) return house;
    throw new HouseError('VIEWS_AHEAD', house.message, [
      'Ist ein älterer Stand des Protokolls zurückgespielt worden? Löschen Sie views.sqlite und snapshots.sqlite: beide entstehen neu.',
    ]);
  } catch (error) {
    throw said(error, options.data);
  }
};

const said = (error: unknown, data: string): unknown => {
  if (error instanceof HouseError) return error;
  if (error instanceof InUseError)
    return new HouseError('IN_USE', `Ein anderer Prozess schreibt gerade in «${data}».`, [
      'Warten Sie, bis er fertig ist, oder beenden Sie ihn.',
    ]);
  if (isAboutFiles(error))
    return new HouseError('FILES_UNUSABLE', `«${data}» lässt sich nicht öffnen: ${error.message}`, [
      'Geschrieben wurde nichts. Die Schlüssel liegen neben den Daten.',
    ]);
  return error;
};

// What is wrong with files has an error code or is a plain sentence; a TypeError is a bug.
const isAboutFiles = (error: unknown): error is Error =>
  error instanceof Error && ('code' in error || error.constructor === Error);

/** Brings the read models up to the log's head. */
export const caughtUp = async (
  { views }: Pick<EmbeddedHouse, 'views'>,
  onProgress?: Parameters<typeof views.catchUp>[0],
): Promise<void> => {
  const answer = await views.catchUp(onProgress);
  if (isRefusal(answer)) throw new HouseError('VIEWS_FAULTY', answer.message);
};
