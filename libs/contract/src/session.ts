/** GET (204 while nobody is signed in), POST, DELETE /api/session */
export interface Session {
  readonly user: string;
  /** Name to show, e.g. «IB Zuchwil (Vorführung)». */
  readonly name: string;
  readonly office: OfficeRef;
  /** Role codes of specification 1.3 without `R-`, e.g. `IB`. */
  readonly roles: readonly string[];
  /** Names of what this session may do at all, to show or hide entries of the menu; the API decides every time anew. */
  readonly permissions: readonly string[];
  /** Signed in from the list of example people: marked on every screen. */
  readonly demonstration: boolean;
  /** Persons have invented names here: whoever checks reports need not know who they are. */
  readonly pseudonymous: boolean;
  /** Today in Europe/Zurich by the server's clock. */
  readonly today: string;
}

/** `EG-2534`, «Einwohnergemeinde Zuchwil». */
export interface OfficeRef {
  readonly key: string;
  readonly name: string;
}

/** GET /api/session/people (public while the demonstration login is on): whom one may sign in as. */
export interface DemonstrationPerson {
  readonly user: string;
  readonly name: string;
  readonly office: OfficeRef;
  readonly roles: readonly string[];
  /** What this role does here, in one line. */
  readonly does: string;
  /** Open tasks of that office for these roles right now. */
  readonly openTasks: number;
}

/** Body of POST /api/session */
export interface SignIn {
  readonly user: string;
}
