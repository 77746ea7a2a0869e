import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import { openBytes, sealBytes, type KeyRing, type RandomBytes, type SnapshotStore } from '@fallspur/event-log';
import { fromSnapshot, snapshotOf, type CaseState } from '@fallspur/engine';
import type { LiveCase } from './live-cases.ts';

/** A case is kept again after so many events: a load folds at most this tail, and keeping stays rare. */
const EVENTS_BETWEEN_SNAPSHOTS = 200;

export interface CaseSnapshotsParts {
  readonly store: SnapshotStore;
  readonly keys: KeyRing;
  readonly randomBytes: RandomBytes;
  /** Names the code that folded: a row of another epoch is ignored, so a changed fold never meets an old state. */
  readonly epoch: string;
}

/** One sealed snapshot row per case: a cache that spares folding long cases. Losing it costs time, never truth. */
export class CaseSnapshots {
  readonly #parts: CaseSnapshotsParts;

  constructor(parts: CaseSnapshotsParts) {
    this.#parts = parts;
  }

  /** Position of the newest snapshot: none may lie beyond the log's head. */
  get headPosition(): number {
    return this.#parts.store.headPosition();
  }

  find(caseId: string): LiveCase | undefined {
    const row = this.#parts.store.find(caseId);
    const clear = row && openBytes(this.#parts.keys, caseId, row.bytes);
    if (!clear) return undefined;
    const kept = JSON.parse(Buffer.from(clear).toString('utf8')) as Kept;
    if (kept.epoch !== this.#parts.epoch) return undefined;
    const state: CaseState = fromSnapshot(kept.state);
    return { caseId, state, chainHash: kept.chainHash, keptRevision: state.revision };
  }

  /** Keeps the case when enough has happened since it was kept last. `position` is that of its last event. */
  offer(live: LiveCase, position: number): void {
    const { caseId, state, chainHash } = live;
    if (state.revision - live.keptRevision < EVENTS_BETWEEN_SNAPSHOTS) return;
    const { store, keys, randomBytes, epoch } = this.#parts;
    const kept: Kept = { epoch, chainHash, state: snapshotOf(state) };
    const bytes = sealBytes(keys, caseId, Buffer.from(canonicalJson(kept), 'utf8'), randomBytes);
    store.put([{ caseId, revision: state.revision, position, bytes }]);
    live.keptRevision = state.revision;
  }
}

interface Kept {
  readonly epoch: string;
  readonly chainHash: string;
  readonly state: JsonObject;
}
