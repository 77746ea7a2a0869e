import type { Json, JsonObject } from '@fallspur/kernel';
import type { Cells } from './cells.ts';

/** One scenario of the engine-neutral language; the readings of every key stand in `README.md` and engine.md 6. */
export interface Scenario {
  /** For reports; a `.feature` names its scenarios. */
  readonly name?: string;
  /** Path of the BPMN file, read through the environment; absent where definitions are handed in. */
  readonly definition?: string;
  readonly also?: readonly string[];
  readonly profile?: 'strict' | 'permissive';
  readonly steps?: readonly ScenarioStep[];
  readonly rejected?: { readonly code?: string; readonly element?: string };
  readonly diagnostics?: readonly { readonly code: string; readonly element?: string }[];
}

export type ScenarioStep = Doing & {
  /** The step must be refused (with this code) and change nothing. */
  readonly refused?: string | true;
  /** Where the step stands in its file, for reports. */
  readonly line?: number;
};

interface AtOne {
  /** Which of several open ones, counted from 1; default the oldest. */
  readonly at?: number;
}

type Doing =
  | {
      readonly start: {
        readonly process: string;
        readonly variables?: JsonObject;
        readonly startEvent?: string;
        readonly as?: string;
        readonly personId?: string;
      };
    }
  | { readonly expect: Expectation }
  | ({
      readonly complete: string;
      readonly variables?: JsonObject;
      readonly data?: JsonObject;
      /** Data as a `.feature` writes it: read when the task, and with it the fact's schema, is known. */
      readonly cells?: Cells;
      readonly on?: string;
    } & AtOne)
  | { readonly message: string; readonly key?: string; readonly variables?: JsonObject }
  | { readonly signal: string; readonly variables?: JsonObject }
  | { readonly advance: string }
  | ({ readonly job: string; readonly variables?: JsonObject } & AtOne)
  | ({ readonly failJob: string; readonly error: string; readonly retriesLeft?: number } & AtOne)
  | { readonly throwError: string; readonly code: string; readonly variables?: JsonObject }
  | { readonly set: JsonObject; readonly in?: string }
  | { readonly cancel: true; readonly reason?: string }
  | { readonly resolve: string; readonly variables?: JsonObject }
  | { readonly restart: true }
  | { readonly anyOrder: readonly ScenarioStep[] }
  | { readonly modify: { readonly startBefore?: string; readonly cancel?: string; readonly reason?: string } }
  /** Brings the processes of another file into force and lets the running instance go on under its own. */
  | {
      readonly migrate: {
        readonly to: string;
        readonly map?: Readonly<Record<string, string>>;
        readonly reason?: string;
      };
    }
  | { readonly activate: string }
  // What only cases with facts need: the words of the `.feature` files compile to these.
  | {
      readonly fact: string;
      readonly data?: JsonObject;
      readonly on?: string;
      readonly persons?: readonly string[];
    }
  | { readonly correct: FactRef; readonly data?: JsonObject; readonly changes?: JsonObject }
  | { readonly void: FactRef }
  /** The process that «der Prozess» means from here on. */
  | { readonly about: string }
  | { readonly today: string }
  | { readonly dawn: string }
  | { readonly parameters: JsonObject }
  | { readonly actor: { readonly role?: string; readonly office?: string; readonly person?: string } };

export interface FactRef {
  readonly fact: string;
  readonly on?: string;
  readonly reason: string;
}

/** A key left out is not checked. */
export interface Expectation {
  readonly instance?: string;
  readonly active?: readonly string[];
  readonly ended?: boolean;
  readonly state?: 'completed' | 'terminated' | 'cancelled';
  readonly outcome?: string | null;
  readonly visited?: readonly string[];
  readonly visits?: Readonly<Record<string, number>>;
  readonly variables?: JsonObject;
  readonly in?: string;
  readonly incidents?: readonly string[];
  readonly instances?: number;
  readonly waiting?: readonly string[];
  readonly pending?: {
    readonly timers?: number;
    readonly messages?: readonly string[];
    readonly signals?: readonly string[];
    readonly conditions?: readonly string[];
    /** How often each handler could be run, by its id. */
    readonly compensations?: Readonly<Record<string, number>>;
  };
  readonly enabled?: readonly string[];
  /** Open user tasks by name. */
  readonly tasks?: readonly string[];
  /** One open task: local day it is due, candidate role. */
  readonly task?: { readonly name: string; readonly dueOn?: string | null; readonly role?: string | null };
  /** Local day of the earliest open timer; null: none is open. */
  readonly nextTimerOn?: string | null;
  /** Facts the last step recorded, in this order, others between them allowed. */
  readonly recorded?: readonly string[];
  readonly fact?: { readonly type: string; readonly data?: JsonObject };
  readonly noFact?: string;
  readonly running?: { readonly process?: string };
  readonly endedWith?: { readonly process?: string; readonly outcome: string };
  readonly warning?: string;
}

/** The first thing that is not as the scenario says. */
export interface Difference {
  /** Index of the step, counted from 0; -1 for deployment. */
  readonly step: number;
  readonly line?: number;
  readonly what: string;
  readonly expected: Json;
  readonly got: Json;
}
