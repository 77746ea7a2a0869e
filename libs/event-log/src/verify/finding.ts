/** How an event fails. `REDACTED` is lawful (the data part was emptied, the chain holds); the others are tampering. */
export type FaultCode =
  | 'NOT_CANONICAL'
  | 'WRONG_SHAPE'
  | 'COLUMN_DIFFERS'
  | 'HASH_DIFFERS'
  | 'DATA_HASH_DIFFERS'
  | 'CHAIN_BROKEN'
  | 'REVISION_GAP'
  | 'POSITION_GAP'
  | 'RECORDED_AT_BACKWARDS'
  | 'UNREADABLE'
  | 'STORE_DAMAGED';

/** The first bad event and how it is bad. */
export interface Finding {
  readonly code: FaultCode;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  /** Null when a stream is verified without its place in the log. */
  readonly position: number | null;
  /** Expected, got, in one sentence. */
  readonly message: string;
}

/** Thrown inside the verifier, never out of it. */
export class Fault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}
