import { readFileSync } from 'node:fs';
import type { FactRecorder } from './fact-recorder.ts';

type Row = Readonly<Record<string, string>>;

/** A file of the pilot fixtures: semicolons, a header row, no quoted cells. */
export const pilotFile = (name: string): string =>
  readFileSync(new URL(`../../../../test/fixtures/pilot/${name}`, import.meta.url), 'utf8');

function rowsOf(name: string): readonly Row[] {
  const [header = '', ...lines] = pilotFile(name).trim().split(/\r?\n/);
  const columns = header.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, i) => [columns[i] ?? '', cell])));
}

/** Records what the rows of the pilot say, as facts, without any process: the figures rest on facts alone. */
export async function recordPilot(recorder: FactRecorder): Promise<void> {
  const persons = Map.groupBy(rowsOf('zuzuege-pilot.csv'), (row) => row['einheit'] ?? '');
  for (const [unit, members] of persons) {
    const { zuzugsdatum = '', gemeinde_bfs: gemeinde } = members[0] ?? {};
    const personIds = members.map((row) => (row['person'] ?? '').toLowerCase());
    const data = { zuzugId: unit, unitId: unit, personIds, zuzugsdatum, gemeinde: Number(gemeinde) };
    await recorder.record(unit, 'ZuzugAusAuslandErfasst', zuzugsdatum, data);
  }
  for (const row of rowsOf('taetigkeiten-pilot.csv')) {
    const { einheit: unit = '', datum = '', taetigkeit, ergebnis = '', dolmetsch_anbieter: anbieter = '' } = row;
    const personIds = (persons.get(unit) ?? []).map((member) => (member['person'] ?? '').toLowerCase());
    const ids = { zuzugId: unit, unitId: unit, gespraechId: `${unit}-g`, personIds };
    if (taetigkeit === 'PAKET_ABGEGEBEN')
      await recorder.record(unit, 'ErstinformationspaketAbgegeben', datum, { zuzugId: unit, datum, kanal: ergebnis });
    if (taetigkeit === 'GESPRAECH_DURCHGEFUEHRT') {
      const held = { ...ids, gespraechsdatum: datum, organisation: `EG-${row['gemeinde_bfs'] ?? ''}` };
      await recorder.record(unit, 'ErstinformationsgespraechDurchgefuehrt', datum, held);
      if (anbieter !== '')
        await recorder.record(unit, 'DolmetscheinsatzDurchgefuehrt', datum, {
          gespraechId: `${unit}-g`,
          anbieter,
          datum,
        });
    }
    if (taetigkeit === 'KURZASSESSMENT' && ergebnis === 'BEDARF_JA')
      await recorder.record(unit, 'ErhoehterIntegrationsbedarfFestgestellt', datum, {
        personIds,
        festgestelltAm: datum,
      });
  }
}

/** The pilot municipalities by BFS number, as a register would give them. */
export const PILOT_MUNICIPALITIES: ReadonlyMap<number, string> = new Map([
  [2422, 'Balsthal'],
  [2513, 'Biberist'],
  [2473, 'Dornach'],
  [2407, 'Oensingen'],
  [2573, 'Dulliken'],
  [2534, 'Zuchwil'],
  [2546, 'Grenchen'],
  [2465, 'Buchegg'],
]);
