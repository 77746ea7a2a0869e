import type { CompiledDefinition } from '../definition.ts';
import { isSilent } from './graph.ts';

/** What scenarios are to cover: every element and every flow of a definition, in document order, by BPMN id. */
export interface DefinitionParts {
  readonly elements: readonly string[];
  readonly flows: readonly string[];
}

export const partsOf = (definition: CompiledDefinition): DefinitionParts => ({
  elements: Object.keys(definition.elements),
  flows: Object.keys(definition.flows).filter((id) => !isSilent(id)),
});
