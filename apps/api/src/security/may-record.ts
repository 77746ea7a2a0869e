import { mayRecordPlainly } from '@fallspur/casework';
import type { DefinitionCatalog } from '@fallspur/engine';
import type { SignedIn } from './session.ts';

/**
 * May somebody with these roles record such a fact by itself, without a task that asks for it? The fact's schema says so
 * (`x-recordable-by`); one deployed before schemas did is judged by the office's own table. [specification 1.3]
 */
export const mayRecord = (definitions: DefinitionCatalog, roles: readonly string[], type: string): boolean => {
  const named = definitions.factType(type)?.schema['x-recordable-by'];
  return Array.isArray(named) ? named.some((role) => roles.includes(String(role))) : mayRecordPlainly(roles, type);
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
