import noDuplicateSequenceFlows from 'bpmnlint/rules/no-duplicate-sequence-flows.js';
import noGatewayJoinFork from 'bpmnlint/rules/no-gateway-join-fork.js';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split.js';
import type { Rule } from './bpmn-node.ts';
import { drawn } from './rules/drawn.ts';
import { flowLabel } from './rules/flow-label.ts';
import { gatewayQuestion } from './rules/gateway-question.ts';
import { inLane } from './rules/in-lane.ts';
import { lanesRequired } from './rules/lanes-required.ts';
import { nameRequired } from './rules/name-required.ts';
import { shapesApart } from './rules/shapes-apart.ts';
import { singleNoneStart } from './rules/single-none-start.ts';
import { taskObjectVerb } from './rules/task-object-verb.ts';

/** Our own rules; as a plugin of bpmnlint they are called `fallspur/<name>`. */
export const rules = {
  'single-none-start': singleNoneStart,
  'name-required': nameRequired,
  'task-object-verb': taskObjectVerb,
  'gateway-question': gatewayQuestion,
  'flow-label': flowLabel,
  'lanes-required': lanesRequired,
  'in-lane': inLane,
  drawn,
  'shapes-apart': shapesApart,
} as const satisfies Record<string, Rule>;

/** Rules bpmnlint brings that say nothing `readBpmn` says already, and nothing a sound process must take. */
const stockRules = {
  'no-duplicate-sequence-flows': noDuplicateSequenceFlows,
  'no-gateway-join-fork': noGatewayJoinFork,
  'no-implicit-split': noImplicitSplit,
} as const;

/** Name of a rule as bpmnlint reports it. */
export type RuleName = `fallspur/${keyof typeof rules}` | keyof typeof stockRules;

export const configs = {
  recommended: {
    rules: Object.fromEntries([
      ...Object.keys(rules).map((name) => [name, 'warn'] as const),
      ...Object.keys(stockRules).map((name) => [`bpmnlint/${name}`, 'warn'] as const),
    ]),
  },
};

/** For the static resolver of bpmnlint, where nothing is looked up on a disk; `extends: 'plugin:fallspur/recommended'`. */
export const bundle: Readonly<Record<string, unknown>> = {
  ...prefixed('rule:bpmnlint-plugin-fallspur', rules),
  ...prefixed('rule:bpmnlint', stockRules),
  ...prefixed('config:bpmnlint-plugin-fallspur', configs),
};

export default { rules, configs };

function prefixed(prefix: string, entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [`${prefix}/${name}`, entry]));
}
