import type { GraphVerdicts } from './graphs.ts';
import type { ProcessWalks } from './processes.ts';
import type { ShippedWalks } from './shipped.ts';

const DIFFERENCES_SHOWN = 10;

/** How random processes went. */
export const processesReport = (random: ProcessWalks): string =>
  [
    `random processes            ${random.processes} (${random.refused} refused at deployment${codes(random)})`,
    `  steps, walks to the end   ${random.steps}, ${random.ended}`,
    ...differences(random.differences),
  ].join('\n');

/** How verdicts on random graphs went. */
export const graphsReport = (judged: GraphVerdicts): string =>
  [
    `random graphs               ${judged.graphs} (${judged.refused} cannot run, ${judged.undecided} too large to decide)`,
    `  sound for both            ${judged.sound}`,
    ...Object.entries(judged.findings).map(([code, count]) => `  ${code.padEnd(25)} ${count}`),
    ...differences(judged.differences),
  ].join('\n');

/** How the shipped definitions went. */
export const shippedReport = (shipped: ShippedWalks): string =>
  [
    `shipped definitions         ${shipped.cases} invented families, ${shipped.commands} commands`,
    ...Object.entries(shipped.steps).map(
      ([process, steps]) =>
        `  ${process.padEnd(24)}  ${steps} steps judged, ${elementsOf(process, shipped)} elements visited`,
    ),
    ...differences(shipped.differences),
  ].join('\n');

const elementsOf = (process: string, { visited }: ShippedWalks): number =>
  Object.keys(visited).filter((element) => element.startsWith(`${process}/`)).length;

const differences = (found: readonly string[]): readonly string[] => [
  `  differences               ${found.length}`,
  ...found.slice(0, DIFFERENCES_SHOWN).map((one) => `    ${one}`),
];

const codes = ({ refusals }: ProcessWalks): string =>
  Object.entries(refusals)
    .map(([code, count]) => `, ${code} ${count}`)
    .join('');
