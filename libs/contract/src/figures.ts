import type { Page } from './page.ts';

/** GET /api/municipalities: those this session may look at, with whether anything is recorded there. */
export type MunicipalityList = Page<{ readonly bfs: number; readonly name: string; readonly dossiers: number }>;

/** GET /api/municipalities/{bfs}/half-years[?gueltigAm=DATE&standPer=INSTANT] */
export interface HalfYearReport {
  readonly municipality: { readonly bfs: number; readonly name: string };
  readonly figures: readonly FigureName[];
  /** Newest first; a half-year without any figure is not listed. */
  readonly halfYears: readonly { readonly halfYear: string; readonly values: Readonly<Record<string, number>> }[];
  readonly total: Readonly<Record<string, number>>;
  readonly gueltigAm: string | null;
  readonly standPer: string | null;
  readonly position: number;
}

export interface FigureName {
  readonly figure: string;
  readonly name: string;
  readonly explains: string;
}

/** GET /api/municipalities/{bfs}/half-years/{halfYear}/{figure}: the facts a figure is made of. */
export interface FigureFacts extends Page<FigureFact> {
  readonly figure: FigureName;
  readonly halfYear: string;
  /** What they add up to, on all pages. */
  readonly sum: number;
}

export interface FigureFact {
  readonly caseId: string;
  readonly unitLabel: string;
  readonly reference: string | null;
  readonly eventId: string;
  readonly factTitle: string;
  readonly happenedOn: string;
  readonly amount: number;
}
