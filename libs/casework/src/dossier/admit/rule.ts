import { isRefusal, refuse, type JsonObject, type Refusal, type Warning } from '@fallspur/kernel';
import type { Env, Fact } from '@fallspur/engine';
import type { FactData, FactTypeName } from '../../events.ts';
import type { Dossier } from '../state.ts';

/** What a rule may look at. */
export interface Candidate<T extends FactTypeName = FactTypeName> {
  readonly dossier: Dossier;
  readonly data: FactData[T];
  readonly fact: Fact;
  readonly env: Env;
}

/** A rule says no, says something, or says nothing. */
export type Rule<T extends FactTypeName = FactTypeName> = (candidate: Candidate<T>) => Refusal | Warning | null;

export type Rules = { readonly [T in FactTypeName]?: readonly Rule<T>[] };

/** For rules worded «nur», «sind einzureichen», «können nicht». [specification 0.4 rule 9] */
export const no = (code: string, message: string, details?: JsonObject): Refusal => refuse(code, message, details);

/** For rules worded «in der Regel», «sollte». [specification 0.4 rule 9] */
export const hint = (code: string, message: string, details?: JsonObject): Warning =>
  details ? { code, message, details } : { code, message };

/** What a form calls this field of a fact. */
export const titleOf = ({ definitions }: Env, type: string, field: string): string => {
  const properties = definitions.factType(type)?.schema['properties'] as JsonObject | undefined;
  const title = (properties?.[field] as JsonObject | undefined)?.['title'];
  return typeof title === 'string' ? title : field;
};

/** Asks the rules in order: the first refusal ends it, warnings add up. */
export const judge = (rules: readonly Rule[], candidate: Candidate): readonly Warning[] | Refusal => {
  const warnings: Warning[] = [];
  for (const rule of rules) {
    const verdict = rule(candidate);
    if (isRefusal(verdict)) return verdict;
    if (verdict) warnings.push(verdict);
  }
  return warnings;
};
