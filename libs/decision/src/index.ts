export * from './api.ts';
export { isFault, parseFeel, parseUnaryTests } from './feel/feel.ts';
export { readDecisions } from './dmn/decisions.ts';
export { contradictionIn, inForce, type Dated } from './in-force/in-force.ts';
