import type { CompileElement } from './element.ts';

/** An embedded or event subprocess: a chart of its own, at which the outer chart waits. */
export const compileSubProcess: CompileElement = (node, { report }) => {
  if (node.scope === null) {
    report.error('E_SUBPROCESS_EMPTY', node, 'der Teilprozess ist leer');
    return null;
  }
  return { role: 'wait', behaviour: { kind: 'subProcess', chart: node.scope.id } };
};
