import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@fallspur/kernel';
import { PROCESSES, readFactSchemas } from '../../scripts/fact-schemas.ts';
import { ALWAYS, type Proposals } from '../deployment/proposals.ts';

/** The files of `processes/` as proposals, for specs. */
export const readProposals = (): Proposals => ({
  processes: foldersWith('process.json').map((folder) => {
    const head = json<{ id: string; name: string; caseKind: string; legalBasis: string[]; inForceFrom: string }>(
      folder,
      'process.json',
    );
    const bpmn = `${head.id}.bpmn`;
    return {
      name: head.name,
      legalBasis: head.legalBasis,
      inForceFrom: head.inForceFrom,
      source: {
        process: head.id,
        caseKind: head.caseKind,
        bpmn: { file: bpmn, xml: text(folder, bpmn) },
        dmn: filesIn('.dmn', folder, 'decisions').map((file) => ({ file, xml: text(folder, 'decisions', file) })),
        facts: schemasIn(folder),
        profile: 'strict' as const,
      },
    };
  }),
  sharedFacts: schemasIn('.'),
  parameters: filesIn('.json', 'parameters').flatMap((file) => json<Proposals['parameters']>('parameters', file)),
  registers: filesIn('.json', 'registers').map((file) => json<Proposals['registers'][number]>('registers', file)),
  calendars: filesIn('.csv', 'calendars').map((file) => ({
    name: file.replace('.csv', ''),
    gueltigVon: ALWAYS,
    tage: plainCsv(text('calendars', file)),
  })),
});

export const featuresOf = (folder: string): string[] => filesIn('.feature', folder, 'scenarios');
export const scenarioText = (folder: string, file: string): string => text(folder, 'scenarios', file);

const text = (...path: string[]): string => readFileSync(join(PROCESSES, ...path), 'utf8');
const json = <T>(...path: string[]): T => JSON.parse(text(...path)) as T;

const filesIn = (ending: string, ...path: string[]): string[] => {
  const folder = join(PROCESSES, ...path);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
};

const foldersWith = (file: string): string[] =>
  readdirSync(PROCESSES).filter((name) => existsSync(join(PROCESSES, name, file)));

const schemasIn = (folder: string): Record<string, JsonObject> => {
  const all = readFactSchemas();
  const names = filesIn('.schema.json', folder, 'facts').map((file) => file.slice(0, -'.schema.json'.length));
  return Object.fromEntries(names.map((name) => [name, all[name] as JsonObject]));
};

// The calendar quotes no cell; a file that does would give rows the kernel refuses.
const plainCsv = (content: string): JsonObject[] => {
  const [header = '', ...lines] = content.trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])));
};
