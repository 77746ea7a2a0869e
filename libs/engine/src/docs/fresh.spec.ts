import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { diagnosticsPage } from './diagnostics-page.ts';
import { withElementTable } from './element-table.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

// Stale? `node libs/engine/scripts/write-docs.ts` writes both again.
describe('what is written from the code', () => {
  it('docs/diagnostics.md names every code', () => {
    expect(read('../../../../docs/diagnostics.md')).toBe(diagnosticsPage());
  });

  it('the README shows every element', () => {
    const readme = read('../../README.md');
    expect(readme).toBe(withElementTable(readme));
  });
});
