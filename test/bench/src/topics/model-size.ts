import { uuidV5 } from '@fallspur/kernel';
import {
  decide,
  factsOnly,
  initialCase,
  type CaseKind,
  type CaseState,
  type Command,
  type DefinitionCatalog,
  type Env,
} from '@fallspur/engine';
import { IB, openTasksOf } from '@fallspur/torture/life';
import { median, perSecond } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { Stopwatch } from '../stopwatch.ts';
import { micros, rate, table } from '../table.ts';
import { accepted } from '../worlds/run.ts';
import { catalogOf, sized, type Sized } from '../worlds/sized.ts';
import { catalogWatcher, PARTS, watchedEnv } from '../worlds/watched.ts';

const KIND = factsOnly('akte') as CaseKind;
const NOW = '2026-11-21T08:00:00.000Z';

/** The pure engine alone, `decide` with the folded state it hands back, by the size and the width of the model. */
export async function modelSize(scale: Scale): Promise<string> {
  const rows: string[][] = [];
  for (const elements of [10, 50, 200])
    for (const branches of [1, 8, 30]) {
      const model = sized(elements, branches);
      if (model) rows.push(await measured(model, await catalogOf(model), scale));
    }
  return table(
    'The pure engine by model size (decide and fold, no log, no bytes, no sealing; one user task after the other)',
    ['elements', 'branches', 'steps/s', 'a step', 'XState', 'decide, the rest'],
    rows,
  );
}

const measured = async (model: Sized, catalog: DefinitionCatalog, scale: Scale): Promise<string[]> => {
  const cases = Math.max(1, Math.ceil((scale.casesPerRound[64] * 8) / model.tasks));
  const rates: number[] = [];
  for (let round = 0; round <= scale.rounds; round++) {
    const started = performance.now();
    let steps = 0;
    for (let n = 0; n < cases; n++) steps += play(`${round}-${n}`, (id) => envOf(catalog, id));
    if (round > 0) rates.push(perSecond(steps, performance.now() - started));
  }
  const watch = new Stopwatch();
  const watched = catalogWatcher(watch);
  for (let warm = 0; warm < 2; warm++) {
    watch.clear();
    for (let n = 0; n < cases; n++)
      play(
        `w${warm}-${n}`,
        (id) => watchedEnv(envOf(catalog, id), watch, watched),
        (work) => watch.inside(PARTS.decide, work),
      );
  }
  const steps = cases * (model.tasks + 1);
  const part = (name: string): string => micros(((watch.totals.get(name) ?? 0) * 1000) / steps);
  const speed = median(rates);
  return [
    String(model.elements),
    String(model.branches),
    rate(speed),
    micros(1e6 / speed),
    part(PARTS.drive),
    part(PARTS.decide),
  ];
};

type Draft<C> = C extends Command ? Omit<C, 'commandId' | 'actor'> : never;

/** One case from its start to its end; gives the number of commands. */
const play = (seed: string, env: (commandId: string) => Env, inside = <T>(work: () => T): T => work()): number => {
  const caseId = `akte-${uuidV5('bench-size', seed)}`;
  let state: CaseState = initialCase(KIND, caseId);
  let commands = 0;
  const send = (command: Draft<Command>): void => {
    const commandId = uuidV5('bench-size-command', caseId, String(commands++));
    const surroundings = env(commandId);
    state = accepted(
      inside(() => decide(KIND, state, { ...command, commandId, actor: IB } as Command, surroundings)),
    ).state;
  };
  send({ type: 'StartProcess', process: 'sized' });
  for (let [task] = openTasksOf(state); task; [task] = openTasksOf(state))
    send({ type: 'CompleteTask', task: task.ref });
  if (Object.keys(state.instances).length > 0) throw new Error('The sized process must have ended');
  return commands;
};

const envOf = (definitions: DefinitionCatalog, commandId: string): Env => {
  let ids = 0;
  return {
    now: NOW,
    recordedAt: NOW,
    ids: { next: () => uuidV5('bench-size-id', commandId, String(ids++)) },
    definitions,
    parameters: () => ({}),
    register: () => undefined,
  };
};
