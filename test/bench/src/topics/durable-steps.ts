import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog, StoredEvent } from '@fallspur/event-log';
import { openSqliteKeyRing, openSqliteLog } from '@fallspur/event-log/sqlite';
import { alternate, inParallel, median, percentile, perSecond, processorTime, timed } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { micros, millis, rate, table, verdictOf } from '../table.ts';
import { accepted, carryOut, listeningLog, openCases, runtimeOf, warmUp } from '../worlds/run.ts';
import type { World } from '../worlds/world.ts';

const AT_ONCE = [1, 8, 64] as const;
const GOALS = { 1: 0.5, 8: undefined, 64: 0.15 } as const;

/**
 * Durable steps a second through `CaseRuntime.execute` on the SQLite log with keys in their own SQLite file, beside the
 * bare limit: the very same batches of sealed events appended to a second log by as many workers, nothing else done.
 */
export async function durableSteps(world: World, directory: string, scale: Scale): Promise<string> {
  await warmUp(world, scale.warmUpCases);
  const at = join(directory, `durable-${world.name.slice(0, 5)}`);
  mkdirSync(at, { recursive: true });
  const house = openSqliteLog({ directory: join(at, 'engine') });
  const bare = openSqliteLog({ directory: join(at, 'bare') });
  const keys = openSqliteKeyRing({ directory: join(at, 'keys'), rootKeyFile: join(at, 'keys', 'root.key') });
  const { log, batches } = listeningLog(house);
  const runtime = await runtimeOf(world, log, keys);
  const rows: string[][] = [];
  let opened = 0;
  for (const concurrency of AT_ONCE) {
    const latencies: number[] = [];
    const bareLatencies: number[] = [];
    const processor = { engine: [] as number[], bare: [] as number[] };
    let recorded: readonly (readonly StoredEvent[])[][] = [];
    const rates = await alternate(
      [
        {
          name: 'engine',
          round: async () => {
            const count = scale.casesPerRound[concurrency];
            const caseIds = await openCases(runtime, world, opened, count);
            opened += count;
            await bringAlong(bare, batches, caseIds);
            let commands = 0;
            let busy = 0;
            const time = await timed(async () => {
              busy = await processorTime(async () => {
                commands = await carryOut(runtime, world, caseIds, concurrency, (ms) => latencies.push(ms));
              });
            });
            processor.engine.push(busy / commands);
            recorded = caseIds.map((caseId) => batches.get(caseId) ?? []);
            batches.clear();
            return perSecond(commands, time);
          },
        },
        {
          name: 'bare',
          round: async () => {
            const appends = recorded.map((ofCase) => ofCase.map(atOneInstant));
            let busy = 0;
            const time = await timed(async () => {
              busy = await processorTime(() =>
                inParallel(appends, concurrency, (ofCase) => appendAll(bare, ofCase, bareLatencies)),
              );
            });
            processor.bare.push(busy / appends.flat().length);
            return perSecond(appends.flat().length, time);
          },
        },
      ],
      scale.rounds,
    );
    const [engine, limit] = [rates.get('engine')!, rates.get('bare')!];
    const goal = GOALS[concurrency];
    const ratio = engine / limit;
    rows.push([
      String(concurrency),
      rate(engine),
      rate(limit),
      goal === undefined ? `${ratio.toFixed(2)} ×` : verdictOf({ ratio, atLeast: goal }),
      millis(median(latencies)),
      millis(percentile(latencies, 0.99)),
      millis(median(bareLatencies)),
      micros(median(processor.engine)),
      micros(median(processor.bare)),
      concurrency === 1 ? verdictOf({ ratio: percentile(latencies, 0.99), atMost: 5, unit: 'ms' }) : '',
    ]);
  }
  await Promise.all([house.close(), bare.close()]);
  keys.close();
  return table(
    `Durable steps: ${world.name}`,
    [
      'at once',
      'steps/s',
      'bare commits/s',
      'ratio',
      'p50',
      'p99',
      'bare p50',
      'processor',
      'bare processor',
      'p99 at 1',
    ],
    rows,
  );
}

async function appendAll(
  log: EventLog,
  batches: readonly (readonly StoredEvent[])[],
  latencies: number[],
): Promise<void> {
  for (const events of batches) {
    const started = performance.now();
    accepted(await log.append(events[0]!.stream, events[0]!.revision - 1, events));
    latencies.push(performance.now() - started);
  }
}

/** The openings of these cases, untimed, so that the bare log can go on where the engine's log does. */
async function bringAlong(
  bare: EventLog,
  batches: Map<string, (readonly StoredEvent[])[]>,
  caseIds: readonly string[],
): Promise<void> {
  await inParallel(caseIds, 64, async (caseId) => {
    for (const events of batches.get(caseId) ?? [])
      accepted(await bare.append(caseId, events[0]!.revision - 1, atOneInstant(events)));
    batches.delete(caseId);
  });
}

/** Other workers, another order: the stamps of the first run would run backwards. The column only; the bytes stay. */
const atOneInstant = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
  events.map((event) => ({ ...event, recordedAt: '2026-11-21T00:00:00.000Z' }));
