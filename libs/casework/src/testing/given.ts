import { definitionCatalog, type Env, type Fact } from '@fallspur/engine';
import { isRefusal, type JsonObject, type Refusal, type Warning } from '@fallspur/kernel';
import { dossierKind } from '../dossier/dossier-kind.ts';
import type { Dossier } from '../dossier/state.ts';
import type { FactData } from '../events.ts';
import { personsNamed } from './persons-named.ts';

/** A fact of a day, as the engine would hand it to fold and admit. */
export const happened = <T extends keyof FactData>(type: T, data: FactData[T], occurredOn: string): Fact => ({
  id: `${type}-${occurredOn}`,
  type,
  data: data as unknown as JsonObject,
  occurredOn,
  recordedAt: `${occurredOn}T10:00:00Z`,
  personIds: personsNamed(data as unknown as JsonObject),
  actor: 'anna',
  office: 'EG-2513',
  role: 'IB',
});

export const dossierOf = (...facts: readonly Fact[]): Dossier =>
  facts.reduce(dossierKind.fold, dossierKind.initial('dossier-1'));

export const environment = (over: Partial<Pick<Env, 'recordedAt' | 'parameters' | 'register'>> = {}): Env => ({
  now: '2016-12-31T10:00:00Z',
  recordedAt: '2016-12-31T10:00:00Z',
  ids: { next: () => 'id' },
  definitions: definitionCatalog([], new Map()),
  parameters: () => ({}),
  register: () => ({ '2513': { schluessel: '2513' } }),
  ...over,
});

/** Codes of what the dossier says to a fact: `!CODE` for a refusal, else the warnings. */
export const verdictOn = (dossier: Dossier, fact: Fact, env: Env = environment()): readonly string[] =>
  codes(dossierKind.admit(dossier, fact, env));

const codes = (verdict: readonly Warning[] | Refusal): readonly string[] =>
  isRefusal(verdict) ? [`!${verdict.code}`] : verdict.map(({ code }) => code);

export const mother = (over: Partial<FactData['PersonErfasst']> = {}): FactData['PersonErfasst'] => ({
  personId: 'p1',
  name: 'Muster',
  vorname: 'Ana',
  geschlecht: 'W',
  geburtsdatum: '1985-03-04',
  staatsangehoerigkeiten: ['PT'],
  vaflStatus: 'KEIN',
  aufenthaltsgrundlage: 'FZA_EU_EFTA',
  gespraechssprache: 'pt',
  ...over,
});

/** A mother and her child who arrived in Zuchwil's neighbour 2513 on 5 July 2015. */
export const arrived: readonly Fact[] = [
  happened('PersonErfasst', mother(), '2015-07-05'),
  happened('PersonErfasst', mother({ personId: 'p2', vorname: 'Rui', geburtsdatum: '2010-05-06' }), '2015-07-05'),
  happened(
    'UnterstuetzungseinheitGebildet',
    {
      unitId: 'u1',
      personIds: ['p1', 'p2'],
      mitglieder: ['p1', 'p2'].map((personId) => ({ personId, von: '2015-07-05' })),
    },
    '2015-07-05',
  ),
  happened(
    'ZuzugAusAuslandErfasst',
    {
      zuzugId: 'z1',
      unitId: 'u1',
      personIds: ['p1', 'p2'],
      zuzugsdatum: '2015-07-05',
      gemeinde: 2513,
      einreisen: [{ personId: 'p1', ausweis: 'B' }],
      sprache: 'pt',
    },
    '2015-07-05',
  ),
];

export const checked = happened(
  'ZielgruppeErstinformationGeprueft',
  { zuzugId: 'z1', ergebnis: 'ZIELGRUPPE', grund: 'NEU_AUS_DEM_AUSLAND', personIds: ['p1', 'p2'] },
  '2015-07-05',
);

export const interview = (over: Partial<FactData['ErstinformationsgespraechDurchgefuehrt']> = {}): Fact =>
  happened(
    'ErstinformationsgespraechDurchgefuehrt',
    {
      gespraechId: 'g1',
      zuzugId: 'z1',
      unitId: 'u1',
      personIds: ['p1', 'p2'],
      gespraechsdatum: '2015-08-02',
      organisation: 'EG-2513',
      ort: 'Gemeindehaus',
      dauerMinuten: 60,
      durchgefuehrtDurch: 'Carla Muster',
      funktion: 'IB',
      sprache: 'pt',
      checkliste: ['RECHTE_UND_PFLICHTEN'],
      bestaetigung: { art: 'UNTERSCHRIFT', datum: '2015-08-02' },
      ...over,
    },
    '2015-08-02',
  );
