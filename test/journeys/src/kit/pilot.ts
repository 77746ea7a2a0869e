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

const UP_TO_THE_INVITATION: ReadonlySet<string> = new Set([
  'FORM_FESTGELEGT',
  'DOLMETSCH_BESTELLT',
  'EINLADUNG_VERSANDT',
]);

/** What was done in Zuchwil before the conversations: E076, E072, E080 and others are invited and wait for theirs. */
export const invitations = (): string =>
  rowsOf(
    'taetigkeiten-pilot.csv',
    ({ gemeinde_bfs, taetigkeit = '' }) => gemeinde_bfs === ZUCHWIL && UP_TO_THE_INVITATION.has(taetigkeit),
  );
