import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ALWAYS, type Proposals } from '@fallspur/casework';
import { readProcessFolders } from '@fallspur/runtime';

/** What the folder `processes/` of this checkout proposes to deploy. Tests may not import the terminal, which reads the same. */
export const readProposals = async (root: string): Promise<Proposals> => {
  const { folders, sharedFacts } = await readProcessFolders(root);
  return {
    processes: folders.map(({ head: { name, legalBasis, inForceFrom }, source }) => ({
      source,
      name,
      legalBasis,
      inForceFrom,
    })),
    sharedFacts,
    parameters: filesIn(join(root, 'parameters')).flatMap((file) => json<Proposals['parameters']>(file)),
    registers: filesIn(join(root, 'registers')).map((file) => json<Proposals['registers'][number]>(file)),
    calendars: filesIn(join(root, 'calendars')).map((file) => ({
      name: basename(file, '.csv'),
      gueltigVon: ALWAYS,
      tage: parse(readFileSync(file), { columns: true, bom: true }),
    })),
  };
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
