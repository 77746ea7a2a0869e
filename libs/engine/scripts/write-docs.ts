import { readFileSync, writeFileSync } from 'node:fs';
import { diagnosticsPage } from '../src/docs/diagnostics-page.ts';
import { withElementTable } from '../src/docs/element-table.ts';

/** Writes what documentation takes from the code: `node libs/engine/scripts/write-docs.ts`. */
const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, withElementTable(readFileSync(readme, 'utf8')));
writeFileSync(new URL('../../../docs/diagnostics.md', import.meta.url), diagnosticsPage());
