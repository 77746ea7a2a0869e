/** What is wrong with one cell: where it stands, what stands there, what was expected. */
export interface RowError {
  readonly file: string;
  /** 1-based line of the file; the header is line 1. */
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

/** A table file as the CSV reader hands it over: text cells by column name. */
export interface TableFile {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** One sentence for a terminal. */
export const rowErrorText = ({ file, line, column, value, expected }: RowError): string =>
  `${file}, Zeile ${line}, Spalte ${column}: «${value}» — erwartet: ${expected}`;

/** Columns that are missing, or that this kind of file does not have. */
export const headerErrors = ({ file, header }: TableFile, columns: readonly string[]): readonly RowError[] => {
  const at = (column: string, value: string, expected: string): RowError => ({
    file,
    line: 1,
    column,
    value,
    expected,
  });
  return [
    ...columns.filter((column) => !header.includes(column)).map((column) => at(column, '', `eine Spalte «${column}»`)),
    ...header
      .filter((column, index) => !columns.includes(column) || header.indexOf(column) !== index)
      .map((column) => at(column, column, `nur die Spalten ${columns.join(';')}, jede einmal`)),
  ];
};
