import type { CompileElement } from './element.ts';
import { reportMissingConditions } from './exclusive-gateway.ts';

/** Gives a token to every flow whose condition holds; joins what can still come. [BPMN 2.0.2, 13.4.3] */
export const compileInclusiveGateway: CompileElement = (node, context) => {
  reportMissingConditions(node, context);
  return { role: 'inclusive', behaviour: { kind: 'pass' } };
};
