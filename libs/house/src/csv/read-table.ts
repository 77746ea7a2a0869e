import { CsvError, parse } from 'csv-parse/sync';
import type { RowError, TableFile, TableRow } from '@fallspur/casework';

/** A table file, and what is wrong with its form: quotes, number of cells. The cells themselves are judged by casework. */
export interface ReadTable {
  readonly table: TableFile;
  readonly faults: readonly RowError[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads the canton's form: semicolon, header row, cells quoted where they hold a semicolon, quotes or a line end. */
export const readTable = (file: string, text: string): ReadTable => {
  const fault = (line: number, column: string, value: string, expected: string): RowError => ({
    file,
    line,
    column,
    value,
    expected,
  });
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, {
      delimiter: ';',
      record_delimiter: ['\r\n', '\n'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { readonly lines?: number }).lines ?? 1);
    const empty: TableFile = { file, header: [], rows: [] };
    return { table: empty, faults: [fault(line, '(ganze Zeile)', lineOf(text, line), expectedOf(error))] };
  }
  const [first, ...others] = parsed;
  if (!first)
    return {
      table: { file, header: [], rows: [] },
      faults: [fault(1, '(Kopfzeile)', '', 'eine Kopfzeile mit den Spaltennamen')],
    };
  // Spreadsheets like to begin a word with a capital.
  const header = first.record.map((name) => name.trim().toLowerCase());
  const faults: RowError[] = [];
  const rows = others.map(({ record, info }): TableRow => {
    const line = firstLine(record, info.lines);
    if (record.length !== header.length)
      faults.push(
        fault(line, '(ganze Zeile)', `${record.length} Zellen`, `${header.length} Zellen wie in der Kopfzeile`),
      );
    return { line, cells: Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])) };
  });
  return { table: { file, header, rows }, faults };
};

/** The reader tells the line a record ends on; cells may hold line ends. */
const firstLine = (record: readonly string[], lastLine: number): number =>
  lastLine - record.reduce((lines, cell) => lines + (cell.match(/\n/g)?.length ?? 0), 0);

const expectedOf = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'ein schliessendes Anführungszeichen'
    : 'Anführungszeichen nur um eine ganze Zelle, im Innern verdoppelt';

const lineOf = (text: string, line: number): string => (text.split(/\r?\n/)[line - 1] ?? '').slice(0, 80);
