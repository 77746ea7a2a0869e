import fc from 'fast-check';

/** An operation of the OpenAPI document, as far as it says what might be sent. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  /** Members of the body by name and type; null where none is expected. */
  readonly body: Readonly<Record<string, string>> | null;
}

export interface WrongRequest {
  readonly who: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

interface Known {
  /** Example people; null asks unsigned. */
  readonly people: readonly (string | null)[];
  /** A case all but the unsigned may know of. */
  readonly caseId: string;
  /** Other values that mean something here: cases, processes, municipalities, facts. */
  readonly values: readonly string[];
}

/** Requests nobody should send: wrong in one or in every respect, now and then right. */
export const wrongRequests = (operation: Operation, known: Known): fc.Arbitrary<WrongRequest> =>
  fc.record({
    who: fc.constantFrom(...known.people),
    method: fc.oneof({ weight: 12, arbitrary: fc.constant(operation.method) }, { weight: 1, arbitrary: OTHER_METHODS }),
    url: urlOf(operation, known),
    headers: headersOf(operation),
    payload: operation.body === null ? fc.option(BODIES, { nil: undefined }) : bodyOf(operation.body, known),
  });

const OTHER_METHODS = fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST');

const ODD_TEXTS = fc.constantFrom(
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '\u0000',
  '\u202Eabc',
  'Z\u0308u\u0308rich',
  '👩‍👩‍👧‍👦',
  'a'.repeat(400),
  'ß'.repeat(9_000),
  '9007199254740993',
  '2016-02-30',
  '2016-01-05',
  '2016-01-05T08:00:00Z',
  '99999-12-31T00:00:00Z',
);

const texts = ({ values }: Known): fc.Arbitrary<string> =>
  fc.oneof(ODD_TEXTS, fc.constantFrom(...values), fc.string({ unit: 'grapheme' }), fc.uuid());

const urlOf = ({ path, parameters }: Operation, known: Known): fc.Arbitrary<string> => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names, 'extra', '__proto__', 'q[]'), texts(known)), {
    maxLength: 4,
  });
  const ids = inPath.map((name) => (name === 'caseId' ? mostly(known.caseId, texts(known)) : texts(known)));
  return fc.tuple(fc.tuple(...ids), pairs).map(([ids, query]) => {
    let at = 0;
    const filled = path.replaceAll(/\{\w+\}/g, () => encode(ids[at++]!) || '%20');
    const asked = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    return asked ? `${filled}?${asked}` : filled;
  });
};

/** Right so often that what lies behind is reached, wrong often enough. */
const mostly = <T>(right: T, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong });

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

const RIGHT: Readonly<Record<string, string>> = {
  'if-match': '"1"',
  'idempotency-key': '0d1b6a3e-6a52-4c1b-9a55-2f3c6f0e7a11',
};

const headersOf = ({ parameters, body }: Operation): fc.Arbitrary<Record<string, string>> => {
  const named = parameters.filter((one) => one.in === 'header').map(({ name }) => name.toLowerCase());
  const value = fc.oneof(
    fc.constantFrom('"1"', '"0"', '*', 'W/"1"', '"-1"', '"99999999999999999999"', '', 'x', '\t'),
    fc.uuid(),
  );
  const types = fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-16',
        'application/xml',
        '///',
      ),
    },
  );
  const all: Record<string, fc.Arbitrary<string | undefined>> = Object.fromEntries(
    named.map((name) => [
      name,
      fc.option(RIGHT[name] ? mostly(RIGHT[name], value) : value, { nil: undefined, freq: 8 }),
    ]),
  );
  if (body !== null) all['content-type'] = fc.option(types, { nil: undefined, freq: 12 });
  return fc
    .record(all)
    .map((given) =>
      Object.fromEntries(Object.entries(given).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))),
    );
};

const DEEP = '['.repeat(50_000);

/** Bodies that fit no schema at all. */
const BODIES: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  fc.json().map((text) => text.slice(0, -1)),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{',
    '{"a":}',
    '"text"',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"data":{"__proto__":{"a":1}}}',
    '{"data":"\\ud800"}',
    '{"data":{"x":1e400}}',
    '{"data":{"x":9007199254740993}}',
    '\uFEFF{}',
    DEEP,
    `{"data":${DEEP}`,
    `{"data":"${'x'.repeat(1_200_000)}"}`,
  ),
);

/** The members the schema names: of the right type with odd values, or with anything in them, some missing or too many. */
const bodyOf = (members: Readonly<Record<string, string>>, known: Known): fc.Arbitrary<string> => {
  const anything = fc.oneof(
    texts(known),
    fc.jsonValue(),
    fc.array(texts(known), { maxLength: 3 }),
    fc.dictionary(texts(known), fc.jsonValue(), { maxKeys: 4 }),
  );
  const typed: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    string: texts(known),
    integer: fc.integer(),
    boolean: fc.boolean(),
    object: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
  };
  const wellTyped = fc.record(
    Object.fromEntries(Object.entries(members).map(([name, type]) => [name, typed[type] ?? anything])),
  );
  const shaped = fc.record(
    Object.fromEntries(
      [...Object.keys(members), 'unexpected'].map((name) => [name, fc.option(anything, { nil: undefined })]),
    ),
  );
  return fc.oneof(
    { weight: 3, arbitrary: wellTyped.map((body) => JSON.stringify(body)) },
    { weight: 2, arbitrary: shaped.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: BODIES },
  );
};
