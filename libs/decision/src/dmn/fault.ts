import type { FeelFault } from '../api.ts';

/** A decision that cannot be answered; becomes a fault at the door. */
export class DecisionError extends Error {
  readonly code: string;
  readonly elementIds: readonly string[];
  constructor(code: string, message: string, elementIds: readonly string[] = []) {
    super(message);
    this.code = code;
    this.elementIds = elementIds;
  }
}

export const decisionFault = (error: DecisionError): FeelFault => ({
  kind: 'fault',
  code: error.code,
  message: error.message,
  ...(error.elementIds.length ? { elementIds: error.elementIds } : {}),
});
