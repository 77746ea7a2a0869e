import { foldersOf, runFolder, type CaseResult } from '@fallspur/decision/conformance';
import type { Exam, ExamResult } from './exam.ts';

/** The DMN TCK, level by level; beside each level its features, a folder of the corpus each. */
export const decisionsExam: Exam = {
  name: 'decisions',
  folder: 'dmn-tck',
  sit: async (folder) => [await level(folder, 2), await level(folder, 3)],
};

const level = async (corpus: string, which: 2 | 3): Promise<ExamResult> => {
  const results: CaseResult[] = [];
  for (const folder of foldersOf(corpus, which)) results.push(...(await runFolder(corpus, which, folder)));
  const features = [...new Set(results.map(({ folder }) => folder))];
  return {
    exam: 'decisions',
    figure: `test cases of level ${which}`,
    tests: results.map(({ folder, testCase, passed, reason }) => ({
      name: `${folder} ${testCase}`,
      passed,
      found: reason,
    })),
    beside: features.map((feature) => {
      const of = results.filter(({ folder }) => folder === feature);
      return `${feature}: ${of.filter(({ passed }) => passed).length} of ${of.length}`;
    }),
  };
};
