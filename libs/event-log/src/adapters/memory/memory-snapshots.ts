import type { Snapshot, SnapshotStore } from '../../snapshots/port.ts';

export function openMemorySnapshots(): SnapshotStore {
  const byCase = new Map<string, Snapshot>();
  return {
    find: (caseId) => byCase.get(caseId),
    put(snapshots) {
      for (const snapshot of snapshots) byCase.set(snapshot.caseId, snapshot);
    },
    remove: (caseId) => void byCase.delete(caseId),
    clear: () => byCase.clear(),
    headPosition: () => [...byCase.values()].reduce((head, { position }) => Math.max(head, position), 0),
    close: () => byCase.clear(),
  };
}
