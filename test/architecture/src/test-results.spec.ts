import { describe, expect, it } from '@jest/globals';
// The scripts of the root belong to no project; this is their test.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { readResults, sumUp } from '../../../scripts/test-results.mjs';

const lastLine = (output: string, exitCode: number) => {
  const { lines, failed } = sumUp(readResults(output), exitCode);
  return [lines.at(-1), failed];
};

const green = `
> nx run kernel:lint

> nx run kernel:test

kernel: Tests:       154 passed, 154 total

> nx run views:test  [existing outputs match the cache, left as is]

Tests:       1 skipped, 1 todo, 20 passed, 22 total
`;

describe('the sum of a run', () => {
  it('counts tests, checks and what was skipped, live and from the cache', () => {
    expect(lastLine(green, 0)).toEqual(['175 passed, 0 failed, 2 skipped', false]);
  });

  it('reads through colours', () => {
    const coloured =
      '> nx run a:test\n\u001b[1ma: \u001b[22m\u001b[1mTests:       \u001b[22m\u001b[32m3 passed\u001b[39m, 3 total\n';
    expect(lastLine(coloured, 0)).toEqual(['3 passed, 0 failed', false]);
  });

  it('keeps the suites of side by side projects apart', () => {
    const mixed = `
> nx run a:test
> nx run b:test
b: Tests:       1 failed, 4 passed, 5 total
a: Tests:       2 passed, 2 total

Failed tasks:

- b:test
`;
    expect(lastLine(mixed, 1)).toEqual(['6 passed, 1 failed', true]);
    expect(sumUp(readResults(mixed), 1).lines).toContain('failed: b:test');
  });

  it('a suite that did not load fails although each test that ran passed', () => {
    const broken = '> nx run a:test\na: Tests:       5 passed, 5 total\n\nFailed tasks:\n\n- a:test\n';
    expect(lastLine(broken, 1)).toEqual(['5 passed, 1 failed', true]);
  });

  it('a failed check counts, and what waited for it is named', () => {
    const output = `
> nx run a:lint

Tasks not run because their dependencies failed or --nx-bail=true:

- a:e2e

Failed tasks:

- a:lint

`;
    expect(lastLine(output, 1)).toEqual(['0 passed, 1 failed', true]);
    expect(sumUp(readResults(output), 1).lines).toContain('not run: a:e2e (a task it needs failed)');
  });

  it('never calls a run good that ended badly or did nothing', () => {
    expect(lastLine(green, 130)).toEqual(['175 passed, 1 failed, 2 skipped', true]);
    expect(lastLine('', 0)).toEqual(['0 passed, 1 failed', true]);
  });
});
