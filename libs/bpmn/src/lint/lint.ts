import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import type { Diagnostic } from '@fallspur/kernel';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { Findings } from '../diagnostics/diagnose.ts';
import type { BpmnSource } from '../read-bpmn.ts';
import { bundle, type RuleName } from './plugin.ts';
import { readTree } from './tree.ts';

/** What a rule of bpmnlint is called among our diagnostics. */
const CODES: Readonly<Record<RuleName, DiagnosticCode>> = {
  'fallspur/single-none-start': 'W_SEVERAL_NONE_STARTS',
  'fallspur/name-required': 'W_NAME_MISSING',
  'fallspur/task-object-verb': 'W_TASK_NAME',
  'fallspur/gateway-question': 'W_GATEWAY_QUESTION',
  'fallspur/flow-label': 'W_FLOW_LABEL',
  'fallspur/lanes-required': 'W_NO_LANES',
  'fallspur/in-lane': 'W_NOT_IN_LANE',
  'fallspur/drawn': 'W_NOT_DRAWN',
  'fallspur/shapes-apart': 'W_OVERLAPPING',
  'no-duplicate-sequence-flows': 'W_FLOW_DUPLICATE',
  'no-gateway-join-fork': 'W_GATEWAY_MIXED',
  'no-implicit-split': 'W_SPLIT_IMPLICIT',
};

/**
 * Modelling conventions of Swiss administrations (in the spirit of eCH-0074 and eCH-0158) as warnings in document order.
 * Empty for a file that cannot be read: `readBpmn` says why. Heuristics on purpose small: they nudge, they do not judge.
 */
export async function lint(source: BpmnSource): Promise<readonly Diagnostic[]> {
  const findings = new Findings(source.file);
  const tree = await readTree(source);
  if (!tree) return [];
  // Loaded when first asked for: whoever only carries out processes never lints, and Jest cannot link it with moddle.
  const { Linter } = await import('bpmnlint');
  // A linter keeps its rules, and some rules keep what they saw: each file has its own.
  const linter = new Linter({
    resolver: new StaticResolver(bundle),
    config: { extends: 'plugin:fallspur/recommended' },
  });
  for (const [rule, reports] of Object.entries(await linter.lint(tree.definitions)))
    for (const { id, message, category, others } of reports) {
      if (category === 'rule-error') throw new Error(`The rule ${rule} failed on ${source.file}: ${message}`);
      const element = tree.byId.get(id ?? '');
      // What has no id cannot be named; `E_ID_MISSING` asks for one.
      if (!element) continue;
      const sentence = rule.startsWith('fallspur/') ? message : `${id}: ${message.replace(/\.$/, '')}.`;
      findings.add(CODES[rule as RuleName], element, sentence, others);
    }
  return findings.sorted();
}
