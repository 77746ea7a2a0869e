import type { Refusal, Warning } from '@fallspur/kernel';
import type { Env, Fact } from '@fallspur/engine';
import type { FactData, FactTypeName } from '../../events.ts';
import type { Dossier } from '../state.ts';
import { arrivalRules } from './arrivals.ts';
import { EVERY_FACT } from './every-fact.ts';
import { informationRules } from './information.ts';
import { interviewRules } from './interviews.ts';
import { personRules } from './persons.ts';
import { judge, type Rule, type Rules } from './rule.ts';

/** The table of contents of what a dossier admits: by fact type, in order of asking. */
const RULES: Rules = { ...personRules, ...arrivalRules, ...interviewRules, ...informationRules };

/**
 * Whether a fact may stand in this dossier: invariants of specification 3.15 refuse, soft rules warn. A lawful fact is
 * never refused because a process moved on. [decisions.md 6]
 */
export const admitToDossier = (dossier: Dossier, fact: Fact, env: Env): readonly Warning[] | Refusal => {
  const own = (RULES[fact.type as FactTypeName] ?? []) as readonly Rule[];
  return judge([...EVERY_FACT, ...own], {
    dossier,
    data: fact.data as unknown as FactData[FactTypeName],
    fact,
    env,
  });
};
