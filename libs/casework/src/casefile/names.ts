import { idOfKey, type CompiledDefinition, type DefinitionCatalog, type DefinitionRef } from '@fallspur/engine';

/** What a diagram calls its parts: the names of one version of a process. */
export interface DiagramNames {
  readonly definition: CompiledDefinition | undefined;
  readonly process: string;
  /** An element by key or id; the id where the diagram gives no name. */
  element(keyOrId: string): string;
  /** Does the diagram name it? */
  isNamed(keyOrId: string): boolean;
  /** A flow by what it leads from and, where it has a label, by that. */
  flow(id: string): string | undefined;
}

/** The names of the version an instance runs on. */
export const diagramNames = (definitions: DefinitionCatalog, ref: DefinitionRef): DiagramNames =>
  namesOf(definitions, ref.process, ref.sha256);

/** The names of a version by its hash; of the version in force where none is given or that one is not known. */
export const namesOf = (definitions: DefinitionCatalog, process: string, sha256?: string): DiagramNames => {
  const definition = (sha256 === undefined ? undefined : definitions.bySha256(sha256)) ?? definitions.latest(process);
  return { ...namesIn(definition), process: definition?.name || process };
};

export const namesIn = (definition: CompiledDefinition | undefined): DiagramNames => {
  const nameOf = (keyOrId: string): string => oneLine(definition?.elements[elementIdOf(keyOrId)]?.name ?? '');
  const element = (keyOrId: string): string => nameOf(keyOrId) || elementIdOf(keyOrId);
  return {
    definition,
    process: definition?.name ?? '',
    element,
    isNamed: (keyOrId) => nameOf(keyOrId) !== '',
    flow: (id) => {
      const flow = definition?.flows[id];
      if (!flow) return undefined;
      return flow.name
        ? `${element(flow.source)}: ${oneLine(flow.name)}`
        : `${element(flow.source)} → ${element(flow.target)}`;
    },
  };
};

export const elementIdOf = (keyOrId: string): string => (keyOrId.includes('#') ? idOfKey(keyOrId) : keyOrId);

const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** What a fact is called; a correction or voiding by the fact it concerns. */
export const factTitle = (definitions: DefinitionCatalog, type: string): string => {
  const known = definitions.factType(type)?.title;
  if (known !== undefined) return known;
  for (const [ending, word] of [
    ['Korrigiert', 'korrigiert'],
    ['Storniert', 'storniert'],
  ] as const)
    if (type.endsWith(ending)) return `${factTitle(definitions, type.slice(0, -ending.length))}: ${word}`;
  return type;
};
