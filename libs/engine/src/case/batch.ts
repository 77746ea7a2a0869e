import type { FeelSurroundings } from '@fallspur/decision';
import {
  eventIdOf,
  localDateOfInstant,
  type JsonObject,
  type ProtectedField,
  type ProtectionClass,
  type Refusal,
  type Warning,
} from '@fallspur/kernel';
import type { Command } from './commands.ts';
import type { CaseKind, Env, Fact } from './env.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { Movement } from './movement.ts';
import { Sensitivity } from './sensitive.ts';
import type { CaseState } from './state.ts';

/** An event that will be part of the batch: what it says is fixed, what it moves is found when its turn comes. */
export interface PendingEvent {
  readonly index: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
  readonly protect: readonly ProtectedField[];
  readonly occurredOn: string;
  readonly personIds: readonly string[];
  readonly protection: ProtectionClass | null;
  readonly causationId: string | null;
  /** Set when the event is a domain fact. */
  readonly fact: Fact | null;
  /** False for corrections: whatever they change, no token moves because of them. */
  readonly movesTokens?: boolean;
  move(movement: Movement): void;
}

/** Facts, messages and signals one command may cause before it counts as endless. */
export const RAISED_MAX = 200;

/**
 * One command on its way: the events made so far, the queue of what they raised, and the case as it stands after them.
 * `domain` runs ahead of `state`: a fact raised counts for every question asked after it, though its event comes later
 * in the batch. Both meet when the queue is empty, because facts are folded in the order they were raised.
 */
export class Batch<D = unknown> {
  readonly kind: CaseKind<D>;
  readonly env: Env;
  readonly command: Command;
  readonly today: string;
  readonly sensitivity: Sensitivity;
  state: CaseState<D>;
  domain: D;
  readonly events: CaseEvent[] = [];
  readonly warnings: Warning[] = [];
  readonly #queue: PendingEvent[] = [];
  #next = 0;
  #instances = 0;
  #view: JsonObject | null = null;
  #parameters: JsonObject | null = null;
  #surroundings: FeelSurroundings | null = null;

  constructor(kind: CaseKind<D>, state: CaseState<D>, command: Command, env: Env) {
    this.kind = kind;
    this.state = state;
    this.domain = state.domain;
    this.command = command;
    this.env = env;
    this.today = localDateOfInstant(env.now);
    this.sensitivity = new Sensitivity(env.definitions.protectedNames());
  }

  /** Takes an event into the batch; gives its id. Facts count at once for every later question. */
  enqueue(event: Omit<PendingEvent, 'index' | 'id' | 'fact'>, isFact = false): string {
    const index = this.#next++;
    const id = eventIdOf(this.command.commandId, index);
    const fact = isFact ? this.#factOf(id, event) : null;
    if (fact) this.foldAhead(fact);
    this.#queue.push({ ...event, index, id, fact });
    return id;
  }

  /** Facts and messages raised by the process itself so far. */
  get isFull(): boolean {
    return this.#next >= RAISED_MAX;
  }

  foldAhead(fact: Fact): void {
    this.domain = this.kind.fold(this.domain, fact);
    this.#view = null;
  }

  /** A correction is no fold of one more fact: the caller hands in the domain it leads to. */
  replaceDomain(domain: D): void {
    this.domain = domain;
    this.#view = null;
  }

  /** Makes every queued event and whatever those raise, first come first served. */
  run(): void {
    for (let event = this.#queue.shift(); event; event = this.#queue.shift()) {
      const movement = new Movement(this, event);
      event.move(movement);
      if (event.movesTokens !== false) movement.settleConditions();
      const made = movement.toEvent();
      this.events.push(made);
      this.state = evolve(this.kind, this.state, made);
      movement.assertSameMarkings(this.state);
    }
  }

  warn(warnings: readonly Warning[]): void {
    this.warnings.push(...warnings);
  }

  /** Ids of new instances follow from the command, so that a retry writes the same bytes. */
  nextInstanceId(): string {
    return eventIdOf(`${this.command.commandId}/instance`, this.#instances++);
  }

  /** What FEEL sees as `fall`. */
  get view(): JsonObject {
    return (this.#view ??= this.kind.view
      ? this.kind.view(this.domain, this.env.now)
      : (this.domain as unknown as JsonObject));
  }

  /** `now()`, `today()`, the office's functions, and registers as a function, so that only what is asked is read. */
  get surroundings(): FeelSurroundings {
    return (this.#surroundings ??= {
      now: this.env.now,
      functions: {
        ...this.env.functions,
        register: (name) => this.env.register(String(name), this.today) ?? null,
      },
    });
  }

  get parameters(): JsonObject {
    return (this.#parameters ??= this.env.parameters(this.today));
  }

  #factOf(id: string, event: Pick<PendingEvent, 'type' | 'data' | 'occurredOn' | 'personIds'>): Fact {
    const { actor } = this.command;
    const { type, data, occurredOn, personIds } = event;
    return {
      id,
      type,
      data,
      occurredOn,
      recordedAt: this.env.recordedAt,
      personIds,
      actor: actor.person,
      office: actor.office,
      role: actor.role,
    };
  }
}

/** The answer to an accepted command. `state` is what folding `events` gives. */
export interface Decided<D = unknown> {
  readonly events: readonly CaseEvent[];
  readonly warnings: readonly Warning[];
  readonly state: CaseState<D>;
}

export type Decision<D = unknown> = Decided<D> | Refusal;
