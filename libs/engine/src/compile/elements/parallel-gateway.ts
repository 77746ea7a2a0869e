import type { CompileElement } from './element.ts';

/** Waits for a token on every incoming flow, then gives one to every outgoing flow. */
export const compileParallelGateway: CompileElement = () => ({ role: 'parallel', behaviour: { kind: 'pass' } });
