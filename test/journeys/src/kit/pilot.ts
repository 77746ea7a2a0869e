import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/pilot/${name}`, import.meta.url)), 'utf8');

/** Rows of the pilot's sample that hold `where`, under its own header. Columns by name. */
function rowsOf(name: string, where: (row: Readonly<Record<string, string>>) => boolean): string {
  const [header = '', ...rows] = file(name).trimEnd().split(/\r?\n/);
  const columns = header.split(';');
  const kept = rows.filter((row) => {
    const cells = row.split(';');
    return where(Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])));
  });
  return [header, ...kept].join('\n') + '\n';
}

export const ZUCHWIL = '2534';

/** The arrivals of Zuchwil. */
export const arrivals = (): string => rowsOf('zuzuege-pilot.csv', ({ gemeinde_bfs }) => gemeinde_bfs === ZUCHWIL);

/** What was done in Zuchwil up to and including this day. */
export const activities = (until: string): string =>
  rowsOf('taetigkeiten-pilot.csv', (row) => row['gemeinde_bfs'] === ZUCHWIL && (row['datum'] ?? '') <= until);
