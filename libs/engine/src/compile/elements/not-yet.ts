import type { FlowNode } from '@fallspur/bpmn';
import type { CompileElement } from './element.ts';
import type { Report } from '../report.ts';

/** A kind of element this house does not run yet. */
export const notYet =
  (what: string): CompileElement =>
  (node, { report }) => {
    report.notYet(node, what);
    return null;
  };

/** Marks any activity may carry and that are not run yet. */
export function reportMarks(node: FlowNode, report: Report): void {
  if (node.isForCompensation) report.notYet(node, 'eine Kompensation');
  if (node.startQuantity !== 1 || node.completionQuantity !== 1)
    report.notYet(node, 'eine Start- oder Abschlussmenge ungleich 1');
}
