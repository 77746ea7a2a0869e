import { isLocalDate } from '@fallspur/kernel';
import type { RowError, TableRow } from './row-error.ts';

/** Reads one text cell, or says what it expected instead. */
export type Cell<T> = { readonly expected: string; readonly read: (text: string) => T | undefined };

/** One of the words of a list. */
export const oneOf = <const W extends string>(...words: readonly W[]): Cell<W> => ({
  expected: `eines von ${words.join(', ')}`,
  read: (text) => words.find((word) => word === text),
});

export const localDate: Cell<string> = {
  expected: 'ein Datum, das es gibt, geschrieben wie 2026-11-20',
  read: (text) => (isLocalDate(text) ? text : undefined),
};

const matching = (expected: string, pattern: RegExp): Cell<string> => ({
  expected,
  read: (text) => (pattern.test(text) ? text : undefined),
});

export const name: Cell<string> = matching(
  'ein Name (nicht leer, höchstens 200 Zeichen)',
  /^(?=.*\S)[^\p{Cc}]{1,200}$/u,
);
export const country: Cell<string> = matching('ein Land nach ISO 3166-1, z. B. PT', /^[A-Z]{2}$/);
export const language: Cell<string> = matching('ein Sprachcode nach ISO 639, z. B. ti', /^[a-z]{2,3}$/);
export const reference: Cell<string> = matching(
  'ein Kürzel aus Buchstaben, Ziffern, Punkt, Strich',
  /^[A-Za-z0-9._-]{1,40}$/,
);
export const orderNumber: Cell<string> = matching('eine Auftragsnummer, z. B. LD-2015-0087', /^[A-Za-z0-9./-]{1,40}$/);
export const remark: Cell<string> = matching(
  'höchstens 2000 Zeichen, keine Steuerzeichen',
  /^(?:[^\p{Cc}]|[\t\r\n]){1,2000}$/u,
);

export const bfsNumber: Cell<number> = {
  expected: 'eine BFS-Nummer mit vier Ziffern, z. B. 2513',
  read: (text) => (/^[0-9]{4}$/.test(text) ? Number(text) : undefined),
};

/** Reads the cells of one row and notes what is wrong with them. */
export class RowReader {
  readonly errors: RowError[] = [];
  readonly #file: string;
  readonly #row: TableRow;

  constructor(file: string, row: TableRow) {
    this.#file = file;
    this.#row = row;
  }

  must<T>(column: string, cell: Cell<T>): T | undefined {
    const value = cell.read(this.text(column));
    if (value === undefined) this.wrong(column, cell.expected);
    return value;
  }

  /** Empty means unknown. */
  may<T>(column: string, cell: Cell<T>): T | undefined {
    return this.text(column) === ''
      ? undefined
      : this.must(column, { ...cell, expected: `${cell.expected}, oder leer` });
  }

  wrong(column: string, expected: string): void {
    const value = shortened(this.text(column));
    this.errors.push({ file: this.#file, line: this.#row.line, column, value, expected });
  }

  /** NFC, because two spellings of «é» are one name. */
  text(column: string): string {
    return (this.#row.cells[column] ?? '').normalize('NFC').trim();
  }
}

// A cell may hold a whole file whose quotes went wrong; the message shall still be read.
const VALUE_SHOWN = 100;
const shortened = (text: string): string => (text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text);
