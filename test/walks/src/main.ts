import { parseArgs } from 'node:util';
import { walkProcesses } from './processes.ts';
import { processesReport, shippedReport } from './report.ts';
import { walkShipped } from './shipped.ts';
import { walkOnce } from './walk.ts';

/** `npm run walks [-- --processes 10000 --steps 100000 --seed 7]`, or `-- --show SEED` for one random process. */
const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '10000' },
    steps: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '7' },
    show: { type: 'string' },
  },
});

if (values.show === undefined) await walkAll();
else {
  const { xml, kind, said } = await walkOnce(wholeNumber('show', values.show));
  console.log(xml.replaceAll('><', '>\n<'));
  console.log(kind, said.join('\n'));
}

async function walkAll(): Promise<void> {
  const [processes, steps, seed] = [
    wholeNumber('processes', values.processes),
    wholeNumber('steps', values.steps),
    wholeNumber('seed', values.seed),
  ];
  const started = performance.now();
  const random = await walkProcesses(seed, processes, (done) => {
    if (done % 1000 === 0) console.error(`${done}/${processes} random processes`);
  });
  console.log(processesReport(random));
  const shipped = await walkShipped(seed, steps);
  console.log(shippedReport(shipped));
  console.log(`seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = random.differences.length + shipped.differences.length > 0 ? 1 : 0;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name}: expected a whole number above 0, got "${text}"`);
  process.exit(2);
}
