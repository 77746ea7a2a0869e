/**
 * A table as CSV the way a Swiss office opens it: `;` between cells, CRLF, a byte order mark so that umlauts survive.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front. [quality.md, OWASP CSV injection]
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return '\uFEFF' + rows.map((row) => row.map(cell).join(';') + '\r\n').join('');
}

/** Spreadsheets trim and normalise before they look, so what comes first may hide behind blanks or be full-width. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
