import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFault, parseFeel, parseUnaryTests } from './feel.ts';

/** Processor time a hostile expression may take; the clock on the wall would measure the neighbours, too. */
const HOSTILE_MAX_MS = 2_000;
const surroundings = { now: '2026-11-21T12:00:00Z' };
const variables = { a: 1, b: 'text', list: [1, 2, 3], fall: { form: 'MUENDLICH' } };

const run = (text: string) => {
  const before = process.cpuUsage();
  const expression = parseFeel(text);
  const answer = isFault(expression) ? expression : expression.evaluate(variables, surroundings);
  const { user, system } = process.cpuUsage(before);
  return { answer, elapsed: (user + system) / 1_000 };
};

describe('hostile expressions end in time', () => {
  const nested = (depth: number, open: string, close: string) => open.repeat(depth) + '1' + close.repeat(depth);
  test.each<[string, string]>([
    ['endless range', 'for i in 1..1000000000 return i'],
    ['loops in loops', 'for a in 1..10000, b in 1..10000, c in 1..10000 return a'],
    ['quantifier', 'every x in 1..1000000000 satisfies x > 0'],
    ['days', 'for d in @"0001-01-01"..@"9999-12-31" return d'],
    ['growing text', 'for i in 0..100 return if i = 0 then "xxxxxxxxxx" else partial[-1] + partial[-1]'],
    ['growing list', 'for i in 0..100 return if i = 0 then [1] else concatenate(partial[-1], partial[-1])'],
    ['growing nested text', 'for i in 0..100 return if i = 0 then "x" else string([partial[-1], partial[-1]])'],
    ['recursion', '{f: function(x) f(x + 1), y: f(1)}.y'],
    ['deep recursion', `{f: function(x) ${'('.repeat(90)}f(x)${')'.repeat(90)}, y: f(1)}.y`],
    ['deep values', '{l: for i in 0..1000 return [partial[-1]], y: l}.y'],
    ['deep result', 'for i in 0..300 return [partial[-1]]'],
    ['tree recursion', '{f: function(x) f(x + 1) + f(x + 1), y: f(1)}.y'],
    ['quadratic', '{l: for i in 1..5000 return {a: i}, y: distinct values(l)}.y'],
    ['round brackets', nested(4_000, '(', ')')],
    ['square brackets', nested(4_000, '[', ']')],
    ['long sum', '1' + '+1'.repeat(4_900)],
    ['too long', 'a'.repeat(10_001)],
    ['unfinished conditions', 'if '.repeat(3_000)],
    ['unfinished loops', 'for i in '.repeat(1_000)],
    ['present', 'for i in 1..1000000 return now()'],
    ['dates', 'for i in 1..1000000 return date("2020-01-" + string(10 + modulo(i, 10))) + duration("P1D")'],
    ['pattern compiled again and again', 'for i in 1..1000000 return matches("a", "(a{1,900}){1,5}")'],
    ['pattern of nothing', `matches(string join(for i in 1..9000 return "aaaaaaaaaa"), "(${'|'.repeat(900)})*b")`],
    [
      'pattern of long classes',
      `matches(string join(for i in 1..9000 return "aaaaaaaaaa"), "[${'b-c'.repeat(300)}]*b")`,
    ],
    [
      'long texts compared',
      '{s: string join(for i in 1..9000 return "aaaaaaaaaa"), y: for i in 1..1000000 return (s + "b") < (s + "c")}.y',
    ],
    [
      'long texts equal',
      '{s: string join(for i in 1..9000 return "aaaaaaaaaa"), t: s + "a", u: s + "a", y: for i in 1..1000000 return t = u}.y',
    ],
    ['joined to a text too long for the host', `string join(for i in 1..100000 return "${'x'.repeat(9_000)}")`],
    ['one list in many places', 'for i in 0..60 return if i = 0 then 1 else [partial[-1], partial[-1]]'],
    [
      'type of one list in many places',
      `{l: for i in 0..40 return if i = 0 then [1] else [partial[-1], partial[-1]], y: l[-1] instance of ${'list<'.repeat(41)}number${'>'.repeat(41)}}.y`,
    ],
    ['powers', 'for i in 1..1000000 return 1.0000001 ** 999999999'],
    ['numbers far apart', 'for i in 1..1000000 return modulo(10**6000 + 10**-6000, 7)'],
    ['years', 'for d in @"-999999999-01-01"..@"999999999-12-31" return d'],
    ['pattern repeats', 'matches("aaaa", "((((a{1,999}){1,999}){1,999}){1,999})")'],
    [
      'pattern over long text',
      'matches(string join(for i in 1..9000 return "aaaaaaaaaa"), "(a|aa|aaa|aaaa|[a-z]+)*$")',
    ],
  ])('%s', (_, text) => {
    const { answer, elapsed } = run(text);
    expect(isFault(answer) ? answer.code : answer.kind).toMatch(/^E_FEEL_(CAP|SYNTAX)$/);
    expect(elapsed).toBeLessThan(HOSTILE_MAX_MS);
  });

  test('a number beyond all numbers in JSON is no value to compute with', () => {
    const variables = JSON.parse('{"x": 1e999}') as { x: number };
    for (const text of [
      'x + 1',
      '-x',
      'x < 1',
      'floor(x)',
      'sum([x])',
      'for i in 1..x return i',
      '[1, 2][x]',
      'x ** 2',
    ]) {
      const expression = parseFeel(text);
      const answer = isFault(expression) ? expression : expression.evaluate(variables, surroundings);
      expect(isFault(answer) ? answer : [text, answer.value ?? null]).toEqual([text, text === '[1, 2][x]' ? [] : null]);
    }
  });

  test('a pattern that makes backtracking engines explode is answered', () => {
    const { answer, elapsed } = run(`matches("${'a'.repeat(200)}!", "^(a+)+$")`);
    expect(answer).toEqual({ kind: 'value', value: false });
    expect(elapsed).toBeLessThan(HOSTILE_MAX_MS);
  });
});

describe('any text', () => {
  const WORDS =
    'for if then else some every in return satisfies and or not between instance of function null true - + * / ** ( ) [ ] { } , : .. . < > = != ? @ "a" 1 2.5 a b fall.form list x date("2020-01-01") count sum string matches partial item'.split(
      ' ',
    );
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((parts) => parts.join(' '));
  const anything = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));

  test('is answered with a value or a fault, never an exception, and the same each time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { answer, elapsed } = run(text);
        expect(['value', 'fault']).toContain(answer.kind);
        if (isFault(answer)) expect(answer.code).toMatch(/^E_FEEL_(SYNTAX|EVALUATION|CAP)$/);
        else expect(() => JSON.stringify(answer.value)).not.toThrow();
        expect(run(text).answer).toEqual(answer);
        expect(elapsed).toBeLessThan(HOSTILE_MAX_MS);
      }),
      { seed: 20261121, numRuns: 3_000 },
    );
  });

  test('as unary tests likewise', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tests = parseUnaryTests(text);
        const answer = isFault(tests) ? tests : tests.test(1, variables, surroundings);
        expect(['value', 'fault']).toContain(answer.kind);
      }),
      { seed: 20261121, numRuns: 2_000 },
    );
  });
});
