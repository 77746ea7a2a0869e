import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { DecisionModel } from '../api.ts';
import { isFault } from '../feel/feel.ts';
import { readDecisions } from '../dmn/decisions.ts';
import { expectedValue, inputValue, sameAsExpected, shown } from './tck-values.ts';
import type { XmlElement } from './xml.ts';
import { childNamed, childrenNamed, readXml } from './xml.ts';

/**
 * Sits the DMN TCK. A test case passes when every result node has the expected value or, where an error is expected,
 * null or a fault came back. Run: `node libs/decision/src/conformance/tck.ts [level] [folder] [--all]`.
 */
export interface CaseResult {
  readonly folder: string;
  readonly testCase: string;
  readonly passed: boolean;
  /** Why not: expected and got, one line. */
  readonly reason: string;
}

/** Folder of the corpus by `FALLSPUR_CONFORMANCE` or beside the checkout; null where neither exists. */
export const corpusFolder = (): string | null => {
  const root = process.env['FALLSPUR_CONFORMANCE'] ?? join(import.meta.dirname, '../../../../../shared/conformance');
  const folder = join(root, 'dmn-tck');
  return existsSync(folder) ? folder : null;
};

export const foldersOf = (corpus: string, level: 2 | 3): readonly string[] =>
  readdirSync(join(corpus, `compliance-level-${level}`)).sort();

/** Any instant does: no test of the corpus asserts the present. */
const SURROUNDINGS = { now: '2026-01-05T12:00:00Z' };

export const runFolder = async (corpus: string, level: 2 | 3, folder: string): Promise<readonly CaseResult[]> => {
  const path = join(corpus, `compliance-level-${level}`, folder);
  const names = readdirSync(path);
  const results: CaseResult[] = [];
  for (const test of names.filter((name) => name.endsWith('.xml'))) {
    const root = readXml(readFileSync(join(path, test), 'utf8'));
    const model = await modelFor(path, names, childNamed(root, 'modelName')?.text.trim() ?? '');
    for (const testCase of childrenNamed(root, 'testCase')) {
      const reason = runCase(model, testCase);
      results.push({
        folder,
        testCase: testCase.attributes['id'] ?? '',
        passed: reason === null,
        reason: reason ?? '',
      });
    }
  }
  return results;
};

/** The tested model comes first, so that its decisions are found before those of the models it imports. */
const modelFor = (path: string, names: readonly string[], main: string): Promise<DecisionModel> => {
  const files = names.filter((name) => name.endsWith('.dmn')).sort((a, b) => Number(b === main) - Number(a === main));
  return readDecisions(files.map((file) => ({ file, xml: readFileSync(join(path, file), 'utf8') })));
};

const runCase = (model: DecisionModel, testCase: XmlElement): string | null => {
  const inputs = Object.fromEntries(
    childrenNamed(testCase, 'inputNode').map((node) => [node.attributes['name']!, inputValue(node)]),
  ) as JsonObject;
  const service = testCase.attributes['invocableName'];
  const nodes = childrenNamed(testCase, 'resultNode');
  for (const node of nodes) {
    const target = service ?? node.attributes['name']!;
    const answer = model.evaluate(target, inputs, SURROUNDINGS);
    const got = isFault(answer) ? null : partOf(answer.output, nodes, service, node);
    const expected = expectedValue(childNamed(node, 'expected')!);
    const ok =
      node.attributes['errorResult'] === 'true' ? got === null : !isFault(answer) && sameAsExpected(got, expected);
    if (!ok)
      return `${target}: expected ${shown(expected)}, got ${isFault(answer) ? `${answer.code} ${answer.message}` : shown(got)}`;
  }
  return null;
};

/** A service with several output decisions answers a context; each result node looks at its own part. */
const partOf = (output: Json, nodes: readonly XmlElement[], service: string | undefined, node: XmlElement): Json =>
  service !== undefined && nodes.length > 1 ? ((output as JsonObject)[node.attributes['name']!] ?? null) : output;

const main = async (): Promise<void> => {
  const corpus = corpusFolder();
  if (!corpus) return console.log('DMN TCK: not run (no corpus; set FALLSPUR_CONFORMANCE)');
  const [level, wanted] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  for (const which of level ? [Number(level) as 2 | 3] : ([2, 3] as const)) {
    const results: CaseResult[] = [];
    for (const folder of foldersOf(corpus, which).filter((name) => !wanted || name.includes(wanted)))
      results.push(...(await runFolder(corpus, which, folder)));
    print(which, results);
  }
};

const print = (level: number, results: readonly CaseResult[]): void => {
  const folders = [...new Set(results.map((result) => result.folder))];
  for (const folder of folders) {
    const own = results.filter((result) => result.folder === folder);
    const passed = own.filter((result) => result.passed).length;
    if (passed < own.length || process.argv.includes('--all'))
      console.log(`${folder.padEnd(45)} ${passed} / ${own.length}`);
    for (const { testCase, passed: ok, reason } of own) if (!ok) console.log(`    ${testCase}: ${reason}`);
  }
  console.log(
    `DMN TCK level ${level}: ${results.filter((result) => result.passed).length} / ${results.length} test cases`,
  );
};

if (import.meta.filename === process.argv[1]) await main();
