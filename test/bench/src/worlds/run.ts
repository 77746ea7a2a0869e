import { randomBytes } from 'node:crypto';
import { clockReading, isRefusal, type Refusal } from '@fallspur/kernel';
import { memoryKeyRing, type EventLog, type KeyRing, type StoredEvent } from '@fallspur/event-log';
import { CaseRuntime } from '@fallspur/runtime';
import { inParallel } from '../measure.ts';
import { noOpLog } from './no-op-log.ts';
import type { World } from './world.ts';

/** A runtime for a world on any log. No snapshots and no views: what is measured is answering commands durably. */
export async function runtimeOf(
  world: World,
  log: EventLog,
  keys: KeyRing = memoryKeyRing(world.name),
): Promise<CaseRuntime> {
  const { kinds, deployed } = world;
  const clock = clockReading(Date.now);
  return accepted(await CaseRuntime.start({ log, keys, kinds, deployed, clock, randomBytes }));
}

export const accepted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(`The bench expects no refusal, got ${answer.code}: ${answer.message}`);
  return answer as T;
};

/** Opens cases `from` … `from + count`; gives their ids. */
export async function openCases(
  runtime: CaseRuntime,
  world: World,
  from: number,
  count: number,
): Promise<readonly string[]> {
  const openings = Array.from({ length: count }, (_, n) => world.opening(from + n));
  await inParallel(openings, 32, async ({ caseId, command, times }) =>
    accepted(await runtime.execute(caseId, command, times)),
  );
  return openings.map(({ caseId }) => caseId);
}

/** Carries cases to their ends, so many at once. Gives the number of commands; `onCommand` is told each one's time. */
export async function carryOut(
  runtime: CaseRuntime,
  world: World,
  caseIds: readonly string[],
  concurrency: number,
  onCommand?: (milliseconds: number) => void,
): Promise<number> {
  let commands = 0;
  await inParallel(caseIds, concurrency, async (caseId) => {
    for (let step = 0; ; step++) {
      const next = world.next(await runtime.state(caseId), step);
      if (!next) return;
      const started = onCommand ? performance.now() : 0;
      accepted(await runtime.execute(caseId, next.command, next.times));
      onCommand?.(performance.now() - started);
      commands++;
    }
  });
  return commands;
}

/** A house that has run for a while is compiled where it is busy: cases no table counts, on a log that keeps nothing. */
export async function warmUp(world: World, cases: number): Promise<void> {
  const runtime = await runtimeOf(world, noOpLog());
  await carryOut(runtime, world, await openCases(runtime, world, 9_000_000, cases), 1);
}

/** A log that hands on to another and keeps the batches it was given, stream by stream. */
export function listeningLog(log: EventLog): {
  readonly log: EventLog;
  readonly batches: Map<string, (readonly StoredEvent[])[]>;
} {
  const batches = new Map<string, (readonly StoredEvent[])[]>();
  return {
    batches,
    log: {
      ...log,
      append: (stream, expectedRevision, events) => {
        const known = batches.get(stream);
        if (known) known.push(events);
        else batches.set(stream, [events]);
        return log.append(stream, expectedRevision, events);
      },
    },
  };
}
