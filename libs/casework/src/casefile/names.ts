import { idOfKey, type CompiledDefinition, type DefinitionCatalog, type DefinitionRef } from '@fallspur/engine';

/** What the diagram of an instance calls its parts: the names of the version it runs on. */
export interface DiagramNames {
  readonly definition: CompiledDefinition | undefined;
  readonly process: string;
  /** An element by key or id; the id where the diagram gives no name. */
  element(keyOrId: string): string;
  /** Does the diagram name it? */
  isNamed(keyOrId: string): boolean;
}

export const diagramNames = (definitions: DefinitionCatalog, ref: DefinitionRef): DiagramNames => {
  const definition = definitions.bySha256(ref.sha256) ?? definitions.latest(ref.process);
  const nameOf = (keyOrId: string): string => oneLine(definition?.elements[elementIdOf(keyOrId)]?.name ?? '');
  return {
    definition,
    process: definition?.name || ref.process,
    element: (keyOrId) => nameOf(keyOrId) || elementIdOf(keyOrId),
    isNamed: (keyOrId) => nameOf(keyOrId) !== '',
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
