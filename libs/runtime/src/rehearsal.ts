import { isRefusal, parseInstant, type Refusal, type Warning } from '@fallspur/kernel';
import { decide, type CaseEvent, type CaseKind, type CaseState, type Command, type Env } from '@fallspur/engine';
import type { Times } from './case-runtime.ts';
import type { DueTimer } from './timer-runner.ts';

/** What a command did, whether it was recorded or only rehearsed. */
export interface Done {
  readonly events: readonly CaseEvent[];
  readonly warnings: readonly Warning[];
  /** True when this command had been answered before. */
  readonly repeated: boolean;
}

/** Runs commands on cases: the house itself, or a rehearsal of it. */
export interface CaseRunner {
  state(caseId: string): Promise<CaseState>;
  execute(caseId: string, command: Command, times?: Times): Promise<Done | Refusal>;
}

export interface RehearsalParts {
  kindOf(caseId: string): CaseKind | Refusal;
  /** The case as it really stands. */
  state(caseId: string): Promise<CaseState>;
  env(command: Command, times: Times): Env;
}

/**
 * Cases as they would be: commands are decided one after the other on copies in memory, and nothing is recorded. So a
 * whole file can be tried before its first row is taken.
 */
export class Rehearsal implements CaseRunner {
  readonly #parts: RehearsalParts;
  readonly #states = new Map<string, CaseState>();
  readonly #timers = new Map<string, readonly DueTimer[]>();

  constructor(parts: RehearsalParts) {
    this.#parts = parts;
  }

  async state(caseId: string): Promise<CaseState> {
    return this.#states.get(caseId) ?? (await this.#parts.state(caseId));
  }

  async execute(caseId: string, command: Command, times: Times = {}): Promise<Done | Refusal> {
    const kind = this.#parts.kindOf(caseId);
    if (isRefusal(kind)) return kind;
    const decision = decide(kind, await this.state(caseId), command, this.#parts.env(command, times));
    if (isRefusal(decision)) return decision;
    this.#states.set(caseId, decision.state);
    this.#timers.set(caseId, timersIn(decision.state));
    return { events: decision.events, warnings: decision.warnings, repeated: false };
  }

  /**
   * Due up to an instant, earliest first: of what really waits only the cases nobody has rehearsed yet, because those
   * rehearsed know better.
   */
  due(until: string, waiting: readonly DueTimer[]): readonly DueTimer[] {
    const untouched = waiting.filter(({ caseId }) => !this.#states.has(caseId));
    return [...untouched, ...[...this.#timers.values()].flat()]
      .filter(({ dueAt }) => dueAt <= until)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  }
}

/** What a case waits for, out of its state: needs no read model. */
export const timersIn = ({ caseId, instances }: CaseState): readonly DueTimer[] =>
  Object.values(instances).flatMap(({ id, timers }) =>
    Object.values(timers).map(({ key, dueAt }) => ({ caseId, instance: id, timer: key, dueAt: parseInstant(dueAt) })),
  );
