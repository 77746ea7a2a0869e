import type { ExamResult, Sat } from './exam.ts';
import { reasonFor } from './reasons.ts';

export const passedOf = ({ tests }: ExamResult): number => tests.filter(({ passed }) => passed).length;
export const failedOf = ({ tests }: ExamResult): readonly Sat[] => tests.filter(({ passed }) => !passed);

/** Failures nobody has explained: what makes the run fail. */
export const unexplained = (results: readonly ExamResult[]): readonly string[] =>
  results.flatMap((result) =>
    failedOf(result)
      .filter(({ name }) => reasonFor(result.exam, name) === undefined)
      .map(({ name }) => `${result.exam}: ${name}`),
  );

/** The one table. */
export const table = (results: readonly ExamResult[], commitOf: (exam: string) => string): readonly string[] => {
  const width = Math.max(...results.map(({ figure }) => figure.length));
  return results.map(
    (result) =>
      `${result.exam.padEnd(10)} ${result.figure.padEnd(width)} ${share(passedOf(result), result.tests.length)}  ${commitOf(result.exam)}`,
  );
};

const share = (passed: number, all: number): string => `${String(passed).padStart(5)} / ${String(all).padEnd(5)}`;

/** What did not pass, by name with the reason, and the figures beside. */
export const details = (results: readonly ExamResult[]): readonly string[] =>
  results.flatMap((result) => {
    const failed = failedOf(result);
    const beside = result.beside ?? [];
    if (failed.length === 0 && beside.length === 0) return [];
    return [
      '',
      `${result.exam}, ${result.figure}:`,
      ...beside.map((line) => `  ${line}`),
      ...failed.map(
        ({ name, found }) =>
          `  not passed: ${name}\n      ${reasonFor(result.exam, name) ?? 'NOT EXPLAINED'}\n      ${found}`,
      ),
    ];
  });
