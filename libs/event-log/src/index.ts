// The log and what surrounds it. Adapters have doors of their own: ./memory, ./sqlite; the port's exam: ./exam.
export * from './port.ts';
export { LogClosedError, LogReadOnlyError, LogWriterEndedError, KeysFullError } from './errors.ts';
export { isBefore, isInstant } from './instants.ts';
export { positionAt } from './position-at.ts';
export { checkpointsWithin, type Checkpoint } from './checkpoints.ts';
export { sealEvent, sealEvents, type SealedEvent } from './envelope/seal.ts';
export { openEvent, openPublic, chainHashOf, type MayOpen } from './envelope/open.ts';
export { CHAIN_START, ENVELOPE_VERSION, type SealedField } from './envelope/canonical.ts';
export type { DataKey, KeyClass, KeyRing, RandomBytes } from './keys/port.ts';
export { memoryKeyRing, seededRandomBytes, type MemoryKeyRing } from './keys/memory-key-ring.ts';
export { sealBytes, openBytes } from './keys/seal-bytes.ts';
export type { Snapshot, SnapshotStore } from './snapshots/port.ts';
export { verifyStream, type StreamVerdict } from './verify/verify-stream.ts';
export { verifyLog, type LogVerdict, type VerifyLogOptions } from './verify/verify-log.ts';
export type { FaultCode, Finding } from './verify/finding.ts';
