export * from './compile/chart.ts';
export * from './compile/compile.ts';
export * from './compile/drive.ts';
export * from './case/commands.ts';
export * from './case/events.ts';
export * from './case/env.ts';
export * from './definition.ts';
