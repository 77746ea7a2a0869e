import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** Fresh directories for a spec file, removed when it is done. */
export function temporaryDirectories(): () => string {
  const made: string[] = [];
  afterAll(() => made.forEach((directory) => rmSync(directory, { recursive: true, force: true })));
  return () => {
    const directory = mkdtempSync(join(tmpdir(), 'fallspur-log-'));
    made.push(directory);
    return directory;
  };
}
