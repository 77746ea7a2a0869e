import type { UnitRef } from './tasks.ts';

/** Body of POST /api/imports/{kind}/preview and POST /api/imports/{kind}; kind is `zuzuege` or `taetigkeiten`. */
export interface ImportFile {
  readonly fileName: string;
  /** The file's text. */
  readonly csv: string;
  /** Take what can be taken and report the rest; default false: one bad row keeps the whole file out. */
  readonly partial?: boolean;
}

/** What would become of the file. Nothing is recorded. */
export interface ImportPreview {
  readonly kind: 'zuzuege' | 'taetigkeiten';
  readonly rows: number;
  /** One a family (`zuzuege`) or one a row (`taetigkeiten`). */
  readonly entries: readonly ImportEntry[];
  readonly problems: readonly RowProblemView[];
  readonly counts: {
    readonly new: number;
    readonly unchanged: number;
    readonly corrections: number;
    readonly problems: number;
  };
  readonly elsewhere: RowsElsewhere;
  /** May be imported as it is (perhaps only with `partial`). */
  readonly importable: boolean;
}

/**
 * Rows of other municipalities than one's own: set aside unread and never recorded, but no problem. A file of nothing
 * else is refused with the one problem `MUNICIPALITY_NOT_OWN`.
 */
export interface RowsElsewhere {
  readonly rows: number;
  /** The municipality with most rows first. */
  readonly municipalities: readonly {
    readonly bfs: number;
    readonly name: string;
    readonly lines: readonly number[];
  }[];
}

export interface ImportEntry {
  readonly lines: readonly number[];
  readonly state: 'new' | 'unchanged' | 'correction' | 'problem';
  readonly label: string;
  readonly date: string;
  readonly municipality: { readonly bfs: number; readonly name: string } | null;
  readonly reference: string | null;
  readonly persons: readonly {
    readonly name: string;
    readonly bornOn: string | null;
    readonly nationality: string | null;
  }[];
  /** People who look like one of these, to be compared side by side. */
  readonly duplicates: readonly DuplicateCandidate[];
  /** Fields a correction would change: before, after. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly hints: readonly string[];
}

/** Outside one's own reach only `elsewhere` is true and nothing else is told. [decisions.md 20] */
export interface DuplicateCandidate {
  readonly elsewhere: boolean;
  readonly caseId: string | null;
  readonly personName: string | null;
  readonly bornOn: string | null;
  readonly municipalityName: string | null;
  readonly because: string;
}

export interface RowProblemView {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

/** Answer of POST /api/imports/{kind} */
export interface ImportDone {
  readonly taken: boolean;
  readonly recorded: number;
  readonly unchanged: number;
  readonly corrections: number;
  readonly problems: readonly RowProblemView[];
  readonly warnings: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly elsewhere: RowsElsewhere;
  readonly cases: number;
  /** The dossiers its entries belong to, in the order of their dates, where there are at most 20; else empty. */
  readonly dossiers: readonly UnitRef[];
  readonly facts: number;
  readonly position: number;
}

/**
 * Body of POST /api/arrivals/preview (answer: `ImportPreview`) and POST /api/arrivals (answer: `ImportDone`): who arrived
 * together, by form instead of by file. What cannot be read comes back as problems of the same table: `line` 2 is the first
 * person, `column` that of the canton's form, e.g. `zuzugsdatum`, `vafl_status`.
 */
export interface ArrivalInput {
  /** BFS number; one's own municipality. */
  readonly municipality: number;
  readonly arrivedOn: string;
  /** What the municipality calls the unit; made up when absent. */
  readonly reference?: string;
  /** ISO 639, e.g. `ti`. */
  readonly language?: string;
  readonly persons: readonly ArrivingPerson[];
}

/** Fields and codes as in the fact `PersonErfasst`. */
export interface ArrivingPerson {
  readonly name: string;
  readonly vorname: string;
  readonly geschlecht: string;
  readonly geburtsdatum: string;
  /** ISO 3166-1, e.g. `PT`. */
  readonly staatsangehoerigkeit: string;
  readonly ausweis?: string;
  readonly vaflStatus?: string;
  readonly aufenthaltsgrundlage?: string;
  readonly einreisedatum?: string;
  readonly herkunftsland?: string;
}
