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
  readonly profile: 'strict' | 'permissive';
  readonly charts: Readonly<Record<string, Chart>>;
  /** Chart id of the process itself. */
  readonly root: string;
  readonly elements: Readonly<Record<string, ElementTable>>;
  readonly flows: Readonly<Record<string, FlowTable>>;
  readonly decisions: Readonly<Record<string, unknown>>;
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
  /** How the runtime treats it; see `compile/elements`. */
  readonly behaviour: JsonObject;
}
export interface FlowTable {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** FEEL text without the leading `=`; null when unconditional. */
  readonly condition: string | null;
}
