import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

/** A fresh folder for each test of the file; returns the path of a view cache in it. */
export function freshCachePath(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fallspur-views-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'views.sqlite');
}
