import { bfsNumber, country, language, localDate, name, oneOf, reference, RowReader, type Cell } from './cells.ts';
import { swissDate } from '../casefile/swiss.ts';
import { personIdOf } from './identity.ts';
import { headerErrors, type RowError, type TableFile, type TableRow } from './row-error.ts';

/** Columns of the canton's form «Zuzüge». */
export const ARRIVAL_COLUMNS = [
  'einheit',
  'person',
  'name',
  'vorname',
  'geschlecht',
  'geburtsdatum',
  'staatsangehoerigkeit',
  'ausweis',
  'vafl_status',
  'aufenthaltsgrundlage',
  'einreisedatum',
  'zuzugsdatum',
  'zuzugsart',
  'herkunftsland',
  'gemeinde_bfs',
  'sprache',
] as const;

const geschlecht = oneOf('W', 'M', 'UNBESTIMMT');
const ausweis = oneOf('B', 'C', 'CI', 'F', 'G', 'L', 'N', 'S', 'KEINER', 'UNBEKANNT');
const vaflStatus = oneOf(
  'KEIN',
  'VA_AUSLAENDER',
  'VA_FLUECHTLING',
  'ANERKANNTER_FLUECHTLING',
  'ASYLSUCHEND',
  'SCHUTZSTATUS_S',
);
const grundlage = oneOf(
  'FZA_EU_EFTA',
  'DRITTSTAAT',
  'FAMILIENNACHZUG_CH',
  'FAMILIENNACHZUG_C',
  'FAMILIENNACHZUG_B',
  'ASYL',
  'UEBRIGE',
);
// Other ways of moving in open no Erstinformation; they reach the office by other facts.
const zuzugsart = oneOf('AUSLAND');

type Read<C> = C extends Cell<infer T> ? T : never;

/** One person who arrived. */
export interface ArrivalRow {
  readonly line: number;
  readonly einheit: string;
  readonly person: string;
  readonly name: string;
  readonly vorname: string;
  readonly geschlecht: Read<typeof geschlecht>;
  readonly geburtsdatum: string;
  readonly staatsangehoerigkeit: string;
  readonly ausweis?: Read<typeof ausweis> | undefined;
  readonly vaflStatus?: Read<typeof vaflStatus> | undefined;
  readonly aufenthaltsgrundlage?: Read<typeof grundlage> | undefined;
  readonly einreisedatum?: string | undefined;
  readonly zuzugsdatum: string;
  readonly herkunftsland?: string | undefined;
  readonly gemeinde: number;
  readonly sprache?: string | undefined;
}

/** Persons who arrived together, in order of the file. */
export interface ArrivalUnit {
  readonly einheit: string;
  readonly gemeinde: number;
  readonly zuzugsdatum: string;
  readonly rows: readonly ArrivalRow[];
}

export interface ReadArrivals {
  /** Units without any fault. */
  readonly units: readonly ArrivalUnit[];
  readonly errors: readonly RowError[];
  /** Lines of units with a fault: half a family is not taken. */
  readonly leftOut: readonly number[];
}

/** Is this BFS number a municipality of the canton on that day? */
export type MunicipalityOn = (bfs: number, day: string) => boolean;

/** The oldest human being known lived 122 years; what is older is a slip of the pen. */
const AGE_MAX = 125;

/** Reads arrivals and groups them by `einheit` within this file. [decisions.md 22] */
export const readArrivals = (table: TableFile, municipalityOn: MunicipalityOn): ReadArrivals => {
  const wrongHeader = headerErrors(table, ARRIVAL_COLUMNS);
  if (wrongHeader.length) return { units: [], errors: wrongHeader, leftOut: table.rows.map(({ line }) => line) };

  const read = table.rows.map((row) => ({ row, ...readRow(table.file, row, municipalityOn) }));
  const seen = new Map<string, ArrivalRow>();
  const byUnit = Map.groupBy(read, ({ row }) => (row.cells['einheit'] ?? '').trim());
  const units: ArrivalUnit[] = [];
  const errors: RowError[] = [];
  const leftOut: number[] = [];
  for (const members of byUnit.values()) {
    const rows = members.flatMap(({ arrival }) => arrival ?? []);
    const faults = [
      ...members.flatMap((member) => member.errors),
      ...togetherFaults(table.file, rows),
      ...repeatedFaults(table.file, rows, seen),
    ];
    const [first] = rows;
    if (faults.length || !first) {
      errors.push(...faults);
      leftOut.push(...members.map(({ row }) => row.line));
    } else units.push({ einheit: first.einheit, gemeinde: first.gemeinde, zuzugsdatum: first.zuzugsdatum, rows });
  }
  return { units, errors: errors.sort((a, b) => a.line - b.line), leftOut: leftOut.sort((a, b) => a - b) };
};

const readRow = (
  file: string,
  row: TableRow,
  municipalityOn: MunicipalityOn,
): { readonly arrival?: ArrivalRow; readonly errors: readonly RowError[] } => {
  const cells = new RowReader(file, row);
  const arrival = {
    line: row.line,
    einheit: cells.must('einheit', reference),
    person: cells.must('person', reference),
    name: cells.must('name', name),
    vorname: cells.must('vorname', name),
    geschlecht: cells.must('geschlecht', geschlecht),
    geburtsdatum: cells.must('geburtsdatum', localDate),
    staatsangehoerigkeit: cells.must('staatsangehoerigkeit', country),
    ausweis: cells.may('ausweis', ausweis),
    vaflStatus: cells.may('vafl_status', vaflStatus),
    aufenthaltsgrundlage: cells.may('aufenthaltsgrundlage', grundlage),
    einreisedatum: cells.may('einreisedatum', localDate),
    zuzugsdatum: cells.must('zuzugsdatum', localDate),
    herkunftsland: cells.may('herkunftsland', country),
    gemeinde: cells.must('gemeinde_bfs', bfsNumber),
    sprache: cells.may('sprache', language),
  };
  cells.must('zuzugsart', zuzugsart);
  const { geburtsdatum, zuzugsdatum, gemeinde } = arrival;
  if (geburtsdatum && zuzugsdatum && geburtsdatum > zuzugsdatum)
    cells.wrong('geburtsdatum', `ein Tag nicht nach dem Zuzug vom ${swissDate(zuzugsdatum)}`);
  if (geburtsdatum && zuzugsdatum && Number(zuzugsdatum.slice(0, 4)) - Number(geburtsdatum.slice(0, 4)) > AGE_MAX)
    cells.wrong('geburtsdatum', `ein Tag höchstens ${AGE_MAX} Jahre vor dem Zuzug vom ${swissDate(zuzugsdatum)}`);
  if (gemeinde !== undefined && zuzugsdatum && !municipalityOn(gemeinde, zuzugsdatum))
    cells.wrong('gemeinde_bfs', `eine Gemeinde des Kantons Solothurn, die es am ${swissDate(zuzugsdatum)} gibt`);
  // Without a fault every required cell is there.
  return cells.errors.length ? { errors: cells.errors } : { arrival: arrival as ArrivalRow, errors: [] };
};

/** Who arrived together arrived on one day in one municipality, and stands in the file once. */
const togetherFaults = (file: string, rows: readonly ArrivalRow[]): readonly RowError[] => {
  const [first, ...others] = rows;
  return others.flatMap((row, index): RowError[] => {
    const at = (column: string, value: string, expected: string): RowError => ({
      file,
      line: row.line,
      column,
      value,
      expected,
    });
    const wrong: RowError[] = [];
    if (row.zuzugsdatum !== first?.zuzugsdatum)
      wrong.push(
        at('zuzugsdatum', row.zuzugsdatum, `${first?.zuzugsdatum} wie die erste Person der Einheit ${row.einheit}`),
      );
    if (row.gemeinde !== first?.gemeinde)
      wrong.push(
        at('gemeinde_bfs', String(row.gemeinde), `${first?.gemeinde} wie die erste Person der Einheit ${row.einheit}`),
      );
    if (rows.slice(0, index + 1).some((earlier) => earlier.person === row.person))
      wrong.push(at('person', row.person, 'jede Person einer Einheit einmal'));
    return wrong;
  });
};

/** Who arrives, arrives once: the same person in another row would be counted twice. [decisions.md 22] */
const repeatedFaults = (file: string, rows: readonly ArrivalRow[], seen: Map<string, ArrivalRow>): RowError[] =>
  rows.flatMap((row): RowError[] => {
    const identity = personIdOf(row);
    const earlier = seen.get(identity);
    if (!earlier) seen.set(identity, row);
    // Two rows under one key are reported as such.
    if (!earlier || (earlier.einheit === row.einheit && earlier.person === row.person)) return [];
    const expected = `jede Person einmal; dieselbe (Gemeinde, Zuzugsdatum, Name, Vorname, Geburtsdatum) steht schon in Zeile ${earlier.line}`;
    return [{ file, line: row.line, column: 'person', value: row.person, expected }];
  });
