import { parseArgs } from 'node:util';
import { judgeGraphs } from './graphs.ts';
import { walkProcesses } from './processes.ts';
import { graphsReport, processesReport, shippedReport } from './report.ts';
import { walkShipped } from './shipped.ts';
import { checkVerdict } from './verdicts.ts';
import { walkOnce } from './walk.ts';

/** `npm run walks [-- --processes 10000 --graphs 5000 --steps 100000 --seed 7]`; `-- --show SEED` shows one process, `-- --graph SEED` one graph. */
const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '10000' },
    steps: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
    graphs: { type: 'string', default: '5000' },
    show: { type: 'string' },
    graph: { type: 'string' },
  },
});

if (values.graph !== undefined) {
  const { xml, kind, findings, differences } = await checkVerdict(wholeNumber('graph', values.graph));
  console.log([xml, kind, ...findings, ...differences].join('\n'));
} else if (values.show === undefined) await walkAll();
else {
  const { xml, kind, said } = await walkOnce(wholeNumber('show', values.show));
  console.log(xml.replaceAll('><', '>\n<'));
  console.log(kind, said.join('\n'));
}

async function walkAll(): Promise<void> {
  const [processes, graphs, steps, seed] = [
    wholeNumber('processes', values.processes),
    wholeNumber('graphs', values.graphs),
    wholeNumber('steps', values.steps),
    wholeNumber('seed', values.seed),
  ];
  const started = performance.now();
  const random = await walkProcesses(seed, processes, (done) => {
    if (done % 1000 === 0) console.error(`${done}/${processes} random processes`);
  });
  console.log(processesReport(random));
  const judged = await judgeGraphs(seed, graphs, (done) => {
    if (done % 1000 === 0) console.error(`${done}/${graphs} random graphs`);
  });
  console.log(graphsReport(judged));
  const shipped = await walkShipped(seed, steps);
  console.log(shippedReport(shipped));
  console.log(`seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = random.differences.length + judged.differences.length + shipped.differences.length > 0 ? 1 : 0;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name}: expected a whole number above 0, got "${text}"`);
  process.exit(2);
}
