/** What one definition file may cost. A file beyond a limit is refused before it is understood. */
export interface ReadLimits {
  /** Bytes of the file (UTF-16 units where text is handed in). */
  readonly bytesMax: number;
  /** Nesting of XML elements. */
  readonly depthMax: number;
  /** XML elements, diagram and extensions included. */
  readonly elementsMax: number;
}

export const DEFAULT_LIMITS: ReadLimits = { bytesMax: 10_000_000, depthMax: 200, elementsMax: 50_000 };
