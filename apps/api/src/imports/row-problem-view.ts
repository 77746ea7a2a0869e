import type { RowProblemView, RowsElsewhere } from '@fallspur/contract';
import type { ImportPreview, RowProblem } from '@fallspur/house';

/** A cell that cannot be read, or the sentence with which the house refuses a row. */
export const rowProblemView = ({ line, column, value, code, expected }: RowProblem): RowProblemView => ({
  line,
  column,
  value,
  code: code ?? 'CELL_INVALID',
  message: swissDates(code === undefined ? `Erwartet ist ${expected}.` : expected),
});

export const elsewhereView = (municipalities: ImportPreview['elsewhere']): RowsElsewhere => ({
  rows: municipalities.reduce((sum, { lines }) => sum + lines.length, 0),
  municipalities,
});

// The cells hold ISO dates; a sentence is read by a person.
const swissDates = (sentence: string): string => sentence.replaceAll(/\b(\d{4})-(\d\d)-(\d\d)\b/g, '$3.$2.$1');
