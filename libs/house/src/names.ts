import { idOfKey, type CompiledDefinition, type DefinitionCatalog } from '@fallspur/engine';

/** Names of a definition as its diagram writes them; the id where it gives none. */
export interface Names {
  readonly process: string;
  element(keyOrId: string): string;
  /** A flow by what it leads from and, where it has a label, by that. */
  flow(id: string): string | undefined;
}

export const namesOf = (definitions: DefinitionCatalog, process: string, sha256?: string): Names => {
  const definition = (sha256 === undefined ? undefined : definitions.bySha256(sha256)) ?? definitions.latest(process);
  return { ...namesIn(definition), process: definition?.name || process };
};

export const namesIn = (definition: CompiledDefinition | undefined): Names => {
  const element = (keyOrId: string): string => {
    const id = keyOrId.includes('#') ? idOfKey(keyOrId) : keyOrId;
    return oneLine(definition?.elements[id]?.name ?? '') || id;
  };
  return {
    process: definition?.name ?? '',
    element,
    flow: (id) => {
      const flow = definition?.flows[id];
      if (!flow) return undefined;
      return flow.name
        ? `${element(flow.source)}: ${oneLine(flow.name)}`
        : `${element(flow.source)} → ${element(flow.target)}`;
    },
  };
};

const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();
