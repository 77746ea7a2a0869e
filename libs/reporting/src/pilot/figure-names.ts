import type { PilotFigure } from './counted-facts.ts';

/** What a figure is called, and in one line what it counts: ready to print beside it. */
export interface FigureName {
  readonly figure: PilotFigure;
  readonly name: string;
  readonly explains: string;
}

const NAMES: Readonly<Record<PilotFigure, readonly [name: string, explains: string]>> = {
  eingereistePersonen: [
    'eingereiste Personen',
    'Personen, die in diesem Halbjahr neu aus dem Ausland zugezogen sind (Tag des Zuzugs).',
  ],
  einheiten: [
    'Einheiten',
    'Zuzüge von Unterstützungseinheiten: eine Familie zählt einmal, wie viele Personen sie auch hat (Tag des Zuzugs).',
  ],
  erstinformationspakete: [
    'Erstinformationspakete',
    'Abgegebene oder versandte Erstinformationspakete, eines je Einheit (Tag der Abgabe).',
  ],
  erstinformationsgespraeche: [
    'Erstinformationsgespräche',
    'Geführte Erstinformationsgespräche, gleich mit wie vielen Personen (Tag des Gesprächs).',
  ],
  personenInGespraechen: [
    'Personen in Gesprächen',
    'Personen, die an geführten Erstinformationsgesprächen teilgenommen haben (Tag des Gesprächs).',
  ],
  dolmetscheinsaetzeHeks: [
    'Dolmetscheinsätze HEKS',
    'Durchgeführte Dolmetscheinsätze von HEKS Linguadukt; nur diese sind beitragsberechtigt (Tag des Einsatzes).',
  ],
  erhoehterIntegrationsbedarf: [
    'erhöhter Integrationsbedarf',
    'Feststellungen eines erhöhten Integrationsbedarfs; eine Feststellung zählt einmal, auch für mehrere Personen.',
  ],
  dolmetscheinsaetzeAndere: [
    'Dolmetscheinsätze andere',
    'Durchgeführte Dolmetscheinsätze anderer Vermittlungsdienste (Tag des Einsatzes).',
  ],
};

export const figureName = (figure: PilotFigure): FigureName => {
  const [name, explains] = NAMES[figure];
  return { figure, name, explains };
};
