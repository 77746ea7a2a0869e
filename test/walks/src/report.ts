import type { ProcessWalks } from './processes.ts';
import type { ShippedWalks } from './shipped.ts';

const DIFFERENCES_SHOWN = 10;

/** One table of both kinds of walk. */
export const walksReport = (random: ProcessWalks, shipped: ShippedWalks): string =>
  [
    `random processes            ${random.processes} (${random.refused} refused at deployment${codes(random)})`,
    `  steps, walks to the end   ${random.steps}, ${random.ended}`,
    `  differences               ${random.differences.length}`,
    `shipped definitions         ${shipped.cases} invented families, ${shipped.commands} commands`,
    `  steps judged              ${shipped.steps}, ${Object.keys(shipped.visited).length} elements visited`,
    `  differences               ${shipped.differences.length}`,
    ...[...random.differences, ...shipped.differences].slice(0, DIFFERENCES_SHOWN).map((found) => `    ${found}`),
  ].join('\n');

const codes = ({ refusals }: ProcessWalks): string =>
  Object.entries(refusals)
    .map(([code, count]) => `, ${code} ${count}`)
    .join('');
