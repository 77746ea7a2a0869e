/** Lines of a table in columns; numbers stand to the right. */
export const tableLines = (rows: readonly (readonly (string | number | undefined)[])[]): readonly string[] => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, textOf(cell).length);
    });
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return typeof cell === 'number' ? textOf(cell).padStart(width) : textOf(cell).padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
};

const textOf = (cell: string | number | undefined): string => (cell === undefined ? '' : String(cell));

/** «1 Dossier», «2 Dossiers». */
export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
