import type { DecisionModel, FeelExpression } from '@fallspur/decision';
import type { Diagnostic, JsonObject } from '@fallspur/kernel';
import type { Chart } from './compile/chart.ts';

/** The files of one process folder as deployed: the content of the definition fact. Paths are relative to the folder. */
export interface DefinitionSource {
  readonly process: string;
  readonly caseKind: string;
  readonly bpmn: { readonly file: string; readonly xml: string };
  readonly dmn: readonly { readonly file: string; readonly xml: string }[];
  /** Fact type name -> JSON Schema. */
  readonly facts: Readonly<Record<string, JsonObject>>;
  readonly profile: 'strict' | 'permissive';
}

/** A definition ready to run. Machines are cached by `sha256`. */
export interface CompiledDefinition {
  readonly process: string;
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
  readonly caseKind: string;
  /** What a call activity may bind to; absent where the diagram gives none. */
  readonly versionTag?: string;
  readonly profile: 'strict' | 'permissive';
  readonly charts: Readonly<Record<string, Chart>>;
  /** Chart id of the process itself. */
  readonly root: string;
  readonly elements: Readonly<Record<string, ElementTable>>;
  readonly flows: Readonly<Record<string, FlowTable>>;
  readonly decisions: DecisionModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the runtime must know of one element; made by `compile`, one row per BPMN node. */
export interface ElementTable {
  readonly id: string;
  readonly name: string;
  /** BPMN type, e.g. `userTask`, `boundaryEvent`. */
  readonly type: string;
  /** Chart the node lives in. */
  readonly chart: string;
  readonly line: number;
  /** Lane name(s), outermost first. */
  readonly lanes: readonly string[];
  readonly behaviour: Behaviour;
  /** `zeebe:ioMapping`, parsed. Inputs are evaluated on entry, outputs on completion. */
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Events attached to this activity, in document order. */
  readonly boundary: readonly string[];
  /** It may be the first of several events that begin the process together: the gateway before them. */
  readonly beginsBehind?: string;
  /** Carried out several times; every time in a chart of its own, see `bodyOf`. */
  readonly loop?: Loop;
}

/** How often an activity is carried out. [BPMN 2.0.2, 10.3.9] */
export type Loop =
  | {
      readonly kind: 'standard';
      readonly testBefore: boolean;
      readonly condition: FeelExpression | null;
      readonly maximum: number | null;
    }
  | {
      readonly kind: 'multiInstance';
      readonly sequential: boolean;
      /** One of the two: how many, or one for every item of a list. */
      readonly cardinality: FeelExpression | null;
      readonly collection: FeelExpression | null;
      /** Variable the item is known by inside. */
      readonly item: string | null;
      readonly output: { readonly collection: string; readonly element: FeelExpression } | null;
      readonly completion: FeelExpression | null;
      /** What is thrown at the activity itself when one of its instances ends. */
      readonly events: readonly { readonly when: 'first' | 'every' | FeelExpression; readonly throws: Throw }[];
    };

export interface Mapping {
  readonly target: string;
  readonly source: FeelExpression;
}

/** A fact an automatic element records by itself: the element's `fact` property (or message name) and `factData` (FEEL context). */
export interface RaisedFact {
  readonly type: string;
  readonly data: FeelExpression | null;
}

/** What an event waits for. Texts without leading `=` are literals and arrive as parsed string expressions. */
export type Trigger =
  | { readonly kind: 'message'; readonly name: string; readonly correlation: FeelExpression | null }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'condition'; readonly expression: FeelExpression }
  | { readonly kind: 'timer'; readonly mode: 'date' | 'duration' | 'cycle'; readonly expression: FeelExpression }
  | { readonly kind: 'error'; readonly code: string | null }
  | { readonly kind: 'escalation'; readonly code: string | null }
  /** `handler`: the activity that undoes; null in an event subprocess, which is one itself. */
  | { readonly kind: 'compensation'; readonly handler: string | null }
  | { readonly kind: 'cancel' };

/** What a throwing event says. Null codes and names are caught by catch-alls only. */
export type Throw =
  | { readonly kind: 'message'; readonly raises: RaisedFact }
  | { readonly kind: 'signal'; readonly name: string }
  | { readonly kind: 'error'; readonly code: string | null }
  | { readonly kind: 'escalation'; readonly code: string | null }
  /** Ends the scope, not only this token. */
  | { readonly kind: 'terminate' };

/** How the runtime treats an element: one word a kind, what it needs beside it. */
export type Behaviour =
  /** None task, manual task, gateways, none events: nothing to do but pass. */
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'userTask';
      readonly fact: string | null;
      /** Four eyes: who completed one of these tasks may not complete this one. */
      readonly excludes: readonly string[];
      /** Candidate role: assignment definition, else innermost lane. */
      readonly role: FeelExpression | null;
      readonly dueDate: FeelExpression | null;
      readonly followUpDate: FeelExpression | null;
      readonly priority: FeelExpression | null;
    }
  | {
      readonly kind: 'job';
      readonly jobType: FeelExpression;
      readonly retries: number;
      /** What the diagram tells whoever carries it out, by key. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'businessRule';
      readonly decision: string;
      readonly resultVariable: string;
      readonly raises: RaisedFact | null;
    }
  | {
      readonly kind: 'script';
      readonly expression: FeelExpression;
      readonly resultVariable: string;
      readonly raises: RaisedFact | null;
    }
  /** Send task or message throw event. */
  | { readonly kind: 'raise'; readonly raises: RaisedFact }
  /** Receive task, intermediate catch event, event behind an event gateway, boundary event, start event with a trigger. */
  | {
      readonly kind: 'catch';
      readonly triggers: readonly Trigger[];
      /** Parallel multiple: it happens when all of its triggers have occurred, else when the first has. */
      readonly needsAll: boolean;
      readonly interrupting: boolean;
      readonly attachedTo: string | null;
    }
  | { readonly kind: 'eventGateway'; readonly events: readonly string[] }
  | {
      readonly kind: 'subProcess';
      readonly chart: string;
      /** Somebody chooses what is done. */
      readonly adHoc?: {
        /** What may be chosen; flows lead on from there. */
        readonly activities: readonly string[];
        /** Events nothing leads to: they begin with it. */
        readonly begins: readonly string[];
        readonly sequential: boolean;
        readonly completion: FeelExpression | null;
        readonly cancelsRemaining: boolean;
      };
    }
  /** Another process, run as an instance of its own inside the case. */
  | {
      readonly kind: 'call';
      readonly process: FeelExpression;
      readonly binding: 'latest' | { readonly version: number } | { readonly versionTag: FeelExpression };
      /** Does it see every variable of the caller, or only what the input mappings hand over? */
      readonly passesAll: boolean;
      /** Does the caller get every variable, or only what the output mappings choose? */
      readonly returnsAll: boolean;
    }
  /** Compensation throw and end events, and cancel ends: what was completed is undone before the token goes on. */
  | {
      readonly kind: 'compensate';
      /** The activity to undo; null: everything of the scope. */
      readonly activity: string | null;
      readonly waits: boolean;
      /** Ends the transaction around it first, and leaves it by its cancel event afterwards. */
      readonly cancels: boolean;
    }
  /** Throw and end events: the fact is recorded first, then everything else is said in document order. */
  | { readonly kind: 'throw' | 'end'; readonly raises: RaisedFact | null; readonly throws: readonly Throw[] };

export interface FlowTable {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** Null when unconditional. */
  readonly condition: FeelExpression | null;
}
