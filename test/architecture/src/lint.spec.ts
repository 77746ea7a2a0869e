import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './workspace.ts';

/** File, text, the rule that finds it (`-` for none) and a piece of the remedy. */
const samples: readonly (readonly [file: string, text: string, rule: string, remedy: string])[] = [
  ['libs/engine/src/x.ts', "import '@fallspur/event-log';", '@nx/enforce-module-boundaries', 'layer:workshop'],
  ['libs/bpmn/src/x.ts', "import '@fallspur/decision';", '@nx/enforce-module-boundaries', 'lib:bpmn'],
  ['libs/runtime/src/x.ts', "import '@fallspur/reporting';", '@nx/enforce-module-boundaries', 'layer:host'],
  ['libs/casework/src/x.ts', "import '@fallspur/bpmn';", '@nx/enforce-module-boundaries', 'layer:office'],
  ['libs/views/src/x.ts', "import '@fallspur/engine';", '@nx/enforce-module-boundaries', 'layer:foundation'],
  ['libs/engine/src/x.ts', "import '../../bpmn/src/index.ts';", '@nx/enforce-module-boundaries', 'npm scope'],
  ['libs/reporting/src/x.ts', "import '@fallspur/casework';", 'office-casework/only-events', 'casework/events'],
  ['libs/engine/src/x.ts', "import 'bpmn-moddle';", 'one-door-bpmn-moddle/no-other', 'libs/bpmn'],
  ['libs/engine/src/x.ts', "import 'bpmnlint/rules/fake-join.js';", 'one-door-bpmnlint/no-other', 'libs/bpmn/src/lint'],
  ['libs/engine/src/x.ts', "import 'feelin';", 'one-door-feelin/no-other', 'libs/decision'],
  ['libs/engine/src/case/fold.ts', "import 'xstate';", 'one-door-xstate/no-other', 'libs/engine/src/compile'],
  ['libs/runtime/src/x.ts', "import 'node:sqlite';", 'one-door-sqlite/no-other', 'libs/views'],
  ['libs/event-log/src/x.ts', "import 'node:sqlite';", 'one-door-sqlite/no-other', 'adapters/sqlite'],
  ['libs/casework/src/x.ts', "import 'ajv/dist/2020.js';", 'one-door-ajv/no-other', 'libs/engine'],
  ['libs/decision/src/x.ts', "import 'temporal-polyfill';", 'one-door-temporal/no-other', 'libs/kernel'],
  ['libs/engine/src/x.ts', "import 'uuid';", 'one-door-uuid/no-other', 'libs/kernel'],
  ['libs/runtime/src/x.ts', "import 'csv-parse/sync';", 'one-door-csv/no-other', 'libs/house'],
  ['libs/engine/src/x.ts', "import '@cucumber/gherkin';", 'one-door-gherkin/no-other', 'libs/engine/src/testing'],
  ['libs/engine/src/compile/a/x.ts', "import 'node:path';", 'pure-core/no-node', 'through env'],
  ['libs/engine/src/compile/a/x.ts', "import 'path';", 'pure-core/no-node', 'through env'],
  ['libs/engine/src/case/decide.ts', 'Date.now();', 'no-restricted-globals', 'Read env.now'],
  ['libs/engine/src/case/decide-task.ts', 'process.exit();', 'no-restricted-globals', 'through env'],
  ['libs/engine/src/case/evolve.ts', 'setTimeout(() => 1, 1);', 'no-restricted-globals', 'Record a timer'],
  ['libs/engine/src/case/evolve.ts', 'performance.now();', 'no-restricted-globals', 'Measure where'],
  ['libs/casework/src/projections/x.ts', 'Math.random();', 'no-restricted-properties', 'env.ids'],
  ['libs/engine/src/case/decide.ts', "await import('./x.ts');", 'no-restricted-syntax', 'top of the file'],
  ['libs/views/src/x.ts', "import '@fallspur/event-log'; import 'node:sqlite';", '-', ''],
  ['libs/engine/src/compile/x.ts', "import 'xstate'; import '@fallspur/bpmn';", '-', ''],
  ['libs/engine/src/case/decide.spec.ts', "import 'node:fs'; Date.now();", '-', ''],
  ['libs/reporting/src/x.ts', "import '@fallspur/runtime';", '-', ''],
  ['libs/event-log/src/adapters/sqlite/x.ts', "import 'node:sqlite';", '-', ''],
  ['apps/cli/src/x.ts', "import 'commander'; import 'node:fs'; import '@fallspur/runtime';", '-', ''],
  ['test/bench/src/x.ts', "import 'xstate'; import 'node:sqlite'; import '@fallspur/engine';", '-', ''],
];

describe('lint enforces the house', () => {
  let findings: readonly (readonly string[])[] = [];

  beforeAll(() => {
    const script = fileURLToPath(new URL('lint-texts.mjs', import.meta.url));
    const input = JSON.stringify(samples.map(([file, text]) => ({ file, text })));
    findings = JSON.parse(execFileSync(process.execPath, [script], { cwd: root, input, encoding: 'utf8' }));
  }, 60_000);

  it.each(samples.map((sample, index) => [...sample, index] as const))('%s: %s -> %s', (_, __, rule, remedy, index) => {
    if (rule === '-') expect(findings[index]).toEqual([]);
    else {
      expect(findings[index]).toHaveLength(1);
      expect(findings[index]?.[0]).toMatch(new RegExp(`^${rule}: `));
      expect(findings[index]?.[0]).toContain(remedy);
    }
  });
});
