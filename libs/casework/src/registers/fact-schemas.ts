import type { JsonObject } from '@fallspur/kernel';

const text = (title: string): JsonObject => ({ type: 'string', title, minLength: 1 });
const day = (title: string): JsonObject => ({ type: 'string', title, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const list = (title: string, items: JsonObject): JsonObject => ({ type: 'array', title, items });

const approval: JsonObject = {
  type: 'object',
  title: 'Freigabe',
  properties: {
    art: { type: 'string', title: 'Art', enum: ['ERSTEINRICHTUNG', 'EINFACH', 'VIER_AUGEN'] },
    vorgeschlagenVon: text('Vorgeschlagen von'),
    freigegebenVon: list('Freigegeben von', text('Person')),
  },
  required: ['art', 'vorgeschlagenVon', 'freigegebenVon'],
  additionalProperties: false,
};

const DELIVERY_REFUSED: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:fallspur:fact:ZustellungAbgewiesen',
  title: 'Zustellung abgewiesen',
  type: 'object',
  'x-protection': 'D0',
  properties: { ereignis: text('Ereignis'), ziel: text('Ziel'), code: text('Grund') },
  required: ['ereignis', 'ziel', 'code'],
  additionalProperties: false,
};

const fact = (type: string, title: string, properties: JsonObject): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:fallspur:fact:${type}`,
  title,
  type: 'object',
  'x-protection': 'D0',
  properties: { ...properties, freigabe: approval },
  required: [...Object.keys(properties), 'freigabe'],
  additionalProperties: false,
});

/**
 * The facts by which definitions, parameters, calendars and registers come into force, and the one that says what could
 * not be handed on between cases. They stand here and not in
 * `processes/`, because a house must know them before it can know any deployed schema.
 */
export const DEPLOYMENT_FACT_SCHEMAS: Readonly<Record<string, JsonObject>> = {
  ParameterFestgelegt: fact('ParameterFestgelegt', 'Parameter festgelegt', {
    name: text('Name'),
    gueltigVon: day('Gültig ab'),
    wert: { title: 'Wert' },
    einheit: text('Einheit'),
    quelle: text('Quelle'),
    status: { type: 'string', title: 'Status', enum: ['DEFAULT', 'GESETZ'] },
  }),
  KalenderFestgelegt: fact('KalenderFestgelegt', 'Kalender festgelegt', {
    name: text('Name'),
    gueltigVon: day('Gültig ab'),
    tage: list('Feiertage', { type: 'object', title: 'Feiertag' }),
  }),
  RegisterNachgefuehrt: fact('RegisterNachgefuehrt', 'Register nachgeführt', {
    name: text('Name'),
    titel: text('Titel'),
    eintraege: list('Einträge', {
      type: 'object',
      title: 'Eintrag',
      properties: { schluessel: text('Schlüssel') },
      required: ['schluessel'],
    }),
  }),
  ProzessdefinitionBereitgestellt: fact('ProzessdefinitionBereitgestellt', 'Prozessdefinition bereitgestellt', {
    process: text('Prozess'),
    name: text('Name'),
    caseKind: text('Fallart'),
    version: { type: 'integer', title: 'Version', minimum: 1 },
    sha256: { type: 'string', title: 'Prüfsumme', pattern: '^[0-9a-f]{64}$' },
    inKraftAb: day('In Kraft ab'),
    rechtsgrundlage: list('Rechtsgrundlagen', text('Rechtsgrundlage')),
    quelle: { type: 'object', title: 'Dateien' },
  }),
  ZustellungAbgewiesen: DELIVERY_REFUSED,
};
