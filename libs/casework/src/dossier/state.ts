import type {
  DolmetscheinsatzBestellt,
  EinladungErstinformationsgespraechVersandt,
  ErhoehterIntegrationsbedarfFestgestellt,
  ErstinformationAbgeschlossen,
  ErstinformationsformFestgelegt,
  ErstinformationsgespraechDurchgefuehrt,
  ErstinformationspaketAbgegeben,
  KurzassessmentDurchgefuehrt,
  MitwirkungGeklaert,
  PersonErfasst,
  ZielgruppeErstinformationGeprueft,
  ZuzugAusAuslandErfasst,
} from '../events.ts';

/**
 * A dossier: one Unterstützungseinheit with its persons and everything that happened to it. Folded from facts alone;
 * JSON through and through, because snapshots keep it.
 */
export interface Dossier {
  readonly caseId: string;
  readonly persons: Readonly<Record<string, Person>>;
  readonly unit: Unit | null;
  readonly arrivals: readonly ZuzugAusAuslandErfasst[];
  /** BFS numbers with the first day they hold, oldest first. */
  readonly residences: readonly Dated<number>[];
  readonly targetGroup: Readonly<Record<string, ZielgruppeErstinformationGeprueft>>;
  readonly form: ErstinformationsformFestgelegt | null;
  readonly invitations: readonly EinladungErstinformationsgespraechVersandt[];
  /** Days on which nobody came, in order of recording. */
  readonly noShows: readonly string[];
  readonly interpreterOrders: readonly InterpreterOrder[];
  readonly interviews: readonly ErstinformationsgespraechDurchgefuehrt[];
  readonly packages: readonly ErstinformationspaketAbgegeben[];
  readonly assessment: (KurzassessmentDurchgefuehrt & { readonly datum: string }) | null;
  readonly need: ErhoehterIntegrationsbedarfFestgestellt | null;
  readonly cooperation: MitwirkungGeklaert | null;
  /** The last departure or death. */
  readonly departure: { readonly grund: 'WEGZUG' | 'TOD'; readonly datum: string } | null;
  /** Outcome of the Erstinformation by arrival. */
  readonly outcomes: Readonly<Record<string, ErstinformationAbgeschlossen['ergebnis']>>;
}

export interface Dated<T> {
  readonly value: T;
  readonly from: string;
  readonly to?: string;
}

export type Permit = NonNullable<PersonErfasst['ausweis']>;
export type AsylumStatus = NonNullable<PersonErfasst['vaflStatus']>;

export interface Person {
  readonly personId: string;
  /** Master data as it stands now. */
  readonly master: PersonErfasst;
  readonly permits: readonly Dated<Permit>[];
  readonly asylumStatuses: readonly Dated<AsylumStatus>[];
  /** German proven at B1 or better, mother tongue included. */
  readonly germanB1: boolean;
  readonly departed: { readonly grund: 'WEGZUG' | 'TOD'; readonly datum: string } | null;
}

export interface Unit {
  readonly unitId: string;
  readonly members: readonly Member[];
  readonly dissolved: boolean;
}

export interface Member {
  readonly personId: string;
  readonly from: string;
  readonly to?: string;
}

export type InterpreterOrder = DolmetscheinsatzBestellt & { readonly state: 'ORDERED' | 'HELD' | 'CANCELLED' };

export const emptyDossier = (caseId: string): Dossier => ({
  caseId,
  persons: {},
  unit: null,
  arrivals: [],
  residences: [],
  targetGroup: {},
  form: null,
  invitations: [],
  noShows: [],
  interpreterOrders: [],
  interviews: [],
  packages: [],
  assessment: null,
  need: null,
  cooperation: null,
  departure: null,
  outcomes: {},
});

/** Members of the unit who still live here. */
export const presentMembers = ({ unit, persons }: Dossier): readonly Person[] =>
  (unit?.members ?? [])
    .filter(({ to }) => to === undefined)
    .flatMap(({ personId }) => persons[personId] ?? [])
    .filter(({ departed }) => departed === null);

/** What held on a day: the last value that had begun and not ended. */
export const valueOn = <T>(history: readonly Dated<T>[], day: string): T | undefined =>
  history.findLast(({ from, to }) => from <= day && (to === undefined || day <= to))?.value;

/** The arrival a step is about: the latest one. */
export const latestArrival = ({ arrivals }: Dossier): ZuzugAusAuslandErfasst | undefined => arrivals.at(-1);
