import { basename } from 'node:path';
import { readBpmn } from '@fallspur/bpmn';
import type { DefinitionSource } from '@fallspur/engine';
import { KINDS, readProposals, readText, type House } from '@fallspur/house';
import { readProcessFolders } from '@fallspur/runtime';
import { namedProcess, type Named } from '../check/process-files.ts';
import { wrongUsage } from '../terminal/stop.ts';

/** A changed process as somebody names it: its folder, or a lone diagram beside the tables and facts in force. */
export const changedDefinition = async (house: House, asked: string): Promise<DefinitionSource> => {
  const named = namedProcess(asked);
  const source = named.kind === 'folder' ? await folderSource(named) : await diagramSource(house, named.file);
  if (KINDS[source.caseKind]) return source;
  throw wrongUsage(
    `«${asked}» gehört zur Fallart «${source.caseKind}», die dieses Haus nicht führt; es führt: ${Object.keys(KINDS).join(', ')}.`,
  );
};

const folderSource = async ({ root, directory }: Extract<Named, { kind: 'folder' }>): Promise<DefinitionSource> => {
  // First, because it says what cannot be read instead of failing.
  await readProposals(root);
  const { folders } = await readProcessFolders(root);
  const found = folders.find((folder) => folder.directory === directory);
  if (!found) throw new Error(`${directory}: a folder with process.json, yet not among those of ${root}`);
  return found.source;
};

const diagramSource = async ({ deployed }: House, file: string): Promise<DefinitionSource> => {
  const bpmn = { file: basename(file), xml: readText(file) };
  const { processes } = await readBpmn(bpmn);
  const { deployments } = deployed.office;
  const sources = processes.flatMap(({ id }) => deployments[id]?.definitions.at(-1)?.value.quelle ?? []);
  const [source] = sources;
  if (source && sources.length === 1) return { ...source, bpmn };
  const found = processes.map(({ id }) => `«${id}»`).join(', ') || 'keinen Prozess';
  throw wrongUsage(
    `«${file}» enthält ${found}; erwartet ist genau einer von denen, die in Kraft sind: ${Object.keys(deployments).join(', ')}.`,
    ['Für einen neuen Prozess nennen Sie seinen Ordner mit process.json.'],
  );
};
