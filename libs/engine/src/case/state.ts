import type { Json, JsonObject, ProtectionClass } from '@fallspur/kernel';
import type { Marking } from '../compile/chart.ts';
import type { Fact } from './env.ts';
import type {
  ChartKey,
  Compensation,
  DefinitionRef,
  ElementKey,
  OpenedJob,
  OpenedSubscription,
  OpenedTask,
  ParentRef,
  SetTimer,
} from './events.ts';
import type { AppendList } from './list.ts';

/**
 * Everything a case remembers. Immutable with shared structure: a command touches its open instances and appends to
 * lists, so its cost does not grow with the case's length. [quality.md 15]
 */
export interface CaseState<D = unknown> {
  readonly caseId: string;
  readonly kind: string;
  /** Revision of the last event, -1 when there is none. */
  readonly revision: number;
  /** What the case kind folded from the effective facts. */
  readonly domain: D;
  /** Every fact and correction in recording order: a correction folds the domain again from these. */
  readonly facts: AppendList<FactEntry>;
  /** Running instances by id, in start order. */
  readonly instances: Readonly<Record<string, InstanceState>>;
  /** Instances that ended, in the order of their ends. */
  readonly ended: AppendList<EndedInstance>;
  /** Messages nobody has taken yet (not facts). [decisions.md 5] */
  readonly messages: readonly BufferedMessage[];
}

export type FactEntry =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | {
      readonly kind: 'corrected';
      readonly id: string;
      readonly corrects: string;
      readonly data: JsonObject;
      readonly occurredOn: string;
    }
  | { readonly kind: 'voided'; readonly id: string; readonly voids: string };

export interface BufferedMessage {
  /** Id of the `MessageSent` event. */
  readonly id: string;
  readonly name: string;
  readonly key: string | null;
  readonly variables: JsonObject;
}

export interface EndedInstance {
  readonly id: string;
  readonly definition: DefinitionRef;
  readonly personId: string | null;
  readonly state: 'completed' | 'terminated' | 'cancelled';
  /** Id of the end event it ended at. */
  readonly outcome: string | null;
  /** The event that started it. */
  readonly startedBy: string;
  readonly parent?: ParentRef;
  /** Root variables at the end. */
  readonly variables: JsonObject;
}

/** One running process instance. Every record is keyed by element or chart key, see `events.ts`. */
export interface InstanceState {
  readonly id: string;
  readonly definition: DefinitionRef;
  readonly personId: string | null;
  readonly startedBy: string;
  /** It is no instance, but the starts of its process, listened for in the case of its deployments. */
  readonly listens?: true;
  /** The call activity that waits for it. */
  readonly parent?: ParentRef;
  /** End event reached last on the main path; the outcome should the instance end now. */
  readonly outcome: string | null;
  readonly charts: Readonly<Record<ChartKey, ChartState>>;
  /** Last ordinal given, per element id and per chart id. */
  readonly ordinals: Readonly<Record<string, number>>;
  readonly elements: Readonly<Record<ElementKey, ChartKey>>;
  /** By frame: a chart key, or the key of an element with input mappings. */
  readonly variables: Readonly<Record<string, JsonObject>>;
  /** Names of variables whose values are personal: class and person, so that they are sealed wherever they go. */
  readonly personal: Readonly<Record<string, { readonly class: ProtectionClass; readonly person: string }>>;
  readonly tasks: Readonly<Record<ElementKey, TaskState>>;
  readonly timers: Readonly<Record<ElementKey, SetTimer>>;
  readonly jobs: Readonly<Record<ElementKey, OpenedJob>>;
  readonly subscriptions: Readonly<Record<ElementKey, OpenedSubscription>>;
  readonly incidents: Readonly<Record<ElementKey, IncidentState>>;
  /** What can be undone, by the key of the completed element instance. */
  readonly compensations: Readonly<Record<ElementKey, Compensation>>;
  /** Who completed a task last, by element id (four eyes). */
  readonly completers: Readonly<Record<string, string>>;
  /** What was asked of the case so far: a correction asks again. */
  readonly asked: AppendList<Asked>;
  /** Versions it ran under before, the first one first, and how many questions had been asked when it left each. */
  readonly before?: readonly { readonly definition: DefinitionRef; readonly asked: number }[];
}

export interface ChartState {
  /** Id of the compiled chart. */
  readonly chart: string;
  /** The element (subprocess) or chart (handler, event subprocess) it belongs to; null for the root. */
  readonly host: ElementKey | ChartKey | null;
  /** Chart key of the variable frame. */
  readonly frame: ChartKey;
  readonly marking: Marking;
}

export interface TaskState extends OpenedTask {
  /** Grows with every change of this task: the ETag of the door. [decisions.md 13] */
  readonly version: number;
  readonly assignee: string | null;
}

export interface IncidentState {
  readonly code: string;
  readonly message: string;
  readonly at: 'entry' | 'inside' | 'exit';
  readonly detail?: string;
}

/** A condition or decision as it was asked: with what, how many facts were known then, and the answer. */
export interface Asked {
  readonly id: string;
  readonly kind: 'condition' | 'decision' | 'expression';
  readonly inputs: JsonObject;
  readonly output: Json;
  readonly facts: number;
}
