import { describe, expect, it } from '@jest/globals';
import { sentence, violationsIn } from './violations.ts';
import { filesUnder, projects, read } from './workspace.ts';

const house = projects();
const sources = new Map(
  ['apps', 'libs', 'test']
    .flatMap(filesUnder)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, read(file)]),
);
const findingsFor = (file: string, text: string) => violationsIn(new Map([[file, text]]), house).map(sentence);

describe('the house as it stands', () => {
  it('breaks no rule of who may import whom', () => {
    expect(violationsIn(sources, house).map(sentence)).toEqual([]);
  });

  it('was really looked at', () => {
    expect(house.map((project) => project.folder)).toContain('libs/engine');
    expect(sources.size).toBeGreaterThan(50);
  });
});

describe('each rule names file and remedy', () => {
  it.each([
    ['libs/kernel/src/x.ts', "import '@fallspur/engine';", 'layer:foundation', 'The foundation knows neither workflow'],
    ['libs/bpmn/src/x.ts', "export * from '@fallspur/decision';", 'lib:bpmn', 'Only the engine brings BPMN'],
    ['libs/engine/src/x.ts', "await import('@fallspur/event-log');", 'layer:workshop', 'libs/runtime'],
    ['libs/event-log/src/x.ts', "import type { V } from '@fallspur/views';", 'lib:event-log', 'knows no reader'],
    ['libs/views/src/x.ts', "import '@fallspur/engine';", 'layer:foundation', 'hand the thing in from above'],
    ['libs/runtime/src/x.ts', "import '@fallspur/casework';", 'layer:host', 'let the office hand in'],
    ['libs/casework/src/x.ts', "import '@fallspur/bpmn';", 'layer:office', 'ask the engine'],
    ['libs/casework/src/x.ts', "import '@fallspur/cli';", 'layer:office', 'hand the thing in from the app'],
    ['libs/reporting/src/x.ts', "import '@fallspur/casework';", 'office', '"@fallspur/casework/events"'],
    ['libs/engine/src/x.ts', "import '../../bpmn/src/index.ts';", 'relative path', 'Import "@fallspur/bpmn" instead'],
    ['libs/engine/src/x.ts', "import '@fallspur/kernel/src/json.ts';", 'closed door', 'exports @fallspur/kernel,'],
    ['libs/engine/src/x.ts', "import 'bpmn-moddle';", 'one door', 'has one door: libs/bpmn'],
    ['libs/runtime/src/x.ts', "import 'node:sqlite';", 'one door', 'libs/event-log/src/adapters/sqlite, libs/views'],
    ['libs/engine/src/case/fold.ts', "import 'xstate/graph';", 'one door', 'libs/engine/src/compile'],
    ['libs/views/src/x.ts', "import 'left-pad';", 'new door', 'DEPENDENCIES.md'],
    ['libs/engine/src/compile/x.ts', "import 'node:path';", 'pure core', 'hand the value in through env'],
    ['libs/engine/src/case/decide.ts', 'export const x = Date.now();', 'reads Date', 'Read env.now'],
    ['libs/engine/src/case/evolve.ts', 'export const x = Math.random();', 'reads Math.random', 'take identity from'],
    ['libs/casework/src/projections/x.ts', 'export const x = process.env;', 'reads process', 'through env'],
  ])('%s: %s', (file, text, rule, remedy) => {
    const findings = findingsFor(file, text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`${file}: `);
    expect(findings[0]).toContain(rule);
    expect(findings[0]).toContain(remedy);
  });

  it('follows the pure core into the files it uses', () => {
    const files = new Map([
      ['libs/engine/src/case/decide.ts', "import { at } from './helper.ts'; export const x = at;"],
      [
        'libs/engine/src/case/helper.ts',
        "import { hostname } from 'node:os'; export const at = [Date.now(), hostname];",
      ],
      ['libs/engine/src/case/outside.ts', 'export const at = Date.now();'],
    ]);
    expect(violationsIn(files, house).map(({ file, found }) => `${file} ${found}`)).toEqual([
      'libs/engine/src/case/helper.ts reads Date, and libs/engine/src/case/decide.ts of the pure core uses it',
      'libs/engine/src/case/helper.ts imports "node:os", and libs/engine/src/case/decide.ts of the pure core uses it',
    ]);
  });
});

describe('what is allowed', () => {
  it.each([
    ['libs/views/src/x.ts', "import '@fallspur/event-log'; import 'node:sqlite';"],
    ['libs/engine/src/compile/x.ts', "import 'xstate'; import '@fallspur/bpmn'; import '@fallspur/decision';"],
    ['libs/engine/src/case/decide.ts', "import 'xstate'; import '@fallspur/kernel/hash'; export type D = Date;"],
    [
      'libs/engine/src/case/decide.ts',
      'export const f = (clock: { process(): number }) => ({ Date: clock.process() });',
    ],
    ['libs/engine/src/case/decide.ts', 'export const f = ({ process }: { process: string }) => ({ process });'],
    ['libs/engine/src/case/decide.spec.ts', "import 'node:fs'; export const x = Date.now();"],
    ['libs/event-log/src/adapters/sqlite/x.ts', "import 'node:sqlite';"],
    ['apps/cli/src/x.ts', "import 'commander'; import '@fallspur/runtime'; import 'node:fs';"],
    ['test/bench/src/x.ts', "import 'xstate'; import '@fallspur/runtime';"],
  ])('%s: %s', (file, text) => expect(findingsFor(file, text)).toEqual([]));
});
