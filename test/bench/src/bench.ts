import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { DeployedNow } from '@fallspur/runtime';
import { openEvent } from '@fallspur/event-log';
import { projectionsOf } from '@fallspur/house';
import type { Scale } from './scale.ts';
import { budget } from './topics/budget.ts';
import { deploying } from './topics/deploying.ts';
import { durableSteps } from './topics/durable-steps.ts';
import { growth } from './topics/growth.ts';
import { http } from './topics/http.ts';
import { modelSize } from './topics/model-size.ts';
import { noOp } from './topics/no-op-log.ts';
import { replay } from './topics/replay.ts';
import { fillLog } from './worlds/filled-log.ts';
import { informieren } from './worlds/informieren.ts';
import { plain } from './worlds/plain.ts';

export const TOPICS = ['durable', 'no-op', 'budget', 'replay', 'growth', 'size', 'deploying', 'http'] as const;
export type Topic = (typeof TOPICS)[number];

/** Measures the topics asked for, one after the other, and tells each table as soon as it stands. */
export async function bench(scale: Scale, topics: readonly Topic[], tell: (text: string) => void): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'fallspur-bench-'));
  const wanted = (topic: Topic): boolean => topics.includes(topic);
  try {
    tell(machine(scale));
    if (wanted('durable')) {
      tell(await durableSteps(await plain('durable'), directory, scale));
      tell(await durableSteps(await informieren('durable'), directory, scale));
    }
    if (wanted('no-op')) tell(await noOp(scale));
    if (wanted('budget')) {
      tell(await budget(await plain('budget'), directory, scale));
      tell(await budget(await informieren('budget'), directory, scale));
    }
    if (wanted('replay')) tell(await replayed(directory, scale));
    if (wanted('growth')) tell(await growth(informieren, directory, scale));
    if (wanted('size')) tell(await modelSize(scale));
    if (wanted('deploying')) tell(await deploying(scale));
    if (wanted('http')) tell(await http(directory, scale));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function replayed(directory: string, scale: Scale): Promise<string> {
  const world = await informieren('replay');
  const filled = await fillLog(world, join(directory, 'replay'), scale.replayEvents, scale.longCaseEvents);
  const { log, keys } = filled;
  const deployed = new DeployedNow(world.deployed, log, (recorded) => openEvent(recorded, keys));
  await deployed.refresh();
  const text = await replay(filled, projectionsOf(deployed), directory, scale);
  await log.close();
  keys.close();
  return text;
}

function machine(scale: Scale): string {
  const { node, sqlite } = process.versions as { node: string; sqlite?: string };
  const [load = 0] = loadavg();
  return [
    `bench, ${scale.name} scale, ${scale.rounds} alternating rounds after one to warm up, medians`,
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, ` +
      `Node ${node}, SQLite ${sqlite ?? 'unknown'}, load before ${load.toFixed(1)}`,
  ].join('\n');
}
