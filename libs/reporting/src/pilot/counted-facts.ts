import type { JsonObject } from '@fallspur/kernel';

/** The figures of the pilot report, in the order in which they are printed. [RRB 2016/2141, 2.3.1], [Anhang 2] */
export const PILOT_FIGURES = [
  'eingereistePersonen',
  'einheiten',
  'erstinformationspakete',
  'erstinformationsgespraeche',
  'personenInGespraechen',
  'dolmetscheinsaetzeHeks',
  'erhoehterIntegrationsbedarf',
  'dolmetscheinsaetzeAndere',
] as const;
export type PilotFigure = (typeof PILOT_FIGURES)[number];

/** What one fact adds to which figures. */
export type Contribution = Readonly<Partial<Record<PilotFigure, number>>>;

interface CountedFact {
  /** Field with the day of the service itself, which decides the period. [KRS 4.6: Gesprächsdatum] */
  readonly dayField: string;
  contribution(data: JsonObject): Contribution;
}

/** Which fact counts for what. A further figure is a line here and a raised projection version. */
export const COUNTED_FACTS: Readonly<Record<string, CountedFact>> = {
  ZuzugAusAuslandErfasst: {
    dayField: 'zuzugsdatum',
    contribution: (data) => ({ eingereistePersonen: lengthOf(data['personIds']), einheiten: 1 }),
  },
  ErstinformationspaketAbgegeben: { dayField: 'datum', contribution: () => ({ erstinformationspakete: 1 }) },
  ErstinformationsgespraechDurchgefuehrt: {
    dayField: 'gespraechsdatum',
    contribution: (data) => ({ erstinformationsgespraeche: 1, personenInGespraechen: lengthOf(data['personIds']) }),
  },
  DolmetscheinsatzDurchgefuehrt: {
    dayField: 'datum',
    // Only orders at HEKS Linguadukt are subsidised, so the two are told apart. [KRS 4.3.1]
    contribution: ({ anbieter }) =>
      anbieter === 'HEKS_LINGUADUKT' ? { dolmetscheinsaetzeHeks: 1 } : { dolmetscheinsaetzeAndere: 1 },
  },
  // One finding is one fact and counts once, however many persons of the unit it names.
  ErhoehterIntegrationsbedarfFestgestellt: {
    dayField: 'festgestelltAm',
    contribution: () => ({ erhoehterIntegrationsbedarf: 1 }),
  },
};

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
