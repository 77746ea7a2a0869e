import type { Findings } from '../diagnostics/diagnose.ts';
import type { ProcessModel } from '../model.ts';
import type { TypedDocument } from '../schema/typed-element.ts';
import { activities } from './activities.ts';
import { collaboration } from './collaboration.ts';
import { dataContracts } from './data-contracts.ts';
import { data } from './data.ts';
import { eventDefinitions } from './event-definitions.ts';
import { events } from './events.ts';
import { expressions } from './expressions.ts';
import { gateways } from './gateways.ts';
import { identity } from './identity.ts';
import { ruleContext, type Rule } from './rule-context.ts';
import { sequenceFlows } from './sequence-flows.ts';

/** The rules of the standard a single file can break, one entry a chapter. */
const RULES: readonly Rule[] = [
  identity,
  sequenceFlows,
  events,
  eventDefinitions,
  gateways,
  activities,
  expressions,
  collaboration,
  data,
  dataContracts,
];

export function checkRules(model: ProcessModel, document: TypedDocument, findings: Findings): void {
  const context = ruleContext(model, document, findings);
  for (const rule of RULES) rule(context);
}
