import type { JsonObject } from '@fallspur/kernel';

/** The persons the engine reads from a fact's usual fields. */
export const personsNamed = ({ personId, personIds }: JsonObject): readonly string[] => [
  ...(typeof personId === 'string' ? [personId] : []),
  ...(Array.isArray(personIds) ? personIds.filter((id) => typeof id === 'string') : []),
];
