import { describe, expect, jest, test } from '@jest/globals';
import type { Json, JsonObject } from '@fallspur/kernel';
import { Temporal } from '@fallspur/kernel';
import type { FeelSurroundings } from '../api.ts';
import { isFault, parseFeel, parseUnaryTests } from './feel.ts';

const surroundings: FeelSurroundings = { now: '2026-11-21T23:30:00Z' };

const evaluate = (text: string, variables: JsonObject = {}, extra: Partial<FeelSurroundings> = {}) => {
  const expression = parseFeel(text);
  return isFault(expression) ? expression : expression.evaluate(variables, { ...surroundings, ...extra });
};
const value = (text: string, variables: JsonObject = {}): Json => {
  const answer = evaluate(text, variables);
  if (isFault(answer)) throw new Error(`${text}: ${answer.message}`);
  return answer.value;
};

describe('FEEL values', () => {
  test.each<[string, Json]>([
    ['0.1 + 0.2 = 0.3', true],
    ['1 / 0', null],
    ['2 ** 3 ** 2', 64],
    ['round half up(1.005, 2)', 1.01],
    ['[1, 2, 3][item > 1]', [2, 3]],
    ['[1, 2, 3][-1]', 3],
    ['{a: 1, b: a + 1}.b', 2],
    ['for i in 1..3, j in [10, 20] return i * j', [10, 20, 20, 40, 30, 60]],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', [1, 1, 2, 6, 24]],
    ['some x in [1, 2] satisfies x > 1', true],
    ['every x in [] satisfies x > 1', true],
    ['null and false', false],
    ['null or true', true],
    ['1 < "a"', null],
    ['"Zuchwil" in ("Solothurn", "Zuchwil")', true],
    ['5 between 1 and 10', true],
    ['string length("Zürich")', 6],
    ['substring("\u{1F40E}ab", 2)', 'ab'],
    ['[1..3] = [1..3]', true],
    ['(function(a: number) a + 1)(2)', 3],
    ['sort([3, 1, 2], function(a, b) a < b)', [1, 2, 3]],
    ['get value({"a b": 7}, "a b")', 7],
    ['distinct values([1, 1, "1", null, null])', [1, '1', null]],
    ['1 instance of number', true],
    ['1 instance of nowhere', null],
    ['[1..3] instance of range<number>', true],
    ['[[1..3]] instance of list<range<string>>', false],
    ['floor instance of function<number>->number', true],
    ['(function(a: number) a) instance of function<number>->Any', true],
    ['(function(a: number) a) instance of function<Any>->Any', false],
    ['(function(a: context<x: number>) a) instance of function<context<x: number, y: string>>->Any', true],
    ['(function(a: list<number>) a) instance of function<list<string>>->Any', false],
    ['time("23:59:00z") = time("23:59:00Z")', true],
    ['1 / 3', 1 / 3],
    ['string(1 / 3)', '0.3333333333333333333333333333333333'],
    ['9007199254740993 > 9007199254740992', true],
    ['[1, 2, 3][1.5]', null],
    ['[1, 2, 3]["a"]', []],
    ['{x: false, l: [{x: 1}, {x: 2}], y: l[x]}.y', []],
    ['{x: 2, l: [{a: 1}, {a: 2}], y: l[x]}.y', { a: 2 }],
    ['[1, "a"] = [1, 2]', false],
    ['split("abc", "")', null],
    ['sum(["a", "b"])', null],
    ['not([true])', false],
    ['{f: function(x, y) y = null, z: f(x: 1)}.z', true],
    ['replace("abc", "b", "$")', null],
    ['replace("abc", "(b)", "[$1\\\\$]")', 'a[b$]c'],
    ['sum([@"PT1H", @"PT2H"]) = @"PT3H"', true],
    ['1 in [10..1]', false],
    ['[10..1]', null],
    ['{f: function(x: number) x, y: f([1])}.y', 1],
    ['@"10:20:30.5".second', 30.5],
    ['@"PT90.5S".seconds', 30.5],
    ['@"2026-01-01T12:00:00" < @"2026-01-01T12:00:01Z"', true],
    ['@"2026-01-01T12:00:00" = @"2026-01-01T12:00:00Z"', false],
  ])('%s', (text, expected) => expect(value(text)).toEqual(expected));

  test('of time come back as ISO 8601 text', () => {
    expect(value('date("2024-02-29") + duration("P1Y")')).toBe('2025-02-28');
    expect(value('date and time("2026-03-29T01:30:00@Europe/Zurich") + duration("PT1H")')).toBe(
      '2026-03-29T03:30:00+02:00',
    );
    expect(value('date and time("2026-03-28T12:00:00@Europe/Zurich") + duration("P1D")')).toBe(
      '2026-03-29T13:00:00+02:00',
    );
    expect(value('date("999999999-12-31") - duration("P999999998Y")')).toBe('0001-12-31');
    expect(value('date and time("300000-07-01T00:00:00@Europe/Zurich")')).toBe('300000-07-01T00:00:00+02:00');
    expect(value('date("2026-01-31") - date("2026-01-01")')).toBe('P30D');
    expect(value('years and months duration(date("2020-05-01"), date("2026-11-21"))')).toBe('P6Y6M');
    expect(value('time("10:00:00") + duration("PT15H")')).toBe('01:00:00');
  });
});

describe('dates in variables', () => {
  const variables = { fall: { zuzugsdatum: '2016-01-05' } };

  test('are text until date(…) is written around them', () => {
    expect(value('date(fall.zuzugsdatum) + duration("P1Y")', variables)).toBe('2017-01-05');
    expect(value('fall.zuzugsdatum', variables)).toBe('2016-01-05');
  });

  test('without date(…) give null and a warning that says what to write', () => {
    expect(evaluate('fall.zuzugsdatum + duration("P1Y")', variables)).toEqual({
      kind: 'value',
      value: null,
      warnings: [{ code: 'INVALID_TYPE', message: expect.stringContaining('write date(…) around it') }],
    });
  });
});

describe('time', () => {
  test('comes from the surroundings, in Zurich for the local day', () => {
    expect(value('today()')).toBe('2026-11-22');
    expect(value('now()')).toBe('2026-11-22T00:30:00+01:00');
    expect(value('now() > date and time("2026-11-21T23:29:59Z")')).toBe(true);
  });

  test('never comes from the system clock', () => {
    const asked: string[] = [];
    const spies = [
      jest.spyOn(Date, 'now').mockImplementation(() => asked.push('Date.now')),
      jest.spyOn(Temporal.Now, 'instant').mockImplementation(() => {
        asked.push('instant');
        return Temporal.Instant.fromEpochMilliseconds(0);
      }),
      jest.spyOn(Temporal.Now, 'plainDateISO').mockImplementation(() => {
        asked.push('plainDateISO');
        return Temporal.PlainDate.from('1970-01-01');
      }),
      jest.spyOn(Temporal.Now, 'zonedDateTimeISO').mockImplementation(() => {
        asked.push('zonedDateTimeISO');
        return Temporal.ZonedDateTime.from('1970-01-01T00:00Z[UTC]');
      }),
    ];
    const RealDate = globalThis.Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args) => {
        if (!args.length) asked.push('new Date()');
        return Reflect.construct(target, args) as object;
      },
    });
    try {
      expect(value('[today(), now(), day of week(today()), today() + duration("P1D")]')).toEqual([
        '2026-11-22',
        '2026-11-22T00:30:00+01:00',
        'Sunday',
        '2026-11-23',
      ]);
    } finally {
      globalThis.Date = RealDate;
      spies.forEach((spy) => spy.mockRestore());
    }
    expect(asked).toEqual([]);
  });
});

describe('functions of the surroundings', () => {
  const functions = {
    arbeitstageNach: (day: Json, count: Json) => `${String(day)}+${String(count)}`,
    broken: () => {
      throw new Error('no calendar');
    },
  };

  test('take and give JSON, dates as text', () =>
    expect(evaluate('arbeitstageNach(date("2026-11-21"), 3)', {}, { functions })).toEqual({
      kind: 'value',
      value: '2026-11-21+3',
    }));

  test('that fail make the evaluation fail, not null', () =>
    expect(evaluate('broken() = null', {}, { functions })).toMatchObject({
      code: 'E_FEEL_EVALUATION',
      message: 'broken(…) failed: no calendar',
    }));

  test('yield to variables of the same name and come before built-in ones', () => {
    expect(evaluate('count', { count: 5 }, { functions: { count: () => 1 } })).toMatchObject({ value: 5 });
    expect(evaluate('count([1, 2])', {}, { functions: { count: () => 1 } })).toMatchObject({ value: 1 });
  });
});

describe('names with symbols or keywords', () => {
  test.each<[string, JsonObject, Json]>([
    ['first-name + "!"', { 'first-name': 'A' }, 'A!'],
    ['a-b', { a: 3, b: 2 }, 1],
    ['a - b', { 'a-b': 5, a: 3, b: 2 }, 5],
    ['(a)-(b)', { 'a-b': 5, a: 3, b: 2 }, 1],
    ['profit and loss > 1', { 'profit and loss': 2 }, true],
    ['for k in kunden return k.first-name', { kunden: [{ 'first-name': 'A' }] }, ['A']],
    ['`first-name`', { 'first-name': 'A' }, 'A'],
    ['kunde.`a and b`', { kunde: { 'a and b': 1 } }, 1],
  ])('%s of %j is %j', (text, variables, expected) => expect(value(text, variables)).toEqual(expected));
});

describe('faults and warnings', () => {
  test('a syntax error tells line and column', () => {
    expect(parseFeel('a +\n  * b')).toMatchObject({
      kind: 'fault',
      code: 'E_FEEL_SYNTAX',
      position: { line: 2, column: 3 },
    });
    expect(parseFeel('')).toMatchObject({ code: 'E_FEEL_SYNTAX' });
  });

  test.each([
    ['a && b', 'write "and" instead of &&'],
    ['1 + + 2', 'got "+"'],
    ['a == 1', 'compare with a single ='],
    ["a = 'x'", 'texts stand in double quotes'],
    ['a = "x', 'close the text with a double quote'],
    ['count([1, 2)', '")" closes nothing that was opened'],
    ['(a + 1', '")" is missing'],
    ['if a then 1', 'an if needs its else'],
    ['a ? 1 : 2', 'write if … then … else …'],
    ['a % 2', 'write modulo(a, b)'],
  ])('of "%s" it says: %s', (text, hint) =>
    expect(parseFeel(text)).toMatchObject({ code: 'E_FEEL_SYNTAX', message: expect.stringContaining(hint) }),
  );

  test('an unknown variable is null with a warning', () =>
    expect(evaluate('betrag > 5')).toEqual({
      kind: 'value',
      value: null,
      warnings: [{ code: 'UNKNOWN_VARIABLE', message: expect.stringContaining('"betrag"') }],
    }));

  test('a number beyond those of JSON cannot leave', () =>
    expect(evaluate('10 ** 400')).toMatchObject({
      code: 'E_FEEL_EVALUATION',
      message: expect.stringContaining('JSON'),
    }));

  test('a range or function cannot leave', () => {
    expect(evaluate('[1..2]')).toMatchObject({ code: 'E_FEEL_EVALUATION' });
    expect(evaluate('{f: function(x) x}')).toMatchObject({ code: 'E_FEEL_EVALUATION' });
  });

  test('no name reaches the prototypes of JavaScript', () => {
    for (const text of [
      'constructor',
      'a.constructor',
      'a.__proto__',
      'toString',
      'a.b.length',
      '{__proto__: {x: 1}}.x',
    ])
      expect(value(text, { a: { b: 'text' } })).toBeNull();
    expect(value('{"__proto__": 1}')).toEqual(JSON.parse('{"__proto__": 1}'));
  });
});

describe('names and paths', () => {
  const mentions = (text: string) => {
    const expression = parseFeel(text);
    if (isFault(expression)) throw new Error(expression.message);
    return { names: [...expression.names].sort(), paths: expression.paths };
  };

  test('are those of variables, longest path first', () =>
    expect(mentions('date(fall.zuzugsdatum) > today() and fall.form = "MUENDLICH"')).toEqual({
      names: ['fall', 'form', 'zuzugsdatum'],
      paths: ['fall.zuzugsdatum', 'fall.form', 'fall'],
    }));

  test('follow loops and filters into the elements', () => {
    expect(mentions('for p in fall.personen return p.name').paths).toContain('fall.personen.name');
    expect(mentions('fall.personen[alter > 18].name').paths).toEqual(
      expect.arrayContaining(['fall.personen.alter', 'fall.personen.name']),
    );
    expect(mentions('fall.personen[item.alter > 18]').paths).toEqual(['fall.personen.alter', 'fall.personen', 'fall']);
  });

  test('leave out what the text itself introduces', () =>
    expect(mentions('{a: 1, b: function(x) x + a + y}').paths).toEqual(['y']));
});

describe('unary tests', () => {
  const passes = (text: string, subject: Json, variables: JsonObject = {}) => {
    const tests = parseUnaryTests(text);
    if (isFault(tests)) throw new Error(tests.message);
    return tests.test(subject, variables, surroundings);
  };

  test.each<[string, Json, boolean]>([
    ['> 5', 6, true],
    ['> 5', null, false],
    ['"A", "B"', 'B', true],
    ['not("A", "B")', 'C', true],
    ['[1..3)', 3, false],
    ['-', null, true],
    ['? > 3 and ? < 5', 4, true],
    ['null', null, true],
    ['true', false, false],
    ['< limit', 4, true],
  ])('%s on %j is %j', (text, subject, expected) =>
    expect(passes(text, subject, { limit: 5 })).toMatchObject({ kind: 'value', value: expected }),
  );

  test('read names with symbols where a variable has them', () =>
    expect(passes('> max-betrag', 6, { 'max-betrag': 5 })).toMatchObject({ value: true }));
});
