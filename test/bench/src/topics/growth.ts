import { join } from 'node:path';
import type { CaseRuntime } from '@fallspur/runtime';
import { alternate, median } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { millis, rate, table, verdictOf } from '../table.ts';
import { fillLog, growCase, shuffle, type FilledLog } from '../worlds/filled-log.ts';
import { carryOut, openCases, runtimeOf, warmUp } from '../worlds/run.ts';
import type { World } from '../worlds/world.ts';

/** Does a command cost more when the log is large, or when its case is long? Medians of single commands, one at a time. */
export async function growth(
  worldOf: (seed: string) => Promise<World>,
  directory: string,
  scale: Scale,
): Promise<string> {
  const fill = async (name: string, events: number): Promise<Grown> => {
    const world = await worldOf(name);
    const filled = await fillLog(world, join(directory, `growth-${name}`), events, 0);
    return { ...filled, runtime: await runtimeOf(world, filled.log, filled.keys), opened: 2_000_000 };
  };
  await warmUp(await worldOf('warm'), scale.warmUpCases);
  const small = await fill('small', scale.smallLogEvents);
  const big = await fill('big', scale.bigLogEvents);
  const logs = await alternate(
    [
      { name: 'small', round: () => newDossiers(small, scale.growthCommands) },
      { name: 'big', round: () => newDossiers(big, scale.growthCommands) },
    ],
    scale.rounds,
  );
  const long = await growCase(small.runtime, small.world, 3_000_000, scale.longCaseEvents);
  let round = 0;
  const cases = await alternate(
    [
      { name: 'short', round: async () => shortCase(small, 4_000_000 + round++, scale.growthCommands) },
      { name: 'long', round: () => papers(small.runtime, long, `long-${round++}`, scale.growthCommands) },
    ],
    scale.rounds,
  );
  await Promise.all([small, big].map(({ log }) => log.close()));
  for (const { keys } of [small, big]) keys.close();
  return [
    table(
      `Growth of the log: a command on new dossiers, ${small.world.name}`,
      ['events in the log', 'p50', 'ratio'],
      [
        [rate(small.events), millis(logs.get('small')!), ''],
        [
          rate(big.events),
          millis(logs.get('big')!),
          verdictOf({ ratio: logs.get('big')! / logs.get('small')!, atMost: 1.3 }) +
            (scale.name === 'full' ? '' : ` (${scale.name}: the goal is meant at 1 M events)`),
        ],
      ],
    ),
    table(
      'Growth of a case: a command that changes an open task',
      ['events in the case', 'p50', 'ratio'],
      [
        ['about 10', millis(cases.get('short')!), ''],
        [
          rate(scale.longCaseEvents),
          millis(cases.get('long')!),
          verdictOf({ ratio: cases.get('long')! / cases.get('short')!, atMost: 1.3 }),
        ],
      ],
    ),
  ].join('\n');
}

interface Grown extends FilledLog {
  readonly runtime: CaseRuntime;
  opened: number;
}

/** Median milliseconds of the commands that carry new dossiers to their ends. */
async function newDossiers(grown: Grown, commands: number): Promise<number> {
  const latencies: number[] = [];
  while (latencies.length < commands) {
    const [caseId = ''] = await openCases(grown.runtime, grown.world, grown.opened++, 1);
    await carryOut(grown.runtime, grown.world, [caseId], 1, (milliseconds) => latencies.push(milliseconds));
  }
  return median(latencies);
}

/** Fresh cases all the time, so that none grows: five commands on each. */
async function shortCase({ runtime, world }: Grown, seed: number, commands: number): Promise<number> {
  const latencies: number[] = [];
  for (let n = 0; latencies.length < commands; n++) {
    const [caseId = ''] = await openCases(runtime, world, seed * 1000 + n, 1);
    for (let i = 0; i < 5; i++) latencies.push(await papersOnce(runtime, caseId, `short-${i}`));
  }
  return median(latencies);
}

async function papers(runtime: CaseRuntime, caseId: string, name: string, commands: number): Promise<number> {
  const latencies: number[] = [];
  for (let i = 0; i < commands; i++) latencies.push(await papersOnce(runtime, caseId, `${name}-${i}`));
  return median(latencies);
}

async function papersOnce(runtime: CaseRuntime, caseId: string, name: string): Promise<number> {
  const started = performance.now();
  await shuffle(runtime, caseId, name);
  return performance.now() - started;
}
