import { agrees, compareAll } from '@fallspur/engine/conformance';
import type { Exam } from './exam.ts';

/** Compares our verdicts with published ones, property by property. */
export const soundnessExam: Exam = {
  name: 'soundness',
  folder: 'soundness',
  sit: async (folder) => {
    const comparisons = await compareAll(folder);
    const properties = [...new Set(comparisons.map(({ property }) => property))];
    return [
      {
        exam: 'soundness',
        figure: 'published verdicts reproduced',
        tests: comparisons.map((one) => ({
          name: `${one.file} ${one.property}`,
          passed: agrees(one),
          found: `published ${one.published}, ours ${one.ours ?? 'undecided'} (${one.markings} markings)`,
        })),
        beside: properties.map((property) => {
          const of = comparisons.filter((one) => one.property === property);
          return `${property}: ${of.filter(agrees).length} of ${of.length}`;
        }),
      },
    ];
  },
};
