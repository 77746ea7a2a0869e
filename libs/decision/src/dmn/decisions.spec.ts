import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '@fallspur/kernel';
import { isFault } from '../feel/feel.ts';
import { readDecisions } from './decisions.ts';

const surroundings = { now: '2026-11-21T12:00:00Z' };
const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const definitions = (content: string, namespace = NAMESPACE) =>
  `<definitions xmlns="${namespace}" id="d" name="d" namespace="test">\n${content}\n</definitions>`;

interface Table {
  readonly policy: string;
  readonly aggregation?: string;
  readonly outputs?: readonly { readonly name: string; readonly values?: string; readonly otherwise?: string }[];
  readonly inputValues?: string;
  /** Test of `x`, then one entry an output. */
  readonly rules: readonly (readonly string[])[];
}
const table = ({ policy, aggregation, outputs = [{ name: 'y' }], inputValues, rules }: Table) => {
  const text = (tag: string, content: string) => `<${tag}><text>${escaped(content)}</text></${tag}>`;
  const columns = outputs.map(
    ({ name, values, otherwise }) =>
      `<output name="${name}">${values ? text('outputValues', values) : ''}${otherwise ? text('defaultOutputEntry', otherwise) : ''}</output>`,
  );
  const rows = rules.map(
    ([when, ...then], i) =>
      `<rule id="r${i + 1}">${text('inputEntry', when!)}${then.map((entry) => text('outputEntry', entry)).join('')}</rule>`,
  );
  return `<decision id="D" name="D"><decisionTable id="T" hitPolicy="${policy}" ${aggregation ? `aggregation="${aggregation}"` : ''}>
    <input id="in">${text('inputExpression', 'x')}${inputValues ? text('inputValues', inputValues) : ''}</input>${columns.join('')}${rows.join('')}
  </decisionTable></decision>`;
};

const read = (content: string, namespace?: string) =>
  readDecisions([{ file: 'test.dmn', xml: definitions(content, namespace) }]);
const decide = async (content: string, variables: JsonObject, decision = 'D') =>
  (await read(content)).evaluate(decision, variables, surroundings);

describe('hit policies', () => {
  const overlapping = [
    ['> 0', '"low"', '1'],
    ['> 10', '"high"', '2'],
    ['> 20', '"top"', '3'],
  ];
  const one = overlapping.map(([when, label]) => [when!, label!]);
  const amounts = overlapping.map(([when, , amount]) => [when!, amount!]);
  const values = '"top", "high", "low"';

  test.each<[string, Table, unknown, readonly string[]]>([
    ['FIRST', { policy: 'FIRST', rules: one }, 'low', ['r1']],
    ['PRIORITY', { policy: 'PRIORITY', rules: one, outputs: [{ name: 'y', values }] }, 'top', ['r3']],
    ['RULE ORDER', { policy: 'RULE ORDER', rules: one }, ['low', 'high', 'top'], ['r1', 'r2', 'r3']],
    [
      'OUTPUT ORDER',
      { policy: 'OUTPUT ORDER', rules: one, outputs: [{ name: 'y', values }] },
      ['top', 'high', 'low'],
      ['r3', 'r2', 'r1'],
    ],
    ['COLLECT', { policy: 'COLLECT', rules: one }, ['low', 'high', 'top'], ['r1', 'r2', 'r3']],
    ['COLLECT SUM of texts', { policy: 'COLLECT', aggregation: 'SUM', rules: one }, null, ['r1', 'r2', 'r3']],
    ['COLLECT SUM', { policy: 'COLLECT', aggregation: 'SUM', rules: amounts }, 6, ['r1', 'r2', 'r3']],
    ['COLLECT MIN', { policy: 'COLLECT', aggregation: 'MIN', rules: amounts }, 1, ['r1', 'r2', 'r3']],
    ['COLLECT MAX', { policy: 'COLLECT', aggregation: 'MAX', rules: amounts }, 3, ['r1', 'r2', 'r3']],
    ['COLLECT COUNT', { policy: 'COLLECT', aggregation: 'COUNT', rules: one }, 3, ['r1', 'r2', 'r3']],
    [
      'ANY',
      {
        policy: 'ANY',
        rules: [
          ['> 0', '1'],
          ['> 10', '1'],
        ],
      },
      1,
      ['r1', 'r2'],
    ],
    [
      'UNIQUE',
      {
        policy: 'UNIQUE',
        rules: [
          ['< 0', '1'],
          ['> 10', '2'],
        ],
      },
      2,
      ['r2'],
    ],
    [
      'several outputs',
      { policy: 'FIRST', outputs: [{ name: 'a' }, { name: 'b' }], rules: overlapping },
      { a: 'low', b: 1 },
      ['r1'],
    ],
  ])('%s', async (_, given, output, rules) =>
    expect(await decide(table(given), { x: 25 })).toMatchObject({ output, rules }),
  );

  test.each(['UNIQUE', 'ANY'])('%s names the rules that break it', async (policy) => {
    const answer = await decide(table({ policy, rules: one }), { x: 15 });
    expect(answer).toMatchObject({ kind: 'fault', code: 'E_DMN_HIT_POLICY', elementIds: ['r1', 'r2'] });
    expect(isFault(answer) && answer.message).toContain(`hit policy ${policy}`);
  });

  test('where no rule applies, the default output or null is the answer', async () => {
    expect(await decide(table({ policy: 'UNIQUE', rules: one }), { x: -1 })).toMatchObject({ output: null, rules: [] });
    const outputs = [{ name: 'y', otherwise: '"none"' }];
    expect(await decide(table({ policy: 'UNIQUE', rules: one, outputs }), { x: -1 })).toMatchObject({
      output: 'none',
      rules: [],
    });
  });

  test('an unknown policy is found when reading', async () =>
    expect((await read(table({ policy: 'LAST', rules: one }))).diagnostics).toMatchObject([
      { code: 'E_DMN_HIT_POLICY', elementIds: ['D'] },
    ]));

  test('FIRST answers what the first rule of RULE ORDER answers', async () => {
    const bound = fc.integer({ min: 0, max: 9 });
    await fc.assert(
      fc.asyncProperty(fc.array(bound, { minLength: 1, maxLength: 5 }), bound, async (bounds, x) => {
        const rules = bounds.map((from, i) => [`>= ${from}`, String(i)]);
        const first = await decide(table({ policy: 'FIRST', rules }), { x });
        const all = await decide(table({ policy: 'RULE ORDER', rules }), { x });
        if (isFault(first) || isFault(all)) throw new Error('unexpected fault');
        expect(first.rules[0]).toBe(all.rules[0]);
        expect(first.output).toBe(Array.isArray(all.output) ? all.output[0] : null);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});

test('a column of dates reads text', async () => {
  const column =
    '<input><inputExpression typeRef="date"><text>tag</text></inputExpression></input><output/><rule><inputEntry><text>&lt; @"2026-01-01"</text></inputEntry><outputEntry><text>"before"</text></outputEntry></rule>';
  const content = `<decision id="D" name="D"><decisionTable>${column}</decisionTable></decision>`;
  expect(await decide(content, { tag: '2025-12-31' })).toMatchObject({
    output: 'before',
    inputs: { tag: '2025-12-31' },
  });
});

describe('allowed values', () => {
  const rules = [['-', '"B"']];
  test('of an input are checked', async () => {
    const given = table({ policy: 'FIRST', rules, inputValues: '1, 2' });
    expect(await decide(given, { x: 2 })).toMatchObject({ output: 'B' });
    expect(await decide(given, { x: 3 })).toMatchObject({ code: 'E_DMN_INPUT_VALUE', elementIds: ['in'] });
  });
  test('of an output are checked, naming the rule', async () =>
    expect(
      await decide(table({ policy: 'FIRST', rules, outputs: [{ name: 'y', values: '"A"' }] }), { x: 1 }),
    ).toMatchObject({
      code: 'E_DMN_OUTPUT_VALUE',
      elementIds: ['r1'],
    }));
});

const literal = (text: string, typeRef = '') =>
  `<literalExpression${typeRef ? ` typeRef="${typeRef}"` : ''}><text>${escaped(text)}</text></literalExpression>`;
const decision = (id: string, logic: string, needs: readonly string[] = [], typeRef = '') =>
  `<decision id="${id}" name="${id}"><variable name="${id}"${typeRef ? ` typeRef="${typeRef}"` : ''}/>${needs
    .map((need) => `<informationRequirement><requiredDecision href="#${need}"/></informationRequirement>`)
    .join('')}${logic}</decision>`;

describe('explanation', () => {
  test('holds what was read, which rules applied and the required answers', async () => {
    const frist = decision('Frist', literal('if fall.form = "MUENDLICH" then 5 else 10'));
    const content = `${frist}${decision('Faellig', literal('date(fall.datum) + duration("P" + string(Frist) + "D")'), ['Frist'])}`;
    const fall = { form: 'MUENDLICH', datum: '2026-11-21', name: 'never read, never recorded' };
    expect(await decide(content, { fall }, 'Faellig')).toEqual({
      kind: 'decision',
      decision: 'Faellig',
      inputs: { 'fall.datum': '2026-11-21', Frist: 5 },
      rules: [],
      output: '2026-11-26',
      required: [
        {
          kind: 'decision',
          decision: 'Frist',
          inputs: { 'fall.form': 'MUENDLICH' },
          rules: [],
          output: 5,
          required: [],
        },
      ],
    });
    const model = await read(content);
    expect([...model.namesOf('Faellig')].sort()).toEqual(['Frist', 'datum', 'fall', 'form']);
    expect(model.pathsOf('Faellig')).toEqual(['fall.datum', 'fall.form', 'Frist', 'fall']);
  });
});

describe('explanation of tables inside', () => {
  test('names the rules of a knowledge model and of a context', async () => {
    const inside = (id: string, input: string) =>
      `<decisionTable id="${id}"><input><inputExpression><text>${input}</text></inputExpression></input><output/><rule id="${id}1"><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule><rule id="${id}2"><inputEntry><text>-</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule></decisionTable>`;
    const first = (table: string) => table.replace('<decisionTable', '<decisionTable hitPolicy="FIRST"');
    const model = `<businessKnowledgeModel id="B" name="B"><encapsulatedLogic><formalParameter name="n"/>${first(inside('b', 'n'))}</encapsulatedLogic></businessKnowledgeModel>`;
    const context = `<context><contextEntry><variable name="t"/>${first(inside('t', 'fall.betrag'))}</contextEntry><contextEntry>${literal('[t, B(fall.anzahl)]')}</contextEntry></context>`;
    const content = `${model}<decision id="D" name="D"><knowledgeRequirement><requiredKnowledge href="#B"/></knowledgeRequirement>${context}</decision>`;
    expect(await decide(content, { fall: { betrag: 50, anzahl: 2 } })).toEqual({
      kind: 'decision',
      decision: 'D',
      inputs: { 'fall.betrag': 50, 'fall.anzahl': 2 },
      rules: ['t2', 'b1'],
      output: ['high', 'low'],
      required: [],
    });
  });
});

describe('explanation of lists', () => {
  test('holds the entries that were read, of all elements', async () => {
    const personen = [
      { alter: 30, name: 'A' },
      { alter: 5, name: 'B' },
    ];
    const content = decision('D', literal('count(fall.personen[alter > grenze])'));
    expect(await decide(content, { fall: { personen }, grenze: 18 })).toMatchObject({
      output: 1,
      inputs: { 'fall.personen.alter': [30, 5], grenze: 18 },
    });
  });
});

describe('requirements and types', () => {
  test('text of a typed input becomes a date', async () => {
    const content = `<inputData id="i" name="Zuzug"><variable name="Zuzug" typeRef="date"/></inputData>
      <decision id="D" name="D"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('Zuzug + duration("P1M")')}</decision>`;
    expect(await decide(content, { Zuzug: '2026-01-31' })).toMatchObject({
      output: '2026-02-28',
      inputs: { Zuzug: '2026-01-31' },
    });
    expect(await decide(content, { Zuzug: 'no date' })).toMatchObject({
      output: null,
      warnings: [{ code: 'INVALID_TYPE' }],
    });
  });

  test('a decision sees of the model only what it requires', async () => {
    const content = `${decision('A', literal('1'))}${decision('D', literal('A'))}`;
    expect(await decide(content, { A: 5 })).toMatchObject({ output: null, warnings: [{ code: 'UNKNOWN_VARIABLE' }] });
  });

  test('a decision that requires itself is a fault', async () =>
    expect(
      await decide(`${decision('A', literal('D'), ['D'])}${decision('D', literal('A'), ['A'])}`, {}),
    ).toMatchObject({ code: 'E_DMN_CYCLE' }));

  test('an unknown decision is a fault that tells the known ones', async () =>
    expect(await decide(decision('A', literal('1')), {}, 'B')).toMatchObject({
      code: 'E_DMN_UNKNOWN_DECISION',
      message: 'no decision "B"; the model holds: A',
    }));
});

describe('business knowledge models', () => {
  const knowledge = (id: string, body: string, needs: readonly string[] = []) =>
    `<businessKnowledgeModel id="${id}" name="${id}"><encapsulatedLogic><formalParameter name="n"/>${literal(body)}</encapsulatedLogic>${needs
      .map((need) => `<knowledgeRequirement><requiredKnowledge href="#${need}"/></knowledgeRequirement>`)
      .join('')}</businessKnowledgeModel>`;
  const asking = (text: string, need: string) =>
    `<decision id="D" name="D"><knowledgeRequirement><requiredKnowledge href="#${need}"/></knowledgeRequirement>${literal(text)}</decision>`;

  test('may call themselves, also by way of others, up to a cap', async () => {
    const factorial = knowledge('F', 'if n <= 1 then 1 else n * F(n - 1)');
    expect(await decide(factorial + asking('F(5)', 'F'), {})).toMatchObject({ output: 120 });
    const even = knowledge('Even', 'if n = 0 then true else Odd(n - 1)', ['Odd']);
    const odd = knowledge('Odd', 'if n = 0 then false else Even(n - 1)', ['Even']);
    expect(await decide(even + odd + asking('Even(8)', 'Even'), {})).toMatchObject({ output: true });
    expect(await decide(knowledge('F', 'F(n)') + asking('F(5)', 'F'), {})).toMatchObject({ code: 'E_FEEL_CAP' });
  });
});

describe('item definitions', () => {
  const typed = (definition: string, needs: string, text: string) =>
    `<itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef>${definition}</itemDefinition>
    <inputData id="i" name="l"><variable name="l" typeRef="${needs}"/></inputData>
    <decision id="D" name="D"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal(text)}</decision>`;

  test('allow values of each element, and constrain a collection as a whole', async () => {
    const each = typed('<allowedValues><text>[1..5]</text></allowedValues>', 'tList', 'l');
    expect(await decide(each, { l: [1, 5] })).toMatchObject({ output: [1, 5] });
    expect(await decide(each, { l: [1, 6] })).toMatchObject({ code: 'E_DMN_INPUT_VALUE', elementIds: ['i'] });
    const whole = typed('<typeConstraint><text>count(?) &lt; 3</text></typeConstraint>', 'tList', 'count(l)');
    expect(await decide(whole, { l: [7, 8] })).toMatchObject({ output: 2 });
    expect(await decide(whole, { l: [7, 8, 9] })).toMatchObject({ code: 'E_DMN_INPUT_VALUE' });
  });

  test('name what lies in the elements of a list, also with symbols', async () => {
    const content = `<itemDefinition name="tPerson"><itemComponent name="first-name"><typeRef>string</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
      <inputData id="i" name="p"><variable name="p" typeRef="tPeople"/></inputData>
      <decision id="D" name="D"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('for one in p return one.first-name')}</decision>`;
    expect(await decide(content, { p: [{ 'first-name': 'A' }] })).toMatchObject({ output: ['A'] });
  });
});

describe('reading', () => {
  test.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
    'https://www.omg.org/spec/DMN/20240513/MODEL/',
  ])('takes %s', async (namespace) => {
    const model = await read(decision('D', literal('1 + 1')), namespace);
    expect(model.diagnostics).toEqual([]);
    expect(model.decisions).toMatchObject([{ id: 'D', name: 'D', file: 'test.dmn' }]);
    expect(model.evaluate('D', {}, surroundings)).toMatchObject({ output: 2 });
  });

  test('tells a syntax error with element and line, and still answers the rest', async () => {
    const model = await read(`${decision('D', literal('1 +'))}\n${decision('E', literal('1'))}`);
    expect(model.diagnostics).toMatchObject([
      {
        code: 'E_FEEL_SYNTAX',
        severity: 'error',
        file: 'test.dmn',
        elementIds: ['D'],
        position: { line: 2, column: 1 },
      },
    ]);
    expect(model.evaluate('D', {}, surroundings)).toMatchObject({ code: 'E_FEEL_EVALUATION' });
    expect(model.evaluate('E', {}, surroundings)).toMatchObject({ output: 1 });
  });

  test.each([
    ['E_DMN_DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><definitions/>'],
    ['E_DMN_NAMESPACE', '<definitions/>'],
    ['E_DMN_NOT_READABLE', `<definitions xmlns="${NAMESPACE}"><decision></definitions>`],
    ['E_DMN_UNKNOWN_CONTENT', definitions('<oracle id="o"/>')],
    ['E_DMN_DUPLICATE_ID', definitions(decision('D', literal('1')) + decision('D', literal('2')))],
    ['E_DMN_MISSING_REQUIREMENT', definitions(decision('D', literal('1'), ['nowhere']))],
  ])('reports %s', async (code, xml) => {
    const model = await readDecisions([{ file: 'bad.dmn', xml }]);
    expect(model.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test.each([
    ['E_DMN_TOO_DEEP', decision('D', '<list>'.repeat(3_000) + '</list>'.repeat(3_000))],
    ['W_DMN_UNKNOWN_TYPE', decision('D', literal('1'), [], 'tNowhere')],
    ['W_DMN_NO_LOGIC', decision('D', '')],
    ['W_FEEL_UNKNOWN_FUNCTION', decision('D', literal('string lenght("a")'))],
    [
      'E_FEEL_EVALUATION',
      decision('D', '<literalExpression expressionLanguage="groovy"><text>1</text></literalExpression>'),
    ],
  ])('reports %s', async (code, content) => {
    expect((await read(content)).diagnostics).toMatchObject([{ code, file: 'test.dmn' }]);
  });

  test.each(['javascript', 'https://www.omg.org/spec/DMN/20240513/B-FEEL/'])(
    'refuses texts of a file written in %s, but for those in FEEL',
    async (language) => {
      const own = '<literalExpression expressionLanguage="FEEL"><text>2</text></literalExpression>';
      const xml = definitions(decision('D', literal('1')) + decision('E', own)).replace(
        ' id="d"',
        ` id="d" expressionLanguage="${language}"`,
      );
      const model = await readDecisions([{ file: 'x.dmn', xml }]);
      expect(model.diagnostics).toMatchObject([{ code: 'E_FEEL_EVALUATION', elementIds: ['D'] }]);
      expect(model.evaluate('E', {}, surroundings)).toMatchObject({ output: 2 });
    },
  );

  test('reads what tells of the business around the decisions, and leaves it', async () => {
    const around =
      '<organizationUnit id="o" name="o"><decisionMade href="#D"/><decisionMade href="#D"/></organizationUnit><performanceIndicator id="p" name="p"/><knowledgeSource id="k" name="k"/>';
    expect((await read(decision('D', literal('1')) + around)).diagnostics).toEqual([]);
  });

  test('reports decisions of one id in two files', async () => {
    const file = (name: string) => ({ file: name, xml: definitions(decision('D', literal('1'))) });
    const model = await readDecisions([file('a.dmn'), file('b.dmn')]);
    expect(model.diagnostics).toMatchObject([{ code: 'E_DMN_DUPLICATE_ID', file: 'b.dmn', elementIds: ['D'] }]);
  });

  test('keeps files apart that share namespace and ids', async () => {
    const input = '<inputData id="i" name="fall"/>';
    const declared = `${input}<decision id="A" name="A"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('fall.x')}</decision>`;
    const model = await readDecisions([
      { file: 'a.dmn', xml: definitions(declared) },
      { file: 'b.dmn', xml: definitions(decision('B', literal('fall.x + 1'))) },
    ]);
    expect(model.diagnostics).toEqual([]);
    expect(model.evaluate('A', { fall: { x: 1 } }, surroundings)).toMatchObject({ output: 1 });
    expect(model.evaluate('B', { fall: { x: 1 } }, surroundings)).toMatchObject({ output: 2 });
  });

  test('tells of thousands of findings, each with its place, in time', async () => {
    const broken = Array.from({ length: 3_000 }, (_, i) => decision(`d${i}`, literal('1 +'), ['nowhere']));
    const before = process.cpuUsage();
    const { diagnostics } = await read(broken.join('\n'));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
    expect(diagnostics).toHaveLength(6_000);
    expect(diagnostics.at(-1)).toMatchObject({ elementIds: ['d2999'], position: { line: 3_001, column: 1 } });
  });

  test('reads contexts of thousands of entries in time', async () => {
    const entry = (i: number) =>
      `<contextEntry><variable name="a${i}"/>${literal(i ? `a${i - 1} + 1` : '1')}</contextEntry>`;
    const entries = Array.from({ length: 2_000 }, (_, i) => entry(i)).join('');
    const before = process.cpuUsage();
    const last = '<contextEntry><literalExpression><text>a1999</text></literalExpression></contextEntry>';
    expect(await decide(decision('D', `<context>${entries}${last}</context>`), {})).toMatchObject({ output: 2_000 });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  test('never throws, whatever is done to a file', async () => {
    const xml = definitions(table({ policy: 'UNIQUE', rules: [['> 1', '2']] }));
    const damage = fc.record({
      at: fc.nat(xml.length),
      length: fc.nat(30),
      by: fc.constantFrom('', '<', '>', '"', '&', '</rule>', '\u0000', 'ß'),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, length, by }) => {
        const model = await readDecisions([{ file: 'x.dmn', xml: xml.slice(0, at) + by + xml.slice(at + length) }]);
        const answer = model.evaluate('D', { x: 5 }, surroundings);
        expect(['decision', 'fault']).toContain(answer.kind);
      }),
      { seed: 5, numRuns: 400 },
    );
  });
});
