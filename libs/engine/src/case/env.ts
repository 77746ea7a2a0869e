import type { IdSource, JsonObject, ProtectionClass, Refusal, Warning } from '@fallspur/kernel';
import type { FeelFunction } from '@fallspur/decision';
import type { CompiledDefinition } from '../definition.ts';

/** A fact as office rules see it: type, data and the envelope's dates, office and persons; never `steps`. */
export interface Fact {
  /** Id of its event. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly personIds: readonly string[];
  readonly actor: string;
  readonly office: string;
  readonly role: string;
}

/**
 * The seam between engine and domain, handed in by an office lib. `decide` calls `admit` for every fact, raised ones
 * too. FEEL sees the domain state read-only as `fall`. [decisions.md 2]
 */
export interface CaseKind<D = unknown> {
  readonly name: string;
  initial(caseId: string): D;
  /** Folds effective facts only: corrected data in place of the original, voided facts not at all. */
  fold(state: D, fact: Fact): D;
  admit(state: D, fact: Fact, env: Env): readonly Warning[] | Refusal;
  /** What FEEL sees as `fall`; default: the state itself. */
  view?(state: D, now: string): JsonObject;
}

/** One fact type as deployed: JSON Schema = validation = form = privacy class = documentation. */
export interface FactType {
  readonly type: string;
  readonly version: number;
  readonly title: string;
  readonly schema: JsonObject;
  readonly protection: ProtectionClass;
  /** Null when valid, else one sentence per fault with its path. */
  validate(data: JsonObject): readonly string[] | null;
  /** The personal fields of concrete data: path from the data's root, class, and the person it belongs to. */
  protectedFields(
    data: JsonObject,
    personIds: readonly string[],
  ): readonly { readonly path: string; readonly class: ProtectionClass; readonly person: string }[];
  /** Names of all fields that carry a class: FEEL inputs that mention one are sealed too. */
  readonly protectedNames: ReadonlyMap<string, ProtectionClass>;
  /** Target cases of `x-relay`: FEEL over the data giving case ids. */
  readonly relay: readonly { readonly kind: string; readonly target: string }[];
}

/** Deployed definitions and fact types, as known at `recordedAt` and in force on `now`. */
export interface DefinitionCatalog {
  bySha256(sha256: string): CompiledDefinition | undefined;
  latest(process: string): CompiledDefinition | undefined;
  /** A version named by number or by its tag (the last one so tagged), for call activities. */
  version(
    process: string,
    named: { readonly version: number } | { readonly versionTag: string },
  ): CompiledDefinition | undefined;
  /** Definitions of this case kind with a message start of this name. */
  startedBy(caseKind: string, message: string): readonly CompiledDefinition[];
  startedBySignal(caseKind: string, signal: string): readonly CompiledDefinition[];
  /** The same, whatever the case kind. */
  startedBySignalAnywhere(signal: string): readonly CompiledDefinition[];
  /** Definitions of this case kind one of whose tasks records this fact type. */
  recordedBy(caseKind: string, fact: string): readonly CompiledDefinition[];
  factType(type: string): FactType | undefined;
  /** Names of the personal fields of all fact types, kept ready: asked once a command. */
  protectedNames(): ReadonlyMap<string, ProtectionClass>;
}

/** Everything `decide` may know besides the case itself. No clock, no chance, no environment behind its back. */
export interface Env {
  /** The instant that drives processes (import: the row's date). UTC. */
  readonly now: string;
  /** The instant that stamps. UTC. */
  readonly recordedAt: string;
  readonly ids: IdSource;
  readonly definitions: DefinitionCatalog;
  /** Dated parameters in force on a local date, as FEEL sees them (`parameter.erstinfo.einladungTage`). */
  parameters(validOn: string): JsonObject;
  /** A register (`gemeinden`, `personen`, …) as valid on a local date and known at `recordedAt`. */
  register(name: string, validOn: string): JsonObject | undefined;
  /** Extra FEEL functions of the office, e.g. `frist(date, "P30D")` on the Solothurn calendar. Pure. */
  readonly functions?: Readonly<Record<string, FeelFunction>>;
}
