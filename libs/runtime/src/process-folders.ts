import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DefinitionSource } from '@fallspur/engine';
import type { JsonObject } from '@fallspur/kernel';

/** The head of a process folder. [house.md 5] */
export interface ProcessHead {
  readonly id: string;
  readonly name: string;
  readonly caseKind: string;
  readonly owner: string;
  readonly legalBasis: readonly string[];
  readonly inForceFrom: string;
}

/** One process folder, read but not judged. */
export interface ProcessFolder {
  readonly directory: string;
  readonly head: ProcessHead;
  readonly source: DefinitionSource;
  /** Feature and JSON scenario files, absolute. */
  readonly scenarios: readonly string[];
}

/** Reads `process.json`, the diagram, its decisions and facts; shared facts it names are taken along. */
export async function readProcessFolder(
  directory: string,
  sharedFacts: Readonly<Record<string, JsonObject>>,
): Promise<ProcessFolder> {
  const head = await readJson<ProcessHead & { readonly bpmn?: string }>(join(directory, 'process.json'));
  const diagrams = await filesIn(directory, '.bpmn');
  const diagram = diagrams[0];
  if (!diagram || diagrams.length > 1)
    throw new Error(
      `${directory}: expected exactly one .bpmn file, found ${diagrams.length}. A process folder holds one diagram.`,
    );
  const xml = await readFile(diagram, 'utf8');
  const own = await readFactSchemas(join(directory, 'facts'));
  const named = Object.fromEntries(Object.entries(sharedFacts).filter(([type]) => names(xml, type)));
  const dmn = await Promise.all(
    (await filesIn(join(directory, 'decisions'), '.dmn')).map(async (file) => ({
      file: relative(directory, file),
      xml: await readFile(file, 'utf8'),
    })),
  );
  return {
    directory,
    head,
    source: {
      process: head.id,
      caseKind: head.caseKind,
      bpmn: { file: relative(directory, diagram), xml },
      dmn,
      facts: { ...named, ...own },
      profile: 'strict',
    },
    scenarios: [
      ...(await filesIn(join(directory, 'scenarios'), '.feature')),
      ...(await filesIn(join(directory, 'scenarios'), '.json')),
    ],
  };
}

/** Every process folder below `processes/`, in order of name, with the shared facts. */
export async function readProcessFolders(root: string): Promise<{
  readonly folders: readonly ProcessFolder[];
  readonly sharedFacts: Readonly<Record<string, JsonObject>>;
}> {
  const sharedFacts = await readFactSchemas(join(root, 'facts'));
  const entries = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const directories = entries
    .map((entry) => join(root, entry.name))
    .filter((directory) => existsSync(join(directory, 'process.json')));
  const folders = await Promise.all(directories.sort().map((directory) => readProcessFolder(directory, sharedFacts)));
  return { folders, sharedFacts };
}

/** `<Type>.schema.json` -> schema, by type. */
export async function readFactSchemas(directory: string): Promise<Record<string, JsonObject>> {
  const schemas: Record<string, JsonObject> = {};
  for (const file of await filesIn(directory, '.schema.json')) {
    const type = file.slice(directory.length + 1, -'.schema.json'.length);
    schemas[type] = await readJson<JsonObject>(file);
  }
  return schemas;
}

async function readJson<T>(file: string): Promise<T> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as T;
  } catch (fault) {
    throw new Error(`${file}: expected JSON: ${(fault as Error).message}`, { cause: fault });
  }
}

async function filesIn(directory: string, ending: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  return (await readdir(directory))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(directory, name));
}

/** A fact type stands in a diagram as a whole attribute value (message name or `fact` property). */
const names = (xml: string, type: string): boolean => xml.includes(`"${type}"`);
