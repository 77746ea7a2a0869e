import { isRefusal, type Refusal } from '@fallspur/kernel';
import type { CompiledDefinition } from '../../definition.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { CaseKind, Env } from '../env.ts';
import type { CaseEvent } from '../events.ts';
import { evolve, initialCase } from '../evolve.ts';
import type { MigrationMap } from '../migration/plan.ts';
import type { CaseState } from '../state.ts';
import { catalogOfThen } from './catalog-of-then.ts';
import { clockOf, strayTimer } from './clock.ts';
import { actorOf, commandsOf, recordedInput, type Input } from './inputs.ts';
import { MapsAhead } from './maps-ahead.ts';
import { firstDifference, type PathDifference } from './paths.ts';
import { translated } from './translated.ts';

/** What a replay needs of the house: the rules of the case kind, and what was known at an instant. */
export interface ReplaySetting<D = unknown> {
  readonly kind: CaseKind<D>;
  readonly caseId: string;
  envAt(now: string, recordedAt: string): Env;
}

/** The event at which it was noticed. */
export interface ReplayedAt {
  readonly event: string;
  readonly type: string;
  readonly revision: number;
}

export type ReplayOutcome =
  | { readonly kind: 'same'; readonly inputs: number }
  /** `refused`: the other version cannot take what was done then. */
  | ({ readonly kind: 'different'; readonly at: ReplayedAt; readonly refused?: Refusal } & PathDifference)
  /** From here on the history does not hold what would be put in: nothing is invented. */
  | { readonly kind: 'unknown input'; readonly at: ReplayedAt; readonly why: string };

/**
 * Puts in again what the case's history holds (facts, tasks, jobs, messages, dues), with `target` in the place of its
 * process, and says whether and where the path would have been another. Changes nothing. [engine.md 5]
 */
export function dryRunMigration<D>(
  setting: ReplaySetting<D>,
  events: readonly CaseEvent[],
  target: CompiledDefinition,
  map: MigrationMap = {},
): ReplayOutcome {
  const replay = new Replay(setting, target, new MapsAhead(events, map));
  for (const group of commandsOf(events)) {
    const outcome = replay.follow(group);
    if (outcome) return outcome;
  }
  return { kind: 'same', inputs: replay.inputs };
}

/** Two cases side by side: as it was, and as it would have been. */
class Replay<D> {
  inputs = 0;
  readonly #setting: ReplaySetting<D>;
  readonly #target: CompiledDefinition;
  readonly #maps: MapsAhead;
  #then: CaseState<D>;
  #now: CaseState<D>;
  #clock = '';

  constructor(setting: ReplaySetting<D>, target: CompiledDefinition, maps: MapsAhead) {
    this.#setting = setting;
    this.#target = target;
    this.#maps = maps;
    this.#then = this.#now = initialCase(setting.kind, setting.caseId);
  }

  /** One command of then and all it caused. */
  follow(group: readonly CaseEvent[]): ReplayOutcome | undefined {
    const [first] = group as readonly [CaseEvent];
    const at: ReplayedAt = { event: first.id, type: first.type, revision: first.meta.revision };
    this.#clock = clockOf(first, this.#clock);
    const env = this.#setting.envAt(this.#clock, first.meta.recordedAt);
    const known = { ...env, definitions: catalogOfThen(env.definitions, group, this.#target) };
    for (;;) {
      const stray = strayTimer(this.#then, this.#now, this.#clock, this.#mapOf);
      if (!stray) break;
      // Its own id: the command of then comes after it.
      const found = this.#play(
        stray,
        { ...known, now: this.#clock },
        first,
        `${first.meta.commandId}/${stray.timer}`,
        [],
      );
      if (found) return { kind: 'different', at, ...found };
    }
    const recorded = recordedInput(group, ({ definition }) => env.definitions.bySha256(definition.sha256));
    if (recorded.kind === 'unknown') return { kind: 'unknown input', at, why: recorded.why };
    if (recorded.kind === 'input') {
      const found =
        recorded.input.type === 'MigrateInstance'
          ? this.#migrate(recorded.input, known, group)
          : this.#play(
              translated(recorded.input, this.#now, known, this.#mapOf),
              known,
              first,
              first.meta.commandId,
              group,
            );
      if (found) return { kind: 'different', at, ...found };
      this.inputs++;
    }
    this.#then = group.reduce((state, event) => evolve(this.#setting.kind, state, event), this.#then);
    return undefined;
  }

  readonly #mapOf = (instance: string): MigrationMap => this.#maps.of(instance);

  /** What runs under the other version from its beginning has nowhere to go; everything else goes on as it did then. */
  #migrate(input: Extract<Input, { type: 'MigrateInstance' }>, env: Env, group: readonly CaseEvent[]) {
    const [first] = group as readonly [CaseEvent];
    const { instance, process } = input;
    const map = process === this.#target.process ? this.#mapOf(instance) : (input.map ?? {});
    this.#maps.pass(instance);
    if (this.#now.instances[instance]?.definition.sha256 === this.#target.sha256) return undefined;
    return this.#play({ ...input, map }, env, first, first.meta.commandId, group);
  }

  /** With the command's id of then, new instances and facts get the ids of then. */
  #play(
    input: Input,
    env: Env,
    first: CaseEvent,
    commandId: string,
    recorded: readonly CaseEvent[],
  ): (PathDifference & { readonly refused?: Refusal }) | undefined {
    const command = { ...input, commandId, actor: actorOf(first) } as Command;
    const decision = decide(this.#setting.kind, this.#now, command, env);
    const changed = { process: this.#target.process, mapOf: this.#mapOf };
    if (isRefusal(decision)) {
      const found = firstDifference(recorded, [], changed);
      if (found) return { ...found, refused: decision };
      // That it stays behind shows in its path much later, or never.
      if (input.type !== 'MigrateInstance') return undefined;
      const process = this.#now.instances[input.instance]?.definition.process ?? '';
      return { instance: input.instance, process, recorded: [], replayed: [], refused: decision };
    }
    this.#now = decision.state;
    return firstDifference(recorded, decision.events, changed);
  }
}
