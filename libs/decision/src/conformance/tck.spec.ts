import { describe, expect, test } from '@jest/globals';
import { corpusFolder, foldersOf, runFolder } from './tck.ts';

/** A fixed part of the corpus with every change; the whole of it belongs to the conformance run. */
const SUBSET = [
  '0001-filter',
  '0004-lending',
  '0020-vacation-days',
  '0034-drg-scopes',
  '0085-decision-services',
  '1131-feel-function-invocation',
];

const corpus = corpusFolder();

describe('DMN TCK', () => {
  if (!corpus) {
    test('not run: no corpus (set FALLSPUR_CONFORMANCE)', () => expect(corpus).toBeNull());
    return;
  }

  test.each(foldersOf(corpus, 2))('level 2, %s', async (folder) => {
    const failed = (await runFolder(corpus, 2, folder)).filter((result) => !result.passed);
    expect(failed).toEqual([]);
  });

  test.each(SUBSET)('level 3, %s', async (folder) => {
    const failed = (await runFolder(corpus, 3, folder)).filter((result) => !result.passed);
    expect(failed).toEqual([]);
  });
});
