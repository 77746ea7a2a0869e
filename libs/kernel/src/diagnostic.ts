/** Where in a source file something stands; lines and columns start at 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** A finding about a definition file: what, where, by which rule, and what to try. */
export interface Diagnostic {
  /** Stable, e.g. `E_GATEWAY_NO_OUTGOING`, `W_UNKNOWN_ATTRIBUTE`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file?: string;
  readonly elementIds?: readonly string[];
  readonly elementName?: string;
  readonly position?: SourcePosition;
  /** The clause of the standard or of the house's convention. */
  readonly rule?: string;
  readonly hint?: string;
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');
