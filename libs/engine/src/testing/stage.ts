import {
  addToInstant,
  compareInstants,
  isRefusal,
  localDateOf,
  refuse,
  startOfDay,
  uuidV5,
  type JsonObject,
  type Refusal,
  type Warning,
} from '@fallspur/kernel';
import type { FeelFunction } from '@fallspur/decision';
import type { Command } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import type { CaseKind, DefinitionCatalog, Env, Fact } from '../case/env.ts';
import type { CaseEvent } from '../case/events.ts';
import { evolve, initialCase } from '../case/evolve.ts';
import type { CaseState } from '../case/state.ts';

/** What a stage is set with. Everything is handed in: a scenario run depends on nothing else. */
export interface StageSetting {
  readonly definitions: DefinitionCatalog;
  readonly kind?: CaseKind;
  parameters?(validOn: string): JsonObject;
  register?(name: string, validOn: string): JsonObject | undefined;
  readonly functions?: Readonly<Record<string, FeelFunction>>;
  /** UTC instant at which the clock begins. */
  readonly clock?: string;
  /** Called after every accepted command, e.g. to prove that fold and live state agree. */
  afterCommand?(stage: Stage): void;
}

type Draft<C> = C extends Command ? Omit<C, 'commandId' | 'actor'> : never;

/** Timers one step may fire before the scenario counts as endless. */
const TIMERS_MAX = 10_000;

/** One case on a stage: an in-memory log, a clock that moves when told, and commands with ids that repeat. */
export class Stage {
  readonly kind: CaseKind;
  /** What is deployed; a new version comes into force by putting another catalog here. */
  definitions: DefinitionCatalog;
  state: CaseState;
  now: string;
  actor = { person: 'scenario', office: 'EG-0000', role: 'SYSTEM' };
  readonly events: CaseEvent[] = [];
  /** What the last command recorded, with the timers that fell due because of it. */
  recent: CaseEvent[] = [];
  warnings: Warning[] = [];
  readonly overrides: Record<string, JsonObject[string]> = {};
  readonly #setting: StageSetting;
  #commands = 0;

  constructor(setting: StageSetting) {
    this.#setting = setting;
    this.definitions = setting.definitions;
    this.kind = setting.kind ?? factsOnly('fall');
    this.now = setting.clock ?? '2000-01-01T00:00:00.000Z';
    this.state = initialCase(this.kind, `${this.kind.name}-${uuidV5('scenario')}`);
  }

  /** Sends a command; what falls due at the same instant happens at once. */
  send(command: Draft<Command>): Refusal | undefined {
    this.recent = [];
    this.warnings = [];
    return this.#apply(command) ?? this.#fireUntil(this.now);
  }

  /** Moves the clock, firing what falls due on the way, in order of the due instants. */
  moveTo(instant: string): Refusal | undefined {
    this.recent = [];
    this.warnings = [];
    const refusal = this.#fireUntil(instant);
    if (compareInstants(instant, this.now) > 0) this.now = instant;
    return refusal;
  }

  advance(duration: string): Refusal | undefined {
    return this.moveTo(addToInstant(this.now, duration));
  }

  /** To 00:00 local of a day; a clock already past it stays. */
  dawn(day: string): Refusal | undefined {
    return this.moveTo(startOfDay(day));
  }

  /** Sets the clock to 00:00 local of a day without firing anything; never backwards. */
  wakeOn(day: string): void {
    const start = startOfDay(day);
    if (compareInstants(start, this.now) > 0) this.now = start;
  }

  /** Throws the state away and folds it from the events. */
  restart(): void {
    this.state = this.folded();
  }

  folded(): CaseState {
    return this.events.reduce(
      (state, event) => evolve(this.kind, state, event),
      initialCase(this.kind, this.state.caseId),
    );
  }

  #apply(command: Draft<Command>): Refusal | undefined {
    const commandId = uuidV5('scenario-command', String(this.#commands++));
    const decision = decide(
      this.kind,
      this.state,
      { ...command, commandId, actor: this.actor } as Command,
      this.#env(),
    );
    if (isRefusal(decision)) return decision;
    this.events.push(...decision.events);
    this.recent.push(...decision.events);
    this.warnings.push(...decision.warnings);
    this.state = decision.state;
    this.#setting.afterCommand?.(this);
    return undefined;
  }

  #fireUntil(instant: string): Refusal | undefined {
    for (let fired = 0; fired < TIMERS_MAX; fired++) {
      const next = this.#nextTimer();
      if (!next || compareInstants(next.dueAt, instant) > 0) return undefined;
      if (compareInstants(next.dueAt, this.now) > 0) this.now = next.dueAt;
      const actor = this.actor;
      this.actor = { ...actor, role: 'SYSTEM' };
      const refusal = this.#apply({ type: 'FireTimer', instance: next.instance, timer: next.key });
      this.actor = actor;
      if (refusal) return refusal;
    }
    return refuse('TIMERS_ENDLESS', `Es fielen mehr als ${TIMERS_MAX} Fristen in einem Schritt an.`);
  }

  #nextTimer(): { readonly instance: string; readonly key: string; readonly dueAt: string } | undefined {
    const open = Object.values(this.state.instances).flatMap(({ id, timers }) =>
      Object.values(timers).map(({ key, dueAt }) => ({ instance: id, key, dueAt })),
    );
    return open.reduce<(typeof open)[number] | undefined>(
      (first, timer) => (!first || timer.dueAt < first.dueAt ? timer : first),
      undefined,
    );
  }

  #env(): Env {
    const { parameters, register, functions } = this.#setting;
    return {
      now: this.now,
      recordedAt: this.now,
      ids: { next: () => uuidV5('scenario-id', String(this.#commands++)) },
      definitions: this.definitions,
      parameters: (validOn) => overridden(parameters?.(validOn) ?? {}, this.overrides),
      register: (name, validOn) => register?.(name, validOn),
      ...(functions ? { functions } : {}),
    };
  }
}

function overridden(parameters: JsonObject, overrides: JsonObject): JsonObject {
  const result: Record<string, JsonObject[string]> = { ...parameters };
  for (const [path, value] of Object.entries(overrides)) {
    const parts = path.split('.');
    const last = parts.pop() as string;
    let at = result;
    for (const part of parts)
      at = at[part] = { ...(at[part] as JsonObject | undefined) } as Record<string, JsonObject[string]>;
    at[last] = value;
  }
  return result;
}

/** A case kind without rules of its own: `fall` holds the last data of every fact type, by type. */
export const factsOnly = (name: string): CaseKind<JsonObject> => ({
  name,
  initial: () => ({}),
  fold: (state, fact: Fact) => ({ ...state, [fact.type]: fact.data }),
  admit: () => [],
});

export const localDayOf = (when: string | null): string | null => (when === null ? null : localDateOf(when));
