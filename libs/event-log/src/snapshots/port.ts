/** The folded state of one case up to a revision: a cache that saves folding the whole stream again. */
export interface Snapshot {
  readonly caseId: string;
  /** Last revision folded into it. */
  readonly revision: number;
  /** Position of that event: a snapshot beyond the log's head is refused by `checkpointsWithin`. */
  readonly position: number;
  /** Sealed by the caller (`sealBytes`): the store never sees personal data in clear. */
  readonly bytes: Uint8Array;
}

/** One row per case, the newest; losing any of it costs time, never truth. Local and synchronous by design. */
export interface SnapshotStore {
  find(caseId: string): Snapshot | undefined;
  /** Keeps these, each in place of its case's older one, all in one transaction. */
  put(snapshots: readonly Snapshot[]): void;
  remove(caseId: string): void;
  clear(): void;
  /** The largest position of any snapshot, 0 when there is none. */
  headPosition(): number;
  close(): void;
}
