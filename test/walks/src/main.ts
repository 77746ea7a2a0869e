import { parseArgs } from 'node:util';
import { walkOnce } from './walk.ts';

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string' },
  },
});
if (values.show) {
  const walk = await walkOnce(Number(values.show));
  console.log(walk.xml.replaceAll('><', '>\n<'));
  console.log(walk.kind, walk.said.join('\n'));
} else {
  const count = Number(values.processes);
  const first = Number(values.seed) * 1_000_000;
  const tally = { same: 0, refused: 0, differs: 0, steps: 0, ended: 0 };
  const refusals = new Map<string, number>();
  for (let seed = first; seed < first + count; seed++) {
    const walk = await walkOnce(seed);
    tally[walk.kind]++;
    tally.steps += walk.steps;
    if (walk.ended) tally.ended++;
    if (walk.kind === 'differs' && tally.differs <= 10) console.log(`seed ${seed}: ${walk.said.join('\n   ')}`);
    if (walk.kind === 'refused')
      for (const code of new Set(walk.said)) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  }
  console.log(JSON.stringify({ ...tally, refusals: Object.fromEntries(refusals) }));
  process.exitCode = tally.differs ? 1 : 0;
}
