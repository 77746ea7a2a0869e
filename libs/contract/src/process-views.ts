import type { Json, JsonObject } from '@fallspur/kernel';

/**
 * GET /api/cases/{caseId}/instances/{instance}[?revision|standPer]: what the diagram shows and the list beside it says.
 * The drawing itself is GET /api/definitions/{sha256}/diagram (BPMN XML).
 */
export interface InstanceDiagram {
  readonly instance: string;
  readonly process: string;
  readonly processName: string;
  readonly version: number;
  readonly sha256: string;
  readonly revision: number;
  /** Elements where a token stands now. */
  readonly tokens: readonly {
    readonly element: string;
    readonly name: string;
    readonly count: number;
    readonly since: string;
    readonly waitsFor: string;
  }[];
  /** Elements and flows passed, how often; in the order of the first time. */
  readonly visited: readonly {
    readonly element: string;
    readonly name: string;
    readonly times: number;
    readonly firstOn: string;
  }[];
  readonly flows: readonly { readonly flow: string; readonly times: number }[];
  /** «warum hier?»: every decision recorded on the way, in order. */
  readonly decisions: readonly RecordedDecision[];
}

export interface RecordedDecision {
  readonly eventId: string;
  readonly on: string;
  /** Flow, element or decision id. */
  readonly id: string;
  /** Element the decision was asked at, to find it in the drawing. */
  readonly element: string;
  /** What was asked: «Welche Form?» */
  readonly title: string;
  readonly kind: 'condition' | 'decision' | 'expression';
  /** Condition text as written, or name and version of the decision table. */
  readonly source: string;
  readonly inputs: JsonObject;
  readonly rules: readonly string[];
  readonly output: Json;
  /** One German sentence: «Regel 3 trifft zu: «Das Gespräch soll verstanden werden». Ergebnis: Dolmetscher:in nötig = ja». */
  readonly because: string;
  /** `inputs` in words, without keys of persons and things. */
  readonly given: readonly { readonly title: string; readonly value: string }[];
  /** `output` in words. */
  readonly answer: string;
}
