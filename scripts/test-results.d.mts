/** What became of the tasks of one run. */
export interface Results {
  readonly tasks: ReadonlyMap<string, 'passed' | 'failed'>;
  readonly testsOf: ReadonlyMap<string, { readonly passed: number; readonly failed: number; readonly skipped: number }>;
  readonly notRun: string[];
}
export function readResults(output: string): Results;
export function sumUp(
  results: Results,
  exitCode: number,
): { readonly lines: readonly string[]; readonly failed: boolean };
