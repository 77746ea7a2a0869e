import type { CaseEvent as KernelCaseEvent, Json, JsonObject } from '@fallspur/kernel';

/** Element instance: `<elementId>#<ordinal>`, unique in its process instance. */
export type ElementKey = string;
/** Chart instance: `<chartId>#<ordinal>`; the root is `<processId>#1`. */
export type ChartKey = string;

export interface DefinitionRef {
  readonly process: string;
  readonly version: number;
  readonly sha256: string;
}

export type StepTrigger =
  | 'started'
  /** The movement of no instance: a version begins to listen for what starts its process. */
  | 'awaits'
  | 'task'
  | 'timer'
  | 'message'
  | 'signal'
  | 'job'
  | 'condition'
  | 'error'
  | 'claimed'
  | 'assigned'
  | 'released'
  | 'scheduled'
  | 'variables'
  | 'job-failed'
  | 'incident-resolved'
  | 'cancelled'
  | 'corrected'
  | 'call'
  | 'activated'
  | 'modified'
  | 'migrated';

/** The call activity an instance was started by: instance and element instance. */
export interface ParentRef {
  readonly instance: string;
  readonly element: ElementKey;
}

export interface ElementMove {
  readonly key: ElementKey;
  readonly chart: ChartKey;
}

export interface OpenedTask {
  readonly key: ElementKey;
  /** The fact this task records, or null for a bare task. */
  readonly fact: string | null;
  readonly role: string | null;
  readonly dueAt: string | null;
  readonly followUpAt: string | null;
  readonly priority: number;
  /** Only for a task no element of the diagram stands for («Korrekturfolgen prüfen»): its name, and what to do. */
  readonly name?: string;
  readonly proposes?: 'review' | 'cancel';
}
export interface ChangedTask {
  readonly key: ElementKey;
  readonly assignee?: string | null;
  readonly dueAt?: string | null;
  readonly followUpAt?: string | null;
}
export interface SetTimer {
  /** `<elementId>#<ordinal>`; the ordinal of the event element, also for boundary events. */
  readonly key: ElementKey;
  /** UTC instant at which it is due. */
  readonly dueAt: string;
  /** Activity it hangs on, chart it listens in, or the waiting catch event itself. */
  readonly on: ElementKey | ChartKey;
  /** Which of several triggers of its event, counted from 0; absent for the first. */
  readonly trigger?: number;
  /** Remaining repetitions of a cycle, -1 without end, 0 for a single shot; and the ISO 8601 repeat. */
  readonly cycle?: {
    readonly left: number;
    readonly every: string;
    /** Rounds are counted from here, not from one another: monthly from the 31st stays at the month's end. */
    readonly since: string;
    readonly round: number;
    /** No round comes after this instant. */
    readonly until?: string;
  };
}
export interface OpenedSubscription {
  readonly key: ElementKey;
  readonly kind: 'message' | 'signal' | 'condition';
  /** Fact type, message or signal name; the flow/element id for a condition. */
  readonly name: string;
  /** Correlation key, null = any. */
  readonly correlation: string | null;
  readonly on: ElementKey | ChartKey;
  /** Which of several triggers of its event, counted from 0; absent for the first. */
  readonly trigger?: number;
  /** Conditions only: the answer known last; a condition fires when it turns from false to true. */
  readonly last?: boolean;
}
export interface ChangedSubscription {
  readonly key: ElementKey;
  readonly last?: boolean;
  /** Only by migration: what it listens to from now on. */
  readonly name?: string;
  readonly correlation?: string | null;
}
export interface OpenedJob {
  readonly key: ElementKey;
  readonly type: string;
  readonly retries: number;
  /** What the diagram tells whoever carries it out, by key; absent where it says nothing. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** Something completed that can be undone. */
export interface Compensation {
  /** The element instance that was completed. */
  readonly key: ElementKey;
  /** The chart it was completed in; once that has completed too, the element instance that chart belonged to. */
  readonly scope: ChartKey | ElementKey;
  /** Later ones are undone first. */
  readonly order: number;
  /** What it could see that is no longer there: variables of scopes that have closed. */
  readonly variables: JsonObject;
  /** The event that is about to undo it, and when in its row. */
  readonly by?: { readonly key: ElementKey; readonly turn: number };
}
/** One FEEL condition or DMN decision that was asked: which, with what, with which answer. */
export interface DecisionRecord {
  /** Decision id, sequence flow id, or element id. */
  readonly id: string;
  readonly kind: 'condition' | 'decision' | 'expression';
  /** Expression text, or version/hash of the decision. */
  readonly source: string;
  readonly inputs: JsonObject;
  /** Matched rules by id (decision tables). */
  readonly rules: readonly string[];
  readonly output: Json;
}
export interface RaisedIncident {
  readonly key: ElementKey;
  readonly code: string;
  readonly message: string;
  /** Before the element's work began, during it, or when its result was to be handed on. */
  readonly at: 'entry' | 'inside' | 'exit';
  /** What the evaluation or the worker said; it may quote personal values and is therefore sealed. */
  readonly detail?: string;
}

/** An instance goes on under another version of its process. Everything it holds is carried over, then the step is made. */
export interface Migrated {
  readonly from: DefinitionRef;
  /** Ids of elements and flows that are named otherwise in the other version. */
  readonly map: Readonly<Record<string, string>>;
  /** Keys of elements, charts and what is armed that are others now: named otherwise, or a task with another form. */
  readonly keys: Readonly<Record<string, string>>;
  /** Elements that lie in another scope now, because a subprocess is new around them or gone. */
  readonly moved?: Readonly<Record<ElementKey, ChartKey>>;
  /** For every chart that holds tokens a way on which the other version can come to stand so. */
  readonly proof: readonly { readonly chart: ChartKey; readonly way: readonly string[] }[];
}

/** The movement of one instance: the second face of an event. Everything `evolve` needs is said here. */
export interface Step {
  readonly instance: string;
  readonly definition: DefinitionRef;
  readonly trigger: StepTrigger;
  /** Element id (or key) that was triggered. */
  readonly element: string;
  /** Only on `started`. */
  readonly personId?: string;
  /** On `started`, and when a migration renamed it: the call activity that waits for it. */
  readonly parent?: ParentRef;
  /** Only on `migrated`. */
  readonly migrated?: Migrated;
  /** Only of what listens for starts: start events that happened. Each begins an instance in a case of its own. */
  readonly begins?: readonly string[];
  readonly taken: readonly string[];
  readonly entered: readonly ElementMove[];
  readonly left: readonly (ElementMove & { readonly how: 'completed' | 'cancelled' })[];
  readonly charts?: {
    readonly opened?: readonly {
      readonly key: ChartKey;
      readonly host: ElementKey | ChartKey | null;
      readonly frame: ChartKey;
    }[];
    readonly closed?: readonly ChartKey[];
  };
  /** Tokens that wait before joins after this step: the new absolute count per flow. */
  readonly tokens?: readonly { readonly chart: ChartKey; readonly flow: string; readonly count: number }[];
  readonly variables?: readonly { readonly frame: ChartKey | ElementKey; readonly set: JsonObject }[];
  readonly tasks?: {
    readonly opened?: readonly OpenedTask[];
    readonly closed?: readonly ElementKey[];
    readonly changed?: readonly ChangedTask[];
  };
  readonly timers?: {
    readonly set?: readonly SetTimer[];
    readonly cancelled?: readonly ElementKey[];
    readonly fired?: readonly ElementKey[];
  };
  readonly jobs?: {
    readonly opened?: readonly OpenedJob[];
    readonly closed?: readonly ElementKey[];
    readonly failed?: readonly { readonly key: ElementKey; readonly retries: number; readonly error: string }[];
  };
  readonly subscriptions?: {
    readonly opened?: readonly OpenedSubscription[];
    readonly closed?: readonly ElementKey[];
    readonly changed?: readonly ChangedSubscription[];
  };
  /** Buffered messages taken in this step, by the id of their `MessageSent` event. */
  readonly consumed?: readonly string[];
  readonly incidents?: { readonly raised?: readonly RaisedIncident[]; readonly resolved?: readonly ElementKey[] };
  readonly decisions?: readonly DecisionRecord[];
  /** Compensations as they are from now on; those undone or no longer possible. */
  readonly compensations?: { readonly set?: readonly Compensation[]; readonly gone?: readonly ElementKey[] };
  /** End event reached on the main path: the outcome should the instance end. */
  readonly outcome?: string;
  /** Present when the instance ended with this step. */
  readonly ended?: { readonly state: 'completed' | 'terminated' | 'cancelled'; readonly outcome: string | null };
}

export type CaseEvent = KernelCaseEvent<Step>;

/** Events that are no fact: the closed list. Their `data` is `{}`; what they say stands in `steps`. [decisions.md 4] */
export const ENGINE_EVENT_TYPES = [
  'ProcessStarted',
  'StartsAwaited',
  'TaskCompleted',
  'TaskClaimed',
  'TaskAssigned',
  'TaskReleased',
  'TaskScheduled',
  'TimerFired',
  'JobCompleted',
  'JobFailed',
  'ErrorThrown',
  'MessageSent',
  'SignalBroadcast',
  'VariablesSet',
  'IncidentRaised',
  'IncidentResolved',
  'ElementActivated',
  'InstanceCancelled',
  'InstanceModified',
  'InstanceMigrated',
] as const;
export type EngineEventType = (typeof ENGINE_EVENT_TYPES)[number];
