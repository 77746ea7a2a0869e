import { rowErrorText, type RowError } from '@fallspur/casework';

/** A row that is not taken: a cell that cannot be read, or a row the house refuses. */
export interface RowProblem extends RowError {
  readonly kind: 'problem';
  /** Refusal code, where the cells were fine and the house said no. */
  readonly code?: string;
}

export const problemOf = (error: RowError): RowProblem => ({ kind: 'problem', ...error });

/** One sentence for a terminal. For a refusal, `expected` is the sentence of the house. */
export const problemText = ({ kind: _kind, code, ...error }: RowProblem): string => {
  if (code === undefined) return rowErrorText(error);
  const { file, line, column, value, expected } = error;
  return `${file}, Zeile ${line}, Spalte ${column}: «${value}» — abgewiesen: ${expected} (${code})`;
};
