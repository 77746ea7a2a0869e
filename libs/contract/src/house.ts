/** GET /api/house (public): what a newcomer must know before anything else. */
export interface HouseView {
  /** No dossier yet: offer «Beispieldaten laden» and «Zuzüge importieren». */
  readonly empty: boolean;
  /** Holds the synthetic canton: marked on every screen. */
  readonly exampleData: boolean;
  readonly dossiers: number;
  /** Last position of the log. */
  readonly position: number;
  readonly today: string;
  readonly version: string;
}

/** Answer of POST /api/house/example */
export interface ExampleLoaded {
  readonly dossiers: number;
  readonly facts: number;
  readonly position: number;
}
