export * from './case-runtime.ts';
export * from './case-snapshots.ts';
export * from './deployed.ts';
export * from './embedded.ts';
export * from './process-folders.ts';
export * from './relay.ts';
export * from './timer-runner.ts';
export * from './projections/index.ts';
