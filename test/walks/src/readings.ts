import { canonicalJson, type JsonObject } from '@fallspur/kernel';
import {
  evolve,
  fromSnapshot,
  initialCase,
  snapshotOf,
  type CaseEvent,
  type CaseKind,
  type CaseState,
} from '@fallspur/engine';

/** Null when the live state, a fold from zero, and a snapshot with the tail behind it are the same to the byte. */
export const readingsDiffer = (kind: CaseKind, live: CaseState, events: readonly CaseEvent[]): string | null => {
  const fold = (from: CaseState, tail: readonly CaseEvent[]) =>
    tail.reduce((state, event) => evolve(kind, state, event), from);
  const zero = initialCase(kind, live.caseId);
  const half = Math.floor(events.length / 2);
  const snapshot = JSON.parse(JSON.stringify(snapshotOf(fold(zero, events.slice(0, half))))) as JsonObject;
  const expected = bytesOf(live);
  if (bytesOf(fold(zero, events)) !== expected) return 'the live state is not the fold from zero';
  const resumed = fold(fromSnapshot(snapshot), events.slice(half));
  return bytesOf(resumed) === expected ? null : 'the live state is not the snapshot with its tail';
};

const bytesOf = (state: CaseState): string => canonicalJson(snapshotOf(state) as unknown as JsonObject);
