import type { CompileElement } from './element.ts';
import { reportMissingConditions } from './exclusive-gateway.ts';

/**
 * With one way in a choice among several like an inclusive gateway; with several a join that begins as soon as its
 * condition over `activationCount` (incoming flows that hold a token) is true. [BPMN 2.0.2, 13.4.5]
 */
export const compileComplexGateway: CompileElement = (node, context) => {
  reportMissingConditions(node, context);
  if (node.incoming.length < 2) return { role: 'inclusive', behaviour: { kind: 'pass' } };
  if (node.activationCondition === null) {
    context.report.error(
      'E_ACTIVATION_MISSING',
      node,
      'sagt nicht, welche Eingänge genügen',
      'activationCondition setzen, z. B. =activationCount >= 2',
    );
    return null;
  }
  context.report.doubt(
    'E_ACTIVATION_UNPROVEN',
    node,
    'ob die Bedingung des komplexen Gateways je erfüllt wird, lässt sich nicht beweisen',
    'ein inklusives oder paralleles Gateway lässt sich beweisen',
  );
  return { role: 'complex', behaviour: { kind: 'pass' } };
};
