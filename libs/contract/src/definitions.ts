import type { Page } from './page.ts';

/** GET /api/definitions: the catalogue of deployed processes. */
export type DefinitionCatalogView = Page<DefinitionRow>;

export interface DefinitionRow {
  readonly process: string;
  readonly name: string;
  readonly version: number;
  readonly sha256: string;
  readonly caseKind: string;
  readonly inForceFrom: string;
  readonly legalBasis: readonly string[];
  readonly running: number;
  readonly ended: number;
  readonly verdict: VerdictView;
}

export interface VerdictView {
  readonly sound: boolean;
  /** «fehlerfrei: jeder Schritt erreichbar, jedes Ende erreichbar, …» */
  readonly sentence: string;
  readonly errors: number;
  readonly warnings: number;
  readonly elements: number;
  readonly states: number | null;
}

/** GET /api/definitions/{process}/versions: the newest first. */
export type VersionList = Page<VersionRow>;

export interface VersionRow {
  readonly version: number;
  readonly sha256: string;
  readonly inForceFrom: string;
  readonly running: number;
  readonly ended: number;
}

/** GET /api/definitions/{process}: one process with its newest versions (at most 50), tasks, deadlines and what runs. */
export interface DefinitionPage extends DefinitionRow {
  readonly versions: readonly VersionRow[];
  readonly elements: readonly {
    readonly element: string;
    readonly name: string;
    readonly type: string;
    readonly role: string | null;
    readonly fact: string | null;
    readonly factTitle: string | null;
    readonly lanes: readonly string[];
    readonly line: number;
    /** Tokens standing here now, in cases this session may see; and how often it was completed. */
    readonly standing: number;
    readonly completed: number;
  }[];
  readonly outcomes: readonly { readonly element: string; readonly name: string; readonly count: number }[];
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning' | 'info';
    readonly code: string;
    readonly message: string;
    readonly elements: readonly string[];
    readonly line: number | null;
    readonly hint: string | null;
  }[];
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly rules: number | null }[];
}
