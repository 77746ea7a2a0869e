import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { COMMITS, EXAMS } from './exams.ts';
import type { ExamResult } from './exam.ts';
import { details, passedOf, table, unexplained } from './report.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } });
const corpora = process.env['FALLSPUR_CONFORMANCE'] ?? join(import.meta.dirname, '../../../../shared/conformance');

const wanted = EXAMS.filter(({ name }) => values.only === undefined || name === values.only);
if (wanted.length === 0) {
  console.error(`--only expects one of ${EXAMS.map(({ name }) => name).join(', ')}, not «${values.only}»`);
  process.exit(2);
}

const results: ExamResult[] = [];
const notRun: string[] = [];
for (const exam of wanted) {
  const folder = join(corpora, exam.folder);
  if (!existsSync(folder)) notRun.push(`${exam.name}: not run (no corpus «${exam.folder}»; set FALLSPUR_CONFORMANCE)`);
  else results.push(...(await exam.sit(folder)));
}

const folderOf = new Map(EXAMS.map(({ name, folder }) => [name, folder]));
const commitOf = (exam: string): string => COMMITS[folderOf.get(exam) ?? ''] ?? '';
const open = unexplained(results);
if (values.json) console.log(JSON.stringify({ results: results.map(forMachines), notRun, unexplained: open }, null, 2));
else {
  for (const line of [...table(results, commitOf), ...notRun, ...details(results)]) console.log(line);
  console.log(open.length ? `\n${open.length} not passed without a reason` : '\nEverything not passed has its reason.');
}
process.exitCode = open.length ? 1 : 0;

function forMachines(result: ExamResult) {
  const { exam, figure, tests, beside = [] } = result;
  const failed = tests.filter(({ passed }) => !passed);
  return { exam, figure, commit: commitOf(exam), passed: passedOf(result), of: tests.length, failed, beside };
}
