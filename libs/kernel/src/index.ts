export * from './json.ts';
export * from './ids.ts';
export * from './refusal.ts';
export * from './diagnostic.ts';
export * from './case-event.ts';
