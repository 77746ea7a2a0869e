import { recordableBy } from '@fallspur/casework';
import type { DefinitionCatalog } from '@fallspur/engine';
import type { SignedIn } from './session.ts';

/** May somebody with these roles record such a fact by itself, without a task that asks for it? Its schema says. [specification 1.3] */
export const mayRecord = (definitions: DefinitionCatalog, roles: readonly string[], type: string): boolean => {
  const known = definitions.factType(type);
  return known !== undefined && recordableBy(known, roles);
};

/** A recorded fact, as far as it decides who may correct it. */
export interface RecordedFact {
  readonly type: string;
  readonly office: string;
  readonly role: string;
}

/**
 * Whoever answers for a fact corrects it: the office that recorded it, in the role that did or one that may record it.
 * What the house itself recorded nobody corrects.
 */
export const mayCorrect = (definitions: DefinitionCatalog, { roles, office }: SignedIn, fact: RecordedFact): boolean =>
  fact.role !== 'SYSTEM' &&
  fact.office === office.key &&
  (roles.includes(fact.role) || mayRecord(definitions, roles, fact.type));
