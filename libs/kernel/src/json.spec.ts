import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, NotCanonicalError, pointerToken } from './json.ts';

const seed = { seed: 8785, numRuns: 500 };
const aText = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC'));
const aNumber = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
);
const { value: aJson } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    aNumber,
    aText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(aText, tie('value'), { maxKeys: 5 }),
  ),
}));

describe('canonical JSON', () => {
  it('is the text of RFC 8785, 3.2.3: keys by UTF-16 code units', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    // U+FB33 decomposes under NFC, so our stricter form cannot hold that key of the RFC's example.
    expect(() => canonicalJson(keys)).toThrow(NotCanonicalError);
    const { ['\ufb33']: _dropped, ...rest } = keys;
    expect(canonicalJson(rest)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5}');
    // By code points the emoji (U+1F600) would come last; by UTF-16 code units its surrogate D83D comes first.
    expect(canonicalJson({ '\uff5e': 1, '\ud83d\ude00': 2 })).toBe('{"\ud83d\ude00":2,"\uff5e":1}');
  });

  it.each([
    [1e9 / 3, '333333333.3333333'],
    [1e21 + 0.5, null],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [-0, '0'],
  ])('writes the number %d as %s', (value, text) => {
    if (text === null) expect(() => canonicalJson(value)).toThrow('a safe integer');
    else expect(canonicalJson(value)).toBe(text);
  });

  it('survives parsing: canonical(parse(canonical(x))) = canonical(x)', () => {
    fc.assert(
      fc.property(aJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      seed,
    );
  });

  it('does not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(fc.dictionary(aText, aNumber, { maxKeys: 8 }), (record) => {
        const entries = Object.entries(record);
        expect(canonicalJson(fromEntries(entries.toReversed()))).toBe(canonicalJson(fromEntries(entries)));
      }),
      seed,
    );
  });

  it('leaves undefined members out', () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));

  it.each([
    ['a lone high surrogate', { a: ['\ud800'] }, '/a/0', 'without lone surrogates'],
    ['a lone low surrogate in a key', { 'x\udc00': 1 }, '', 'without lone surrogates'],
    ['a decomposed umlaut', { name: 'Mu\u0308ller' }, '/name', 'NFC'],
    ['an unsafe integer', { 'a/b': 2 ** 53 }, '/a~1b', 'safe integer'],
    ['NaN', [Number.NaN], '/0', 'a finite number'],
    ['infinity', { '~': Infinity }, '/~0', 'a finite number'],
    ['a function', { f: () => 1 }, '/f', 'a JSON value, got function'],
    ['a bigint', 1n, '', 'a JSON value, got bigint'],
  ])('refuses %s and says where', (_name, value, path, finding) => {
    const thrown = catchNotCanonical(() => canonicalJson(value));
    expect([thrown.path, thrown.message.includes(finding)]).toEqual([path, true]);
  });

  it('refuses every text with a lone surrogate', () => {
    const aBrokenText = fc
      .tuple(fc.string(), fc.integer({ min: 0xd800, max: 0xdfff }), fc.string())
      .map(([before, unit, after]) => before + String.fromCharCode(unit) + after);
    fc.assert(
      fc.property(aBrokenText, (text) => expect(() => canonicalJson(text)).toThrow(NotCanonicalError)),
      seed,
    );
  });
});

it('pointer tokens escape what RFC 6901 reserves', () => expect(pointerToken('a/b~c')).toBe('a~1b~0c'));

// Object.fromEntries sets members one by one, also "__proto__" as a plain member.
const fromEntries = (entries: readonly (readonly [string, number])[]): object => Object.fromEntries(entries);

const catchNotCanonical = (act: () => unknown): NotCanonicalError => {
  try {
    act();
  } catch (error) {
    if (error instanceof NotCanonicalError) return error;
    throw error;
  }
  throw new Error('expected a NotCanonicalError, nothing was thrown');
};
