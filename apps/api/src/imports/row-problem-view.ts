import type { RowProblemView } from '@fallspur/contract';
import type { RowProblem } from '@fallspur/house';

/** A cell that cannot be read, or the sentence with which the house refuses a row. */
export const rowProblemView = ({ line, column, value, code, expected }: RowProblem): RowProblemView => ({
  line,
  column,
  value,
  code: code ?? 'CELL_INVALID',
  message: code === undefined ? `Erwartet ist ${expected}.` : expected,
});
