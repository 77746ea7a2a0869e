export { openMemoryLog } from './memory-log.ts';
export { openMemorySnapshots } from './memory-snapshots.ts';
