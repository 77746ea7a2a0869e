import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CHAIN_START, memoryKeyRing, sealEvents, type EventLog, type KeyRing } from '@fallspur/event-log';
import { openSqliteLog } from '@fallspur/event-log/sqlite';
import { decide, evolve, initialCase, type CaseState, type Command } from '@fallspur/engine';
import { kindNameOf, type CaseRuntime } from '@fallspur/runtime';
import { uuidV5 } from '@fallspur/kernel';
import type { Scale } from '../scale.ts';
import { Stopwatch } from '../stopwatch.ts';
import { micros, table } from '../table.ts';
import { noOpLog } from '../worlds/no-op-log.ts';
import { accepted, runtimeOf, warmUp } from '../worlds/run.ts';
import { catalogWatcher, PARTS, watchedEnv } from '../worlds/watched.ts';
import type { World } from '../worlds/world.ts';

const EVOLVE = 'evolve (inside decide, timed again on its events)';
const CANONICAL = 'canonical bytes, hashes (sealing nothing)';
const SEALING = 'sealing (what sealing costs beyond that)';
const COMMIT = 'commit (SQLite, one at a time)';

/**
 * Where the time of one command goes. `decide` runs with a stopwatch at each of its doors (times are exclusive); fold,
 * bytes, sealing and commit are then done on the very events it gave. Openings are
 * counted like any other command.
 */
export async function budget(world: World, directory: string, scale: Scale): Promise<string> {
  await warmUp(world, scale.warmUpCases);
  const runtime = await runtimeOf(world, noOpLog());
  const log = openSqliteLog({ directory: join(directory, `budget-${world.name.slice(0, 5)}`) });
  const watch = new Stopwatch();
  const bench: Bench = { world, runtime, log, watch, watched: catalogWatcher(watch), keys: memoryKeyRing('budget') };
  const cases = Math.max(2, scale.casesPerRound[8]);
  let commands = 0;
  for (let n = 0; n < 2 * cases; n++) {
    // The first half warms up.
    if (n === cases) {
      watch.clear();
      commands = 0;
    }
    commands += await playCase(bench, n);
  }
  await log.close();
  const spent = new Map(watch.totals);
  spent.set(PARTS.decide, (spent.get(PARTS.decide) ?? 0) - (spent.get(EVOLVE) ?? 0));
  spent.set(SEALING, (spent.get(SEALING) ?? 0) - (spent.get(CANONICAL) ?? 0));
  const total = [...spent.values()].reduce((sum, part) => sum + part, 0);
  const rows = ORDER.filter((part) => spent.has(part)).map((part) => {
    const time = spent.get(part)!;
    return [part, micros((time * 1000) / commands), `${((100 * time) / total).toFixed(0)} %`];
  });
  return table(
    `Budget of one command: ${world.name} (mean of ${commands} commands, one at a time)`,
    ['part', 'time', 'share'],
    [...rows, ['together', micros((total * 1000) / commands), '100 %']],
  );
}

const ORDER: readonly string[] = [...Object.values(PARTS), EVOLVE, CANONICAL, SEALING, COMMIT];

interface Bench {
  readonly world: World;
  readonly runtime: CaseRuntime;
  readonly log: EventLog;
  readonly watch: Stopwatch;
  readonly watched: ReturnType<typeof catalogWatcher>;
  readonly keys: KeyRing;
}

/** One case from its opening to its end, outside the runtime. Gives the number of commands, the opening's among them. */
async function playCase(bench: Bench, n: number): Promise<number> {
  const { world } = bench;
  const opening = world.opening(n);
  const kind = world.kinds[kindNameOf(opening.caseId)];
  if (!kind) throw new Error(`No case kind for ${opening.caseId}`);
  let at = await command(bench, { state: initialCase(kind, opening.caseId), chainHash: CHAIN_START }, opening);
  for (let step = 0; ; step++) {
    const next = world.next(at.state, step);
    if (!next) return step + 1;
    at = await command(bench, at, next);
  }
}

interface At {
  readonly state: CaseState;
  readonly chainHash: string;
}

async function command(
  { world, runtime, log, watch, watched, keys }: Bench,
  { state, chainHash }: At,
  { command, times }: { readonly command: Command; readonly times: { readonly now?: string } },
): Promise<At> {
  const kind = world.kinds[kindNameOf(state.caseId)]!;
  let ids = 0;
  const plainEnv = runtime.deployed.env(times.now ?? RECORDED_AT, RECORDED_AT, {
    next: () => uuidV5('id', command.commandId, String(ids++)),
  });
  const env = watchedEnv(plainEnv, watch, watched);
  const { events } = accepted(watch.inside(PARTS.decide, () => decide(kind, state, command, env)));
  const after = watch.inside(EVOLVE, () => events.reduce((folded, event) => evolve(kind, folded, event), state));
  const open = events.map((event) => ({ ...event, protect: [] }));
  const bytesOnly = (): unknown => watch.inside(CANONICAL, () => sealEvents(open, chainHash, keys, randomBytes));
  // By turns before and behind: whoever comes second finds warm caches.
  if (state.revision % 2 === 0) bytesOnly();
  const sealed = watch.inside(SEALING, () => sealEvents(events, chainHash, keys, randomBytes));
  if (state.revision % 2 !== 0) bytesOnly();
  const started = performance.now();
  accepted(await log.append(state.caseId, state.revision, sealed));
  watch.add(COMMIT, performance.now() - started);
  return { state: after, chainHash: sealed.at(-1)!.hash };
}

const RECORDED_AT = '2026-11-21T08:00:00.000Z';
