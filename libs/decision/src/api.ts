import type { Diagnostic, Json, JsonObject, SourcePosition } from '@fallspur/kernel';

/** What a FEEL evaluation may know besides its variables. */
export interface FeelSurroundings {
  /** UTC instant that `now()` and `today()` answer with (Europe/Zurich for the local date). */
  readonly now: string;
  /** Extra functions by name; arguments and answer are JSON, dates as ISO 8601 text. Must be pure. */
  readonly functions?: Readonly<Record<string, FeelFunction>>;
}

export type FeelFunction = (...args: readonly Json[]) => Json;

/** An evaluation that gave no value: stable code, readable text. Never thrown. */
export interface FeelFault {
  readonly kind: 'fault';
  /** `E_FEEL_SYNTAX`, `E_FEEL_EVALUATION`, `E_FEEL_CAP`; of decisions also `E_DMN_…`. */
  readonly code: string;
  readonly message: string;
  /** Where in the text; lines and columns start at 1. */
  readonly position?: SourcePosition;
  /** Ids of the elements concerned, e.g. the rules that broke a hit policy. */
  readonly elementIds?: readonly string[];
}
export interface FeelValue {
  readonly kind: 'value';
  /** Temporal values come back as ISO 8601 text; other values as JSON. */
  readonly value: Json;
  /** What FEEL answered with null although the author hardly meant it, e.g. an unknown variable. Absent when nothing. */
  readonly warnings?: readonly FeelWarning[];
}

export interface FeelWarning {
  /** `UNKNOWN_VARIABLE`, `UNKNOWN_ENTRY`, `UNKNOWN_FUNCTION`, `UNKNOWN_TYPE`, `INVALID_TYPE`, `INVALID_ARGUMENTS`. */
  readonly code: string;
  readonly message: string;
}

/** A parsed expression: parse once, evaluate often. */
export interface FeelExpression {
  readonly text: string;
  /** Top-level and nested names the expression mentions, to tell which inputs to record and which to seal. */
  readonly names: readonly string[];
  /** The paths it reads from its variables, longest first, e.g. `fall.zuzugsdatum`. */
  readonly paths: readonly string[];
  evaluate(variables: JsonObject, surroundings: FeelSurroundings): FeelValue | FeelFault;
}

/** Parses a FEEL expression (text without leading `=`). */
export type ParseFeel = (text: string) => FeelExpression | FeelFault;

/** Unary tests as in a cell of a decision table: `> 5`, `"A", "B"`, `not([1..3])`, `-`; `?` is the tested value. */
export interface FeelUnaryTests {
  readonly text: string;
  readonly names: readonly string[];
  readonly paths: readonly string[];
  /** True where one of the tests holds; a test that cannot be compared does not hold. */
  test(value: Json, variables: JsonObject, surroundings: FeelSurroundings): FeelValue | FeelFault;
}
export type ParseUnaryTests = (text: string) => FeelUnaryTests | FeelFault;

/** One evaluated decision, explained. */
export interface DecisionAnswer {
  readonly kind: 'decision';
  readonly decision: string;
  /** What its expressions read, by path (`fall.zuzugsdatum`): only what they mention. */
  readonly inputs: JsonObject;
  /** Ids of matched rules in table order. */
  readonly rules: readonly string[];
  readonly output: Json;
  /** Decisions it required, in order of evaluation. */
  readonly required: readonly DecisionAnswer[];
  readonly warnings?: readonly FeelWarning[];
}

/** A decision table as its author labelled it, to tell why it answered as it did. */
export interface DecisionTableWords {
  /** `text` is the expression of the column. */
  readonly inputs: readonly { readonly label: string; readonly text: string }[];
  readonly outputs: readonly { readonly name: string; readonly label: string }[];
  /** In table order, counted from 1; `says` is label, description or annotation, empty where there is none. */
  readonly rules: readonly { readonly id: string; readonly number: number; readonly says: string }[];
}

/** The decisions of one or more DMN files. */
export interface DecisionModel {
  readonly decisions: readonly {
    readonly id: string;
    /** Under which other elements see its value. */
    readonly name: string;
    readonly file: string;
    /** As people read it. */
    readonly title: string;
    readonly table: DecisionTableWords | null;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Names that the expressions of the decision, and of all it requires, mention (for sealing). */
  namesOf(decisionId: string): readonly string[];
  /** The same as paths, longest first, e.g. `fall.zuzugsdatum`. */
  pathsOf(decisionId: string): readonly string[];
  /**
   * Evaluates a decision or decision service by id (or name). Text given for an input typed `date`, `time` or
   * `duration` is read as such. Variables that no element of a file is named after (`fall`, …) are seen by all its decisions.
   * Faults: `E_FEEL_…`, `E_DMN_UNKNOWN_DECISION`, `E_DMN_HIT_POLICY`, `E_DMN_INPUT_VALUE`, `E_DMN_OUTPUT_VALUE`, `E_DMN_CYCLE`.
   */
  evaluate(decisionId: string, variables: JsonObject, surroundings: FeelSurroundings): DecisionAnswer | FeelFault;
}

export type ReadDecisions = (
  files: readonly { readonly file: string; readonly xml: string }[],
) => Promise<DecisionModel>;
