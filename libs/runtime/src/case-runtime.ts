import {
  eventIdOf,
  isRefusal,
  refuse,
  uuidV5,
  type Clock,
  type IdSource,
  type Refusal,
  type Warning,
} from '@fallspur/kernel';
import {
  CHAIN_START,
  KeysFullError,
  chainHashOf,
  checkpointsWithin,
  openEvent,
  sealEvents,
  type EventLog,
  type KeyRing,
  type RandomBytes,
  type RecordedEvent,
  type SealedEvent,
  type StoredEvent,
} from '@fallspur/event-log';
import {
  decide,
  evolve,
  initialCase,
  type CaseEvent,
  type CaseKind,
  type CaseState,
  type Command,
  type Env,
  type Step,
} from '@fallspur/engine';
import { DeployedNow, kindNameOf, type CaseKinds, type DeployedReader } from './deployed.ts';
import { LiveCases, type LiveCase } from './live-cases.ts';
import type { CaseSnapshots } from './case-snapshots.ts';
import { Rehearsal, type CaseRunner, type Done } from './rehearsal.ts';

/** Everything outside that running cases need, each behind its port. */
export interface RuntimeParts {
  readonly log: EventLog;
  readonly keys: KeyRing;
  /** Optional cache of case states; the log alone is enough. */
  readonly snapshots?: CaseSnapshots;
  readonly kinds: CaseKinds;
  readonly deployed: DeployedReader;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** When a command happens: `now` drives the process, `recordedAt` stamps. Live work leaves both out. [decisions.md 10] */
export interface Times {
  readonly now?: string;
  readonly recordedAt?: string;
}

export interface Executed extends Done {
  readonly kind: 'executed';
  readonly caseId: string;
  readonly revision: number;
  /** Log position of the last event: hand it to a read that must see this. */
  readonly position: number;
}

const CONFLICT_RETRIES_MAX = 16;

/**
 * Runs commands on cases: load, decide, seal, append, fold. One command of a case at a time in this process; a conflict
 * with another process is retried here and never reaches the caller. An answer means: durable.
 */
export class CaseRuntime implements CaseRunner {
  readonly #parts: RuntimeParts;
  readonly #live: LiveCases;
  readonly #deployed: DeployedNow;
  #lastRecordedAt: string;

  private constructor(parts: RuntimeParts, deployed: DeployedNow, lastRecordedAt: string) {
    this.#parts = parts;
    this.#deployed = deployed;
    this.#lastRecordedAt = lastRecordedAt;
    this.#live = new LiveCases((caseId) => this.#load(caseId));
  }

  /** Refused with `CHECKPOINT_BEYOND_HEAD` when a snapshot knows more than the log. */
  static async start(parts: RuntimeParts): Promise<CaseRuntime | Refusal> {
    const head = await parts.log.head();
    const beyond =
      parts.snapshots &&
      checkpointsWithin(head.position, [{ name: 'snapshots', position: parts.snapshots.headPosition }]);
    if (isRefusal(beyond)) return beyond;
    const deployed = new DeployedNow(parts.deployed, parts.log, (stored) => openEvent<Step>(stored, parts.keys));
    await deployed.refresh();
    return new CaseRuntime(parts, deployed, head.recordedAt ?? '');
  }

  get log(): EventLog {
    return this.#parts.log;
  }

  /** What is deployed now. */
  get deployed(): DeployedNow {
    return this.#deployed;
  }

  /** The state of a case now, folded from its facts; revision -1 when nothing was recorded for it. */
  state(caseId: string): Promise<CaseState> {
    return this.#live.exclusively(caseId, async (live) => live.state);
  }

  execute(caseId: string, command: Command, times: Times = {}): Promise<Executed | Refusal> {
    const kind = this.#kindOf(caseId);
    if (isRefusal(kind)) return Promise.resolve(kind);
    return this.#live.exclusively(caseId, (live) => this.#attempt(kind, live, command, times));
  }

  /** A stage on which commands are answered as they would be now, and nothing is recorded. */
  rehearse(): Rehearsal {
    return new Rehearsal({
      kindOf: (caseId) => this.#kindOf(caseId),
      state: (caseId) => this.state(caseId),
      env: (command, times) => this.#env(command, times),
    });
  }

  #kindOf(caseId: string): CaseKind | Refusal {
    const kind = this.#parts.kinds[kindNameOf(caseId)];
    if (kind) return kind;
    const known = Object.keys(this.#parts.kinds).join(', ');
    return refuse('CASE_KIND_UNKNOWN', `Die Fallart von «${caseId}» ist unbekannt; bekannt sind: ${known}.`, {
      caseId,
    });
  }

  async #attempt(kind: CaseKind, live: LiveCase, command: Command, times: Times): Promise<Executed | Refusal> {
    for (let retry = 0; ; retry++) {
      const env = this.#env(command, times);
      const decision = decide(kind, live.state, command, env);
      if (isRefusal(decision)) return (await this.#firstAnswer(live.caseId, command)) ?? decision;
      if (decision.events.length === 0)
        return { ...this.#answer(live, [], decision.warnings), position: (await this.log.head()).position };

      // Nothing may wait between stamping (in env) and handing over: the log demands stamps in its own order.
      const sealed = this.#seal(live, decision.events);
      if (isRefusal(sealed)) return sealed;
      const appended = await this.#append(live, sealed, command);
      if (isRefusal(appended)) {
        const conflict = appended.code === 'WRONG_EXPECTED_REVISION' || appended.code === 'RECORDED_AT_BEHIND';
        if (!conflict || retry >= CONFLICT_RETRIES_MAX) return appended;
        this.#lastRecordedAt = laterOf(this.#lastRecordedAt, (await this.log.head()).recordedAt ?? '');
        await this.#live.reload(live);
        continue;
      }
      if (appended.repeated) {
        await this.#live.reload(live);
        const first = await this.#firstAnswer(live.caseId, command);
        if (first) return first;
        throw new Error(
          `The log knows the events of command ${command.commandId}, yet does not find the first of them`,
        );
      }
      live.state = decision.state;
      live.chainHash = sealed.at(-1)!.hash;
      this.#parts.snapshots?.offer(live, appended.position);
      if (this.#parts.deployed.streamPrefixes.some((prefix) => live.caseId.startsWith(prefix)))
        await this.#deployed.refresh();
      return { ...this.#answer(live, decision.events, decision.warnings), position: appended.position };
    }
  }

  #answer(live: LiveCase, events: readonly CaseEvent[], warnings: readonly Warning[]) {
    return {
      kind: 'executed',
      caseId: live.caseId,
      events,
      revision: live.state.revision,
      warnings,
      repeated: false,
    } as const;
  }

  #env(command: Command, times: Times): Env {
    const recordedAt = laterOf(times.recordedAt ?? this.#parts.clock.now(), this.#lastRecordedAt);
    this.#lastRecordedAt = recordedAt;
    return this.#deployed.env(times.now ?? recordedAt, recordedAt, idsOf(command.commandId));
  }

  #seal(live: LiveCase, events: readonly CaseEvent[]): readonly SealedEvent[] | Refusal {
    try {
      return sealEvents(events, live.chainHash, this.#parts.keys, this.#parts.randomBytes);
    } catch (fault) {
      if (!(fault instanceof KeysFullError)) throw fault;
      return refuse('KEYS_FULL', 'Der Schlüsselspeicher hat keinen Platz mehr; erfasst wurde nichts.');
    }
  }

  async #append(live: LiveCase, events: readonly StoredEvent[], command: Command) {
    try {
      return await this.log.append(live.caseId, live.state.revision, events);
    } catch (fault) {
      // The outcome is unknown: whether the events stand is read back, never assumed. [quality.md 6]
      const first = await this.log.findEvent(eventIdOf(command.commandId, 0));
      if (!first) throw fault;
      return { kind: 'appended', position: first.position, revision: first.revision, repeated: true } as const;
    }
  }

  /** The answer this command got when it was first recorded, if it was. */
  async #firstAnswer(caseId: string, command: Command): Promise<Executed | undefined> {
    const first = await this.log.findEvent(eventIdOf(command.commandId, 0));
    if (!first || first.stream !== caseId) return undefined;
    const events: CaseEvent[] = [];
    let last = first;
    for await (const recorded of this.log.readStream(caseId, { from: first.revision })) {
      const event = openEvent<Step>(recorded, this.#parts.keys);
      if (event.meta.commandId !== command.commandId) break;
      events.push(event);
      last = recorded;
    }
    return {
      kind: 'executed',
      caseId,
      events,
      revision: last.revision,
      position: last.position,
      warnings: [],
      repeated: true,
    };
  }

  async #load(caseId: string): Promise<LiveCase> {
    const kind = this.#parts.kinds[kindNameOf(caseId)];
    if (!kind) throw new Error(`No case kind for "${caseId}"; known: ${Object.keys(this.#parts.kinds).join(', ')}`);
    const snapshot = this.#parts.snapshots?.find(caseId);
    const live: LiveCase = snapshot ?? {
      caseId,
      state: initialCase(kind, caseId),
      chainHash: CHAIN_START,
      keptRevision: -1,
    };
    let last: RecordedEvent | undefined;
    for await (const recorded of this.log.readStream(caseId, { from: live.state.revision + 1 })) {
      live.state = evolve(kind, live.state, openEvent<Step>(recorded, this.#parts.keys));
      last = recorded;
    }
    if (last) live.chainHash = chainHashOf(last);
    return live;
  }
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Ids that a retry of the same command finds again. */
const idsOf = (commandId: string): IdSource => {
  let count = 0;
  return { next: () => uuidV5('id', commandId, String(count++)) };
};
