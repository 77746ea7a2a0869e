import { describe, expect, it } from '@jest/globals';
import { kindOf, shownValue, typedAs, valueTyped } from './typed-value.ts';

describe('a value somebody types', () => {
  it.each([
    ['number', "1'250", 1250],
    ['number', '12,5', 12.5],
    ['number', 'viel', undefined],
    ['number', '', undefined],
    ['text', '120', '120'],
    ['typed', "1'250", 1250],
    ['typed', 'viel', 'viel'],
    ['typed', 'Ja', true],
    ['typed', ' ', null],
    ['typed', '0791234567', '0791234567'],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['none', 'x', null],
    ['json', '{"a":[1]}', { a: [1] }],
    ['json', '{a', undefined],
  ] as const)('%s «%s»', (kind, text, value) => expect(valueTyped(kind, text)).toEqual(value));

  it('begins as it stands', () => {
    for (const value of ['viel', 3, true, { a: 1 }, [1]] as const)
      expect(valueTyped(kindOf(value), typedAs(value))).toEqual(value);
  });
});

it('reads as a person would say it', () =>
  expect([null, true, ['B', 'C'], { a: 1 }, 3].map((value) => shownValue(value))).toEqual([
    '–',
    'ja',
    'B, C',
    '{"a":1}',
    '3',
  ]));
