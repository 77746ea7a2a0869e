import { addToInstant, isRefusal, localDateOfInstant, uuidV5 } from '@fallspur/kernel';
import { deployedFromFiles, dossierKind, latestArrival, type Dossier, type ReadDeployed } from '@fallspur/casework';
import { decide, evolve, initialCase, type CaseKind, type CaseState, type Command, type Env } from '@fallspur/engine';
import { PROCESSES, readProposals } from '@fallspur/house';
import { arrivalOf, nextStep, randomOf, type Random } from '@fallspur/torture/life';
import { Judge } from './judge.ts';
import { readNet, type GameScope } from './net.ts';

/** What walks through the shipped definitions have shown. */
export interface ShippedWalks {
  /** Steps judged, by process. */
  readonly steps: number;
  readonly cases: number;
  readonly commands: number;
  readonly visited: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

const RECORDED_AT = '2024-01-01T00:00:00.000Z';
const KIND = dossierKind as CaseKind;

/** Lives of invented families through every process of `processes/`, each judged by the token game, until `stepsMin`. */
export const walkShipped = async (seed: number, stepsMin: number): Promise<ShippedWalks> => {
  const proposals = await readProposals(PROCESSES);
  const deployed = await deployedFromFiles(proposals, RECORDED_AT);
  const nets = new Map<string, GameScope>();
  for (const { source } of proposals.processes) nets.set(source.process, await readNet(source.bpmn.xml));
  const netOf = (process: string): GameScope => nets.get(process)!;
  const tally = { steps: 0, cases: 0, commands: 0, visited: {} as Record<string, number>, differences: [] as string[] };
  for (let family = 0; tally.steps < stepsMin && tally.differences.length < DIFFERENCES_MAX; family++) {
    const life = new Life(deployed, new Judge(netOf), randomOf(seed * 100_003 + family));
    tally.differences.push(...life.live(`W${seed}-${family}`).map((found) => `family ${family}: ${found}`));
    tally.cases++;
    tally.steps += life.judge.steps;
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
  #now = '2019-03-01T08:00:00.000Z';

  constructor(deployed: ReadDeployed, judge: Judge, random: Random) {
    this.#deployed = deployed;
    this.judge = judge;
    this.#random = random;
  }

  live(label: string): readonly string[] {
    const { caseId, command } = arrivalOf(label, localDateOfInstant(this.#now), this.#random);
    let state = initialCase(KIND, caseId);
    const found: string[] = [];
    const send = (next: Command): void => {
      const env = this.#env(next.commandId);
      const answer = decide(KIND, state, next, env);
      this.commands++;
      if (isRefusal(answer)) return;
      for (const event of answer.events) {
        const after = evolve(KIND, state, event) as CaseState;
        for (const { entered, definition } of event.steps ?? [])
          for (const { key } of entered) this.#visit(definition.process, key);
        const difference = this.judge.follow(event, state, after);
        if (difference) found.push(difference);
        state = after;
      }
    };
    send(command);
    for (let turn = 0; turn < COMMANDS_MAX && found.length === 0; turn++) {
      this.#now = addToInstant(this.#now, `PT${1 + this.#random.below(400)}H`);
      for (const timer of dueIn(state, this.#now)) send(this.#fire(timer, turn));
      if (!latestArrival(state.domain as Dossier)) break;
      const next = nextStep(state, this.#now, this.#random);
      if (next) send({ ...next, commandId: uuidV5('walk', caseId, String(turn)) } as Command);
    }
    return found;
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
