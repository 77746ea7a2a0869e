import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './directories.ts';

/** Everything that takes part in folding a case. */
const FOLDING_LIBS = ['kernel', 'engine', 'decision', 'bpmn', 'casework', 'runtime'];

/** Names the code that folds cases: SHA-256 over its sources, so that a changed fold never meets an old snapshot. */
export const epochOfSources = (): string => {
  const hash = createHash('sha256');
  const files = FOLDING_LIBS.flatMap((lib) =>
    globSync('**/*.ts', { cwd: join(ROOT, 'libs', lib, 'src') }).map((file) => join('libs', lib, 'src', file)),
  )
    .filter((file) => !file.endsWith('.spec.ts'))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
};
