import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanJson } from './clean-json.ts';
import { ProblemError } from './problem.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The code and, where one is named, what is wrong with which part. */
const refusalOf = (body: Uint8Array): readonly (string | undefined)[] => {
  try {
    cleanJson(body);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const [field] = error.problem.fields ?? [];
    return [error.problem.code, field?.path, field?.message].filter((part) => part !== undefined);
  }
  throw new Error('was let in');
};

test('whatever else is JSON comes in as it is', () => {
  const keys = fc.string().filter((key) => !/^(__proto__|constructor|prototype)$/.test(key));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 5 }),
    object: fc.dictionary(keys, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(value, (anything) => expect(cleanJson(bytes(JSON.stringify(anything)))).toEqual(anything)),
    { seed: 20_261_121 },
  );
  expect(cleanJson(bytes('{"a:\\\\":":\\"{:","b":{"a:\\\\":1}}'))).toEqual({ 'a:\\': ':"{:', b: { 'a:\\': 1 } });
});

describe('refused is', () => {
  test.each([
    ['a name said twice', '{"type":"A","type":"B"}'],
    ['a name said twice further in', '{"data":[{"a":1,"\\u0061":2}]}'],
  ])('%s', (_, json) => expect(refusalOf(bytes(json))).toEqual(['REQUEST_INVALID', '', 'nennt einen Namen zweimal']));

  test('a name written in two ways', () =>
    expect(refusalOf(bytes('{"data":{"\u00e9":1,"e\u0301":2}}'))).toEqual([
      'REQUEST_INVALID',
      '/data',
      'nennt einen Namen zweimal',
    ]));

  test('what is no UTF-8, also where it is as long as what would stand in its place', () => {
    const broken = bytes('{"name":"xxx"}');
    broken.set([0xf0, 0x9f, 0x98], broken.indexOf(0x78));
    expect(refusalOf(broken)).toEqual(['BODY_MALFORMED']);
  });

  test.each([
    ['more members than anybody has', `{${Array.from({ length: 1001 }, (_, at) => `"k${at}":1`).join()}}`, ''],
    ['a longer list than anybody has', `{"a":[${'{},'.repeat(1000)}{}]}`, '/a'],
  ])('%s', (_, json, path) =>
    expect(refusalOf(bytes(json))).toEqual(['REQUEST_INVALID', path, 'hat mehr als 1000 Einträge']),
  );

  test.each([['\ufeff{}'], ['{} {}'], [''], ['{"a":01}']])('%j', (json) =>
    expect(refusalOf(bytes(json))).toEqual(['BODY_MALFORMED']),
  );
});
