export * from './model.ts';
export { NODE_DEFAULTS } from './node-defaults.ts';
export { readBpmn, type BpmnSource } from './read-bpmn.ts';
export { lint } from './lint/lint.ts';
export { canonicalBpmn, CANONICAL_BPMN_FORM, type CanonicalBpmn } from './canonical.ts';
export { DIAGNOSTIC_CODES, type DiagnosticCode, type DiagnosticKind } from './diagnostics/codes.ts';
export { IRRELEVANT_TO_EXECUTION } from './census/irrelevant.ts';
export { DEFAULT_LIMITS, type ReadLimits } from './source/limits.ts';
