import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deployFiles } from '@fallspur/engine';
import { median } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { millis, table } from '../table.ts';

const LARGEST_SHOWN = 5;
const GOAL_MS = 2000;

/** How long it takes to read, compile and judge the largest foreign models, in this process, caches warm. */
export async function deploying(scale: Scale): Promise<string> {
  const corpus = join(
    process.env['FALLSPUR_CONFORMANCE'] ?? join(import.meta.dirname, '../../../../../shared/conformance'),
    'miwg',
  );
  if (!existsSync(corpus))
    return '\nDeploying the largest foreign models: not run (no corpus; set FALLSPUR_CONFORMANCE)';
  const files = globSync('{reference,vendor}/**/*.bpmn', { cwd: corpus })
    .map((file) => ({ file, size: statSync(join(corpus, file)).size }))
    .sort((a, b) => b.size - a.size)
    .slice(0, LARGEST_SHOWN);
  const rows: string[][] = [];
  for (const { file, size } of files) {
    const xml = readFileSync(join(corpus, file), 'utf8');
    const times: number[] = [];
    let said = '';
    for (let round = 0; round <= scale.rounds; round++) {
      const started = performance.now();
      const { catalog, definitions } = await deployFiles({
        definition: basename(file),
        profile: 'permissive',
        caseKind: 'fall',
        read: () => Promise.resolve(xml),
      });
      if (round > 0) times.push(performance.now() - started);
      const elements = definitions.reduce((sum, one) => sum + Object.keys(one.elements).length, 0);
      said = catalog ? `${definitions.length} compiled, ${elements} elements` : 'refused, with its verdict';
    }
    const time = median(times);
    rows.push([file, `${(size / 1024).toFixed(0)} kB`, said, millis(time), time <= GOAL_MS ? 'met' : 'NOT met']);
  }
  return table(
    `Deploying the ${LARGEST_SHOWN} largest MIWG models, verdict included (goal ≤ ${GOAL_MS / 1000} s)`,
    ['file', 'size', 'outcome', 'time', ''],
    rows,
  );
}
