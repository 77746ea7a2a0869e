import type { JsonObject } from '@fallspur/kernel';

/** Who asks. `person` is a user id, `office` e.g. `EG-2513`, `role` a code of specification 1.3 without `R-`. */
export interface Actor {
  readonly person: string;
  readonly office: string;
  readonly role: string;
}

interface CommandBase {
  /** UUID; the same id again gets the first answer again. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly legalBasis?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** A domain fact somebody wants recorded. */
export interface FactInput {
  readonly type: string;
  readonly data: JsonObject;
  /** Local date or instant; default: the day of `env.now`. Never after it. */
  readonly occurredOn?: string;
  readonly personIds?: readonly string[];
}

export type Command =
  | (CommandBase & {
      readonly type: 'StartProcess';
      readonly process: string;
      /** Default: the last one in force. */
      readonly version?: number;
      readonly startEvent?: string;
      readonly variables?: JsonObject;
      readonly personId?: string;
    })
  /**
   * Only in the case of its deployments: this version listens for what starts its process by itself (timer, signal,
   * condition), an earlier one no longer does. Said again, it asks the conditions again.
   */
  | (CommandBase & { readonly type: 'AwaitStarts'; readonly process: string; readonly version: number })
  | (CommandBase & { readonly type: 'RecordFact'; readonly fact: FactInput })
  /** Several facts in one atomic batch, in this order (intake of a family). */
  | (CommandBase & { readonly type: 'RecordFacts'; readonly facts: readonly FactInput[] })
  | (CommandBase & {
      readonly type: 'CompleteTask';
      readonly task: TaskRef;
      readonly taskVersion?: number;
      readonly data?: JsonObject;
      readonly variables?: JsonObject;
      readonly occurredOn?: string;
    })
  | (CommandBase & { readonly type: 'ClaimTask'; readonly task: TaskRef; readonly taskVersion?: number })
  | (CommandBase & {
      readonly type: 'AssignTask';
      readonly task: TaskRef;
      readonly taskVersion?: number;
      readonly assignee: string;
    })
  | (CommandBase & { readonly type: 'ReleaseTask'; readonly task: TaskRef; readonly taskVersion?: number })
  | (CommandBase & {
      readonly type: 'ScheduleTask';
      readonly task: TaskRef;
      readonly taskVersion?: number;
      readonly dueAt?: string | null;
      readonly followUpAt?: string | null;
    })
  | (CommandBase & { readonly type: 'FireTimer'; readonly instance: string; readonly timer: string })
  | (CommandBase & {
      readonly type: 'CompleteJob';
      readonly instance: string;
      readonly job: string;
      readonly variables?: JsonObject;
    })
  | (CommandBase & {
      readonly type: 'FailJob';
      readonly instance: string;
      readonly job: string;
      readonly error: string;
      readonly retriesLeft?: number;
    })
  | (CommandBase & {
      readonly type: 'ThrowError';
      readonly instance: string;
      readonly element: string;
      readonly code: string;
      readonly variables?: JsonObject;
    })
  /** A message inside this case (collaborations, scenarios); facts travel as `RecordFact`. Buffered, consumed once. */
  | (CommandBase & {
      readonly type: 'SendMessage';
      readonly name: string;
      readonly key?: string;
      readonly variables?: JsonObject;
    })
  | (CommandBase & { readonly type: 'BroadcastSignal'; readonly name: string; readonly variables?: JsonObject })
  | (CommandBase & {
      readonly type: 'SetVariables';
      readonly instance: string;
      readonly element?: string;
      readonly variables: JsonObject;
    })
  | (CommandBase & {
      readonly type: 'CorrectFact';
      readonly event: string;
      readonly data: JsonObject;
      readonly occurredOn?: string;
      readonly reason: string;
    })
  | (CommandBase & { readonly type: 'VoidFact'; readonly event: string; readonly reason: string })
  /** Moves tokens by hand, with the reason: first what is cancelled, then what is begun. */
  | (CommandBase & {
      readonly type: 'ModifyInstance';
      readonly instance: string;
      readonly reason: string;
      readonly cancel?: string;
      readonly startBefore?: string;
    })
  /** Lets a running instance go on under another version of its process, the last one in force if none is named. */
  | (CommandBase & {
      readonly type: 'MigrateInstance';
      readonly instance: string;
      readonly reason: string;
      readonly version?: number;
      /** Only where the other version goes by another process id. */
      readonly process?: string;
      /** Ids of elements and flows of its present version -> ids there; the same id where none is given. */
      readonly map?: Readonly<Record<string, string>>;
    })
  /** Starts an enabled activity of an ad-hoc subprocess. */
  | (CommandBase & { readonly type: 'ActivateElement'; readonly instance: string; readonly element: string })
  | (CommandBase & { readonly type: 'CancelInstance'; readonly instance: string; readonly reason: string })
  | (CommandBase & {
      readonly type: 'ResolveIncident';
      readonly instance: string;
      readonly incident: string;
      readonly variables?: JsonObject;
      /** Why, where a person changed something. */
      readonly reason?: string;
    });

/** A task of an instance: `<elementId>#<ordinal>`. */
export interface TaskRef {
  readonly instance: string;
  readonly task: string;
}
