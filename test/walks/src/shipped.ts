import { addToInstant, isRefusal, localDateOfInstant, uuidV5 } from '@fallspur/kernel';
import { deployedFromFiles, dossierKind, latestArrival, type Dossier, type ReadDeployed } from '@fallspur/casework';
import {
  decide,
  evolve,
  initialCase,
  type CaseEvent,
  type CaseKind,
  type CaseState,
  type Command,
  type Env,
} from '@fallspur/engine';
import { PROCESSES, readProposals } from '@fallspur/house';
import { arrivalOf, nextStep, randomOf, type Random } from '@fallspur/torture/life';
import { feed } from './feeding.ts';
import { Judge } from './judge.ts';
import { readNet, type GameScope } from './net.ts';
import { readingsDiffer } from './readings.ts';

/** What walks through the shipped definitions have shown. */
export interface ShippedWalks {
  /** Steps judged, by process. */
  readonly steps: Readonly<Record<string, number>>;
  readonly cases: number;
  readonly commands: number;
  /** How often each element was entered, by «process/element». */
  readonly visited: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

const RECORDED_AT = '2024-01-01T00:00:00.000Z';
const KIND = dossierKind as CaseKind;

/**
 * Lives of invented families through the processes of `processes/`, each judged by the token game, until every one of
 * them has gone `stepsMin` steps. After each life the live state must be the fold of what was recorded.
 */
export const walkShipped = async (seed: number, stepsMin: number): Promise<ShippedWalks> => {
  const proposals = await readProposals(PROCESSES);
  const deployed = await deployedFromFiles(proposals, RECORDED_AT);
  const nets = new Map<string, GameScope>();
  for (const { source } of proposals.processes) nets.set(source.process, await readNet(source.bpmn.xml));
  const netOf = (process: string): GameScope => nets.get(process)!;
  const steps = Object.fromEntries(proposals.processes.map(({ source }) => [source.process, 0]));
  const tally = { steps, cases: 0, commands: 0, visited: {} as Record<string, number>, differences: [] as string[] };
  const short = (): readonly string[] => Object.keys(steps).filter((process) => steps[process]! < stepsMin);
  for (let family = 0; short().length > 0 && tally.differences.length < DIFFERENCES_MAX; family++) {
    const life = new Life(deployed, new Judge(netOf), randomOf(seed * 100_003 + family), short());
    tally.differences.push(...life.live(`W${seed}-${family}`).map((found) => `family ${family}: ${found}`));
    tally.cases++;
    for (const [process, taken] of life.judge.steps) steps[process] = (steps[process] ?? 0) + taken;
    tally.commands += life.commands;
    for (const [element, times] of life.visited) tally.visited[element] = (tally.visited[element] ?? 0) + times;
  }
  return tally;
};

const DIFFERENCES_MAX = 10;
const COMMANDS_MAX = 40;

/** One family, command by command. */
class Life {
  readonly judge: Judge;
  readonly visited = new Map<string, number>();
  commands = 0;
  readonly #deployed: ReadDeployed;
  readonly #random: Random;
  readonly #short: readonly string[];
  #now = '2019-03-01T08:00:00.000Z';

  constructor(deployed: ReadDeployed, judge: Judge, random: Random, short: readonly string[]) {
    this.#deployed = deployed;
    this.judge = judge;
    this.#random = random;
    this.#short = short;
  }

  live(label: string): readonly string[] {
    const { caseId, command } = arrivalOf(label, localDateOfInstant(this.#now), this.#random);
    let state = initialCase(KIND, caseId);
    const [found, recorded]: [string[], CaseEvent[]] = [[], []];
    const send = (next: Command): void => {
      const env = this.#env(next.commandId);
      const answer = decide(KIND, state, next, env);
      this.commands++;
      if (isRefusal(answer)) return;
      let folded = state;
      for (const event of answer.events) {
        const after = evolve(KIND, folded, event);
        for (const { entered, definition } of event.steps ?? [])
          for (const { key } of entered) this.#visit(definition.process, key);
        const difference = this.judge.follow(event, folded, after);
        if (difference) found.push(difference);
        folded = after;
      }
      recorded.push(...answer.events);
      state = answer.state;
    };
    send(command);
    for (let turn = 0; turn < COMMANDS_MAX && found.length === 0; turn++) {
      this.#now = addToInstant(this.#now, `PT${1 + this.#random.below(400)}H`);
      for (const timer of dueIn(state, this.#now)) send(this.#fire(timer, turn));
      if (!latestArrival(state.domain as Dossier)) break;
      const next = this.#next(state);
      if (next) send({ ...next, commandId: uuidV5('walk', caseId, String(turn)) } as Command);
    }
    const apart = readingsDiffer(KIND, state, recorded);
    return apart ? [...found, apart] : found;
  }

  /** What people do next, or a fact one of the short processes is hungry for. */
  #next(state: CaseState): ReturnType<typeof nextStep> {
    const fact = this.#random.chance(0.5) && feed(this.#short, state.domain as Dossier, this.#now, this.#random);
    return fact ? { type: 'RecordFact', actor: CLERK, fact } : nextStep(state, this.#now, this.#random);
  }

  #visit(process: string, key: string): void {
    const element = `${process}/${key.slice(0, key.lastIndexOf('#'))}`;
    this.visited.set(element, (this.visited.get(element) ?? 0) + 1);
  }

  #fire({ instance, timer }: DueTimer, turn: number): Command {
    const commandId = uuidV5('walk-timer', instance, timer, String(turn));
    return { type: 'FireTimer', instance, timer, commandId, actor: SYSTEM };
  }

  #env(commandId: string): Env {
    const { definitions, functions } = this.#deployed;
    let ids = 0;
    return {
      now: this.#now,
      recordedAt: this.#now > RECORDED_AT ? this.#now : RECORDED_AT,
      ids: { next: () => uuidV5('walk-id', commandId, String(ids++)) },
      definitions,
      parameters: (validOn) => this.#deployed.parameters(validOn, RECORDED_AT),
      register: (name, validOn) => this.#deployed.register(name, validOn, RECORDED_AT),
      functions,
    };
  }
}

const CLERK = { person: 'ff-1', office: 'SR-03', role: 'FF' };
const SYSTEM = { person: 'SYSTEM', office: 'SYSTEM', role: 'SYSTEM' };

interface DueTimer {
  readonly instance: string;
  readonly timer: string;
}

const dueIn = ({ instances }: CaseState, now: string): readonly DueTimer[] =>
  Object.values(instances).flatMap(({ id, timers }) =>
    Object.values(timers)
      .filter(({ dueAt }) => dueAt <= now)
      .map(({ key }) => ({ instance: id, timer: key })),
  );
