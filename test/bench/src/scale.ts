/** How large the bench is run. The goals are those of the full scale; smaller ones say so. */
export interface Scale {
  readonly name: 'full' | 'quick' | 'tiny';
  readonly rounds: number;
  /** Dossiers worked through in one round, by how many at once. */
  readonly casesPerRound: Readonly<Record<1 | 8 | 64, number>>;
  /** Cases worked through before anything is timed. */
  readonly warmUpCases: number;
  readonly replayEvents: number;
  readonly longCaseEvents: number;
  readonly smallLogEvents: number;
  readonly bigLogEvents: number;
  /** Commands timed on each log and each case in one round. */
  readonly growthCommands: number;
  /** Families whose facts are recorded over HTTP: so many that none of them is told the same a hundred times. */
  readonly httpFamilies: number;
  /** Requests of one round over HTTP, by connections: one, or several. */
  readonly httpRequests: Readonly<Record<1 | 64, number>>;
}

export const SCALES: Readonly<Record<Scale['name'], Scale>> = {
  full: {
    name: 'full',
    rounds: 5,
    casesPerRound: { 1: 40, 8: 80, 64: 256 },
    warmUpCases: 600,
    replayEvents: 100_000,
    longCaseEvents: 10_000,
    smallLogEvents: 10_000,
    bigLogEvents: 1_000_000,
    growthCommands: 300,
    httpFamilies: 2000,
    httpRequests: { 1: 600, 64: 6000 },
  },
  quick: {
    name: 'quick',
    rounds: 3,
    casesPerRound: { 1: 30, 8: 64, 64: 192 },
    warmUpCases: 600,
    replayEvents: 100_000,
    longCaseEvents: 10_000,
    smallLogEvents: 10_000,
    bigLogEvents: 200_000,
    growthCommands: 200,
    httpFamilies: 1000,
    httpRequests: { 1: 300, 64: 3000 },
  },
  tiny: {
    name: 'tiny',
    rounds: 1,
    casesPerRound: { 1: 2, 8: 8, 64: 16 },
    warmUpCases: 2,
    replayEvents: 400,
    longCaseEvents: 100,
    smallLogEvents: 200,
    bigLogEvents: 600,
    growthCommands: 5,
    httpFamilies: 16,
    httpRequests: { 1: 5, 64: 64 },
  },
};
