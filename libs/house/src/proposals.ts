import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ALWAYS, type Proposals } from '@fallspur/casework';
import type { JsonObject } from '@fallspur/kernel';
import { readProcessFolders } from '@fallspur/runtime';
import { HouseError } from './house-error.ts';

/** Reads `processes/`: process folders, shared facts, parameters, registers, calendars. Files are only proposals. */
export const readProposals = async (root: string): Promise<Proposals> => {
  if (!existsSync(root))
    throw new HouseError(
      'PROCESSES_UNREADABLE',
      `Kein Ordner mit Prozessen: «${root}». Erwartet ist ein Ordner wie processes/ dieses Verzeichnisses.`,
    );
  const { folders, sharedFacts } = await reading(root, () => readProcessFolders(root));
  const parameters = await jsonFilesIn<Proposals['parameters']>(join(root, 'parameters'));
  return {
    processes: folders.map(({ head: { name, legalBasis, inForceFrom }, source }) => ({
      source,
      name,
      legalBasis,
      inForceFrom,
    })),
    sharedFacts,
    parameters: parameters.flat(),
    registers: await jsonFilesIn<Proposals['registers'][number]>(join(root, 'registers')),
    calendars: await calendarsIn(join(root, 'calendars')),
  };
};

const jsonFilesIn = async <T>(folder: string): Promise<readonly T[]> =>
  Promise.all(
    (await filesIn(folder, '.json')).map((file) =>
      reading(file, async () => JSON.parse(await readFile(file, 'utf8')) as T),
    ),
  );

const calendarsIn = async (folder: string): Promise<Proposals['calendars']> =>
  Promise.all(
    (await filesIn(folder, '.csv')).map((file) =>
      reading(file, async () => ({
        name: basename(file, '.csv'),
        gueltigVon: ALWAYS,
        tage: parse(await readFile(file, 'utf8'), { columns: true, bom: true }) as JsonObject[],
      })),
    ),
  );

const filesIn = async (folder: string, ending: string): Promise<readonly string[]> =>
  existsSync(folder)
    ? (await readdir(folder))
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** A folder somebody edits may hold anything: what cannot be read is said, never a stack trace. */
const reading = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new HouseError('PROCESSES_UNREADABLE', `«${what}» lässt sich nicht lesen: ${(error as Error).message}`);
  }
};
