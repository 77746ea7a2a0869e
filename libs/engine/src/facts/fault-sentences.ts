import type { ErrorObject } from 'ajv/dist/2020.js';

/** One German sentence for one fault, with its path and never with the value: it may be personal. */
export function faultSentence(error: ErrorObject): string {
  const say = SENTENCES[error.keyword];
  return `${error.instancePath || '/'}: ${say ? say(error.params as Params) : (error.message ?? error.keyword)}`;
}

type Params = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text',
  integer: 'eine ganze Zahl',
  number: 'eine Zahl',
  boolean: 'ja oder nein (true/false)',
  array: 'eine Liste',
  object: 'ein Objekt',
  null: 'leer (null)',
};
const FORMATS: Readonly<Record<string, string>> = {
  date: 'ein Datum wie 2016-01-31',
  'date-time': 'ein Zeitpunkt wie 2016-01-31T08:30:00Z',
  uuid: 'eine UUID',
};

const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
  required: ({ missingProperty }) => `die Angabe «${String(missingProperty)}» fehlt`,
  dependentRequired: ({ missingProperty }) => `dazu gehört auch die Angabe «${String(missingProperty)}»`,
  additionalProperties: ({ additionalProperty }) =>
    `die Angabe «${String(additionalProperty)}» ist hier nicht vorgesehen`,
  unevaluatedProperties: ({ unevaluatedProperty }) =>
    `die Angabe «${String(unevaluatedProperty)}» ist hier nicht vorgesehen`,
  type: ({ type }) =>
    `erwartet wird ${[type]
      .flat()
      .map((one) => TYPES[String(one)] ?? String(one))
      .join(' oder ')}`,
  format: ({ format }) => `erwartet wird ${FORMATS[String(format)] ?? String(format)}`,
  enum: ({ allowedValues }) => `erwartet wird eines von ${(allowedValues as unknown[]).join(', ')}`,
  const: ({ allowedValue }) => `erwartet wird ${String(allowedValue)}`,
  minLength: ({ limit }) => (limit === 1 ? 'darf nicht leer sein' : `braucht mindestens ${String(limit)} Zeichen`),
  maxLength: ({ limit }) => `darf höchstens ${String(limit)} Zeichen haben`,
  pattern: ({ pattern }) => `entspricht nicht dem Muster ${String(pattern)}`,
  minimum: ({ limit }) => `muss mindestens ${String(limit)} sein`,
  maximum: ({ limit }) => `darf höchstens ${String(limit)} sein`,
  exclusiveMinimum: ({ limit }) => `muss grösser als ${String(limit)} sein`,
  exclusiveMaximum: ({ limit }) => `muss kleiner als ${String(limit)} sein`,
  multipleOf: ({ multipleOf }) => `muss ein Vielfaches von ${String(multipleOf)} sein`,
  minItems: ({ limit }) => `braucht mindestens ${String(limit)} Einträge`,
  maxItems: ({ limit }) => `darf höchstens ${String(limit)} Einträge haben`,
  uniqueItems: () => 'enthält einen Eintrag doppelt',
  oneOf: () => 'muss genau einer der vorgesehenen Formen entsprechen',
  anyOf: () => 'muss einer der vorgesehenen Formen entsprechen',
  not: () => 'ist in dieser Form nicht erlaubt',
};
