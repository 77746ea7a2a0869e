import type { CompiledDefinition } from '../definition.ts';
import type { Stage } from './stage.ts';

/** How a scenario may call an element: by its BPMN id or by its name in the diagram. */
export interface Labels {
  readonly definition: CompiledDefinition | undefined;
  matches(element: string, label: string): boolean;
  /** Its name, or its id where it has none. */
  nameOf(element: string): string;
}

export function labelsOf(stage: Stage, sha256: string): Labels {
  const definition = stage.definitions.bySha256(sha256);
  const name = (element: string): string => oneLine(definition?.elements[element]?.name ?? '');
  return {
    definition,
    matches: (element, label) => element === label || (name(element) !== '' && name(element) === oneLine(label)),
    nameOf: (element) => name(element) || element,
  };
}

// Names are broken into lines in the diagram, not in a sentence.
const oneLine = (name: string): string => name.replace(/\s+/g, ' ').trim();
