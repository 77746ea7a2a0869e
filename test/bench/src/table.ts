/** A ratio and what `quality.md` asks of it. */
export interface Goal {
  readonly ratio: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit?: string;
}

export const verdictOf = ({ ratio, atLeast, atMost, unit = '×' }: Goal): string => {
  const met = (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
  const goal = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
  return `${ratio.toFixed(2)} ${unit} (goal ${goal} ${unit}): ${met ? 'met' : 'NOT met'}`;
};

export const rate = (value: number): string => Math.round(value).toLocaleString('de-CH');
export const micros = (value: number): string => `${value.toFixed(1)} µs`;
export const millis = (value: number): string => `${value.toFixed(2)} ms`;

/** One topic as a table: head, rows, all columns but the first aligned to the right where they are figures. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        /^[\d.’'-]/.test(cell) && column > 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return ['', title, line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
