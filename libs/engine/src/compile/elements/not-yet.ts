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

/** More tokens at once than any diagram means. */
const QUANTITY_MAX = 100;

/** Marks any activity may carry, with values no diagram means. */
export function reportMarks(node: FlowNode, report: Report): void {
  for (const [quantity, what] of [
    [node.startQuantity, 'Startmenge'],
    [node.completionQuantity, 'Abschlussmenge'],
  ] as const)
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > QUANTITY_MAX)
      report.error(
        'E_QUANTITY',
        node,
        `die ${what} ist ${quantity}`,
        `erlaubt sind ganze Zahlen von 1 bis ${QUANTITY_MAX}`,
      );
}
