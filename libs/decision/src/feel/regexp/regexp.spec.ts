import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern, PatternError } from './regexp.ts';

const points = (text: string) => Array.from(text, (char) => char.codePointAt(0)!);
const find = (pattern: string, text: string, flags = '') =>
  compilePattern(pattern, flags).find(points(text), 0, () => undefined);

describe('regular expressions', () => {
  test.each<[string, string, string, string | null]>([
    ['a+', '', 'xaay', 'aa'],
    ['a+?', '', 'xaay', 'a'],
    ['(a|ab)(c|bcd)', '', 'abcd', 'abcd'],
    ['^b', 'm', 'a\nb', 'b'],
    ['a.b', '', 'a\nb', null],
    ['a.b', 's', 'a\nb', 'a\nb'],
    ['ÄB', 'i', 'äb', 'äb'],
    ['[^Q]', 'i', 'q', null],
    ['[a-z-[aeiou]]+', '', 'aeixyz', 'xyz'],
    ['\\p{Lu}\\d{2,3}', '', 'aB1234', 'B123'],
    ['a . b', 'x', 'axb', 'axb'],
    ['a.b', 'q', 'axb a.b', 'a.b'],
  ])('%s with flags "%s" in %j finds %j', (pattern, flags, text, expected) => {
    const found = find(pattern, text, flags);
    expect(found ? Array.from(text).slice(found[0], found[1]).join('') : null).toBe(expected);
  });

  test('refuse what they cannot run', () => {
    for (const pattern of ['(a)\\1', '(', 'a**', '[b-a]', '\\y', '(?=a)', '\\p{Nonsense}', 'a{3,2}'])
      expect(() => compilePattern(pattern, '')).toThrow(PatternError);
    expect(() => compilePattern('a', 'g')).toThrow(PatternError);
  });

  test('find what the host language finds, for patterns both know', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)');
    const piece = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{1,2}', '*?', '+?'))
      .map(([part, times]) => part + times);
    const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const expected = new RegExp(source, 'u').exec(subject);
        const found = find(source, subject);
        expect(found ? [found[0], found[1]] : null).toEqual(
          expected ? [expected.index, expected.index + expected[0].length] : null,
        );
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });
});
