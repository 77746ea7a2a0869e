import {
  bfsNumber,
  language,
  localDate,
  oneOf,
  orderNumber,
  reference,
  remark,
  RowReader,
  type Cell,
} from './cells.ts';
import { headerErrors, type RowError, type TableFile, type TableRow } from './row-error.ts';

/** Columns of the canton's form «Tätigkeiten». */
export const ACTIVITY_COLUMNS = [
  'einheit',
  'gemeinde_bfs',
  'datum',
  'taetigkeit',
  'ergebnis',
  'dolmetsch_anbieter',
  'dolmetsch_auftrag',
  'sprache',
  'durchgefuehrt_durch',
  'bemerkung',
] as const;

const mahnstufe: Cell<number> = {
  expected: 'die Mahnstufe 1 bis 9',
  read: (text) => (/^[1-9]$/.test(text) ? Number(text) : undefined),
};
const nothing: Cell<''> = { expected: 'leer', read: (text) => (text === '' ? '' : undefined) };
const anbieter = oneOf('HEKS_LINGUADUKT', 'ANDERER');
const rolle = oneOf('IB', 'IBS');

/** What the column `ergebnis` holds, by activity. */
const RESULTS = {
  FORM_FESTGELEGT: oneOf('SCHRIFTLICH', 'MUENDLICH'),
  PAKET_ABGEGEBEN: oneOf('PERSOENLICH', 'POST', 'ELEKTRONISCH'),
  DOLMETSCH_BESTELLT: nothing,
  EINLADUNG_VERSANDT: mahnstufe,
  NICHT_ERSCHIENEN: mahnstufe,
  GESPRAECH_DURCHGEFUEHRT: nothing,
  KURZASSESSMENT: oneOf('BEDARF_JA', 'BEDARF_NEIN'),
} as const;

export type Activity = keyof typeof RESULTS;
type ResultOf<A extends Activity> = (typeof RESULTS)[A] extends Cell<infer T> ? T : never;

interface RowOf<A extends Activity> {
  readonly line: number;
  readonly einheit: string;
  readonly gemeinde: number;
  readonly datum: string;
  readonly taetigkeit: A;
  readonly ergebnis: ResultOf<A>;
  readonly anbieter?: 'HEKS_LINGUADUKT' | 'ANDERER' | undefined;
  readonly auftrag?: string | undefined;
  readonly sprache?: string | undefined;
  readonly rolle?: 'IB' | 'IBS' | undefined;
  readonly bemerkung?: string | undefined;
}

/** One thing an office did, with the result its kind of activity has. */
export type ActivityRow = { [A in Activity]: RowOf<A> }[Activity];

export interface ReadActivities {
  /** In order of their dates; rows of one day stay in the order of the file. */
  readonly rows: readonly ActivityRow[];
  readonly errors: readonly RowError[];
  readonly leftOut: readonly number[];
}

export const readActivities = (
  table: TableFile,
  municipalityOn: (bfs: number, day: string) => boolean,
): ReadActivities => {
  const wrongHeader = headerErrors(table, ACTIVITY_COLUMNS);
  if (wrongHeader.length) return { rows: [], errors: wrongHeader, leftOut: table.rows.map(({ line }) => line) };
  const read = table.rows.map((row) => ({ line: row.line, ...readRow(table.file, row, municipalityOn) }));
  const rows = read.flatMap(({ activity }) => activity ?? []);
  return {
    rows: rows.sort((a, b) => (a.datum < b.datum ? -1 : a.datum > b.datum ? 1 : 0)),
    errors: read.flatMap(({ errors }) => errors),
    leftOut: read.filter(({ errors }) => errors.length).map(({ line }) => line),
  };
};

const activities = oneOf(...(Object.keys(RESULTS) as Activity[]));

const readRow = (
  file: string,
  row: TableRow,
  municipalityOn: (bfs: number, day: string) => boolean,
): { readonly activity?: ActivityRow; readonly errors: readonly RowError[] } => {
  const cells = new RowReader(file, row);
  const taetigkeit = cells.must('taetigkeit', activities);
  const activity = {
    line: row.line,
    einheit: cells.must('einheit', reference),
    gemeinde: cells.must('gemeinde_bfs', bfsNumber),
    datum: cells.must('datum', localDate),
    taetigkeit,
    ergebnis: taetigkeit && cells.must<string | number>('ergebnis', RESULTS[taetigkeit]),
    anbieter: cells.may('dolmetsch_anbieter', anbieter),
    auftrag: cells.may('dolmetsch_auftrag', orderNumber),
    sprache: cells.may('sprache', language),
    rolle: cells.may('durchgefuehrt_durch', rolle),
    bemerkung: cells.may('bemerkung', remark),
  };
  const { gemeinde, datum } = activity;
  if (gemeinde !== undefined && datum && !municipalityOn(gemeinde, datum))
    cells.wrong('gemeinde_bfs', `eine Gemeinde des Kantons Solothurn, die es am ${datum} gibt`);
  if (taetigkeit === 'DOLMETSCH_BESTELLT' && !activity.anbieter && cells.text('dolmetsch_anbieter') === '')
    cells.wrong('dolmetsch_anbieter', anbieter.expected);
  // Without a fault the result has the kind of its activity.
  return cells.errors.length ? { errors: cells.errors } : { activity: activity as unknown as ActivityRow, errors: [] };
};
