import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readProcessFolders } from '@fallspur/runtime';
import type { ProcessFolder } from '@fallspur/runtime';
import { deployedFromFiles, type Proposals, type ReadDeployed } from '@fallspur/casework';
import { compileSource, type CompiledSource } from '@fallspur/engine';
import { hasErrors } from '@fallspur/kernel';
import { PROCESSES, readProposals } from '@fallspur/house';
import { wrongUsage } from '../terminal/stop.ts';

/** A process folder with what it compiles to. */
export interface ReadProcess {
  readonly folder: ProcessFolder;
  readonly compiled: CompiledSource;
}

/** All process folders below one root: what one of them names may lie beside it. */
export interface ProcessFiles {
  readonly root: string;
  readonly proposals: Proposals;
  readonly processes: readonly ReadProcess[];
  /** As deployed into an empty house; undefined while some process does not compile. */
  readonly deployed: ReadDeployed | undefined;
}

/** Long before any process: whatever is dated is in force. */
export const RECORDED_AT = '2015-01-01T00:00:00.000Z';

export const readProcessFiles = async (root: string): Promise<ProcessFiles> => {
  // First, because it says what cannot be read instead of failing.
  const proposals = await readProposals(root);
  const { folders } = await readProcessFolders(root);
  const processes = await Promise.all(
    folders.map(async (folder) => ({ folder, compiled: await compileSource(folder.source, 1) })),
  );
  const sound = processes.every(
    ({ compiled }) => compiled.kind === 'compiled' && !hasErrors(compiled.definition.diagnostics),
  );
  return { root, proposals, processes, deployed: sound ? await deployedFromFiles(proposals, RECORDED_AT) : undefined };
};

/** What somebody names on the command line: a process of `processes/`, a folder, or a lone diagram. */
export type Named =
  | { readonly kind: 'folder'; readonly root: string; readonly directory: string }
  | { readonly kind: 'diagram'; readonly file: string };

export const namedProcess = (asked: string): Named => {
  const path = resolve(asked);
  if (asked.endsWith('.bpmn')) {
    if (existsSync(path)) return { kind: 'diagram', file: path };
    throw wrongUsage(`Das Diagramm «${asked}» gibt es nicht.`);
  }
  const candidates = [path, join(PROCESSES, asked)];
  const directory = candidates.find((candidate) => existsSync(join(candidate, 'process.json')));
  if (directory !== undefined) return { kind: 'folder', root: dirname(directory), directory };
  const found = candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isDirectory());
  throw wrongUsage(
    found === undefined
      ? `«${asked}» ist weder ein Prozess in processes/ noch ein Ordner noch ein Diagramm (.bpmn).`
      : `In «${found}» liegt kein process.json; erwartet ist der Ordner eines Prozesses.`,
  );
};
