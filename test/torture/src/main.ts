import { parseArgs } from 'node:util';
import { report } from './report.ts';
import { torture } from './torture.ts';

/** `npm run torture [-- --kills 200 --seed 7 --no-strace]`. Exit code 1 when anything was lost, doubled or differs. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '7' },
    strace: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const [kills, seed] = [wholeNumber('kills', values.kills), wholeNumber('seed', values.seed)];

const started = performance.now();
const result = await torture({
  kills,
  seed,
  tracing: values.strace,
  onKill: (killed, how) => {
    if (killed % 10 === 0 || killed === kills)
      console.error(`${killed}/${kills} kills, the last ${how}, ${seconds(performance.now() - started)}`);
  },
});
console.log(report(result, { kills, seed, time: seconds(performance.now() - started) }));
process.exitCode = result.violations.length === 0 ? 0 : 1;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(0)} s`;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name}: expected a whole number above 0, got "${text}"`);
  process.exit(2);
}
