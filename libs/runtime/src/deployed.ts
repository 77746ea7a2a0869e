import type { EventLog, RecordedEvent } from '@fallspur/event-log';
import {
  isFactType,
  type CaseEvent,
  type CaseKind,
  type CompiledDefinition,
  type DefinitionCatalog,
  type Env,
} from '@fallspur/engine';
import { localDateOf, type IdSource } from '@fallspur/kernel';

/** A version of a process, whether in force already or not. */
export interface DeployedVersion {
  readonly definition: CompiledDefinition;
  /** The case of its deployments. */
  readonly caseId: string;
  /** UTC instant from which on new instances start on it: its day in force, though never before it was recorded. */
  readonly inForceSince: string;
}

/**
 * What the log says is deployed: definitions, fact types, parameters, registers. Files are only proposals; decisions and
 * projections read this. [decisions.md 14]
 */
export interface Deployed {
  readonly versions: readonly DeployedVersion[];
  /** Every version ever deployed. */
  readonly definitions: DefinitionCatalog;
  /** The same, but new instances start on what is in force on a local date, as known at an instant. */
  definitionsOn(validOn: string, recordedBy: string): DefinitionCatalog;
  /** Parameters valid on a local date, as known at an instant. */
  parameters(validOn: string, recordedBy: string): ReturnType<Env['parameters']>;
  register(name: string, validOn: string, recordedBy: string): ReturnType<Env['register']>;
  readonly functions?: Env['functions'];
}

/** Folds deployment facts, in log order, into what is deployed. Handed in by the office that coined those facts. */
export interface DeployedReader {
  /** Prefixes of the streams that hold deployment facts, e.g. `definition-`. */
  readonly streamPrefixes: readonly string[];
  read(events: readonly CaseEvent[]): Promise<Deployed>;
}

export type CaseKinds = Readonly<Record<string, CaseKind>>;

/** The kind of a case stands before the first hyphen of its stream name: `dossier-0190…`. */
export const kindNameOf = (caseId: string): string => caseId.slice(0, Math.max(0, caseId.indexOf('-')));

/** Keeps what is deployed in step with the log. */
export class DeployedNow {
  readonly #reader: DeployedReader;
  readonly #log: EventLog;
  readonly #open: (recorded: RecordedEvent) => CaseEvent;
  readonly #facts: CaseEvent[] = [];
  #readTo = 0;
  #reading: Promise<unknown> = Promise.resolve();
  #deployed: Deployed | undefined;

  constructor(reader: DeployedReader, log: EventLog, open: (recorded: RecordedEvent) => CaseEvent) {
    this.#reader = reader;
    this.#log = log;
    this.#open = open;
  }

  get current(): Deployed {
    if (!this.#deployed) throw new Error('DeployedNow.refresh() must have run before anything is asked of it');
    return this.#deployed;
  }

  /** Reads what was deployed since. One after the other, or two would read the same. */
  refresh(): Promise<void> {
    const read = this.#reading.then(() => this.#readOn());
    this.#reading = read.catch(() => undefined);
    return read;
  }

  async #readOn(): Promise<void> {
    const after = this.#readTo;
    const fresh: { position: number; event: CaseEvent }[] = [];
    for (const streamPrefix of this.#reader.streamPrefixes)
      for await (const recorded of this.#log.readAll({ after, streamPrefix }))
        fresh.push({ position: recorded.position, event: this.#open(recorded) });
    fresh.sort((a, b) => a.position - b.position);
    this.#readTo = fresh.at(-1)?.position ?? after;
    // A start that happened there deploys nothing.
    const facts = fresh.map(({ event }) => event).filter(({ type }) => isFactType(type));
    if (facts.length === 0 && this.#deployed) return;
    this.#facts.push(...facts);
    this.#deployed = await this.#reader.read(this.#facts);
  }

  /** The environment of one command. */
  env(now: string, recordedAt: string, ids: IdSource): Env {
    const deployed = this.current;
    return {
      now,
      recordedAt,
      ids,
      definitions: deployed.definitionsOn(localDateOf(now), recordedAt),
      parameters: (validOn) => deployed.parameters(validOn, recordedAt),
      register: (name, validOn) => deployed.register(name, validOn, recordedAt),
      ...(deployed.functions ? { functions: deployed.functions } : {}),
    };
  }
}
