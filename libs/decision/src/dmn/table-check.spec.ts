import { describe, expect, test } from '@jest/globals';
import { readDecisions } from './decisions.ts';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const text = (tag: string, content: string) => `<${tag}><text>${content}</text></${tag}>`;
const rule = (id: string, inputs: readonly string[], outputs: readonly string[]) =>
  `<rule id="${id}">${inputs.map((entry) => text('inputEntry', entry)).join('')}${outputs.map((entry) => text('outputEntry', entry)).join('')}</rule>`;

const findings = async (policy: string, outputs: string, ...rules: readonly string[]) => {
  const table = `<decisionTable id="T" ${policy}>
    <input id="i">${text('inputExpression', 'x')}</input>${outputs}
    ${rules.join('\n    ')}</decisionTable>`;
  const xml = `<definitions xmlns="${NAMESPACE}" id="d" name="d" namespace="n">\n<decision id="D" name="D">${table}</decision></definitions>`;
  const { diagnostics } = await readDecisions([{ file: 'x.dmn', xml }]);
  return diagnostics.map(({ code, severity, elementIds, position }) => ({ code, severity, elementIds, position }));
};

describe('a decision table is checked when it is read', () => {
  test('a sound one has no findings', async () =>
    expect(await findings('', '<output/>', rule('r1', ['1'], ['1']), rule('r2', ['2'], ['1']))).toEqual([]));

  test.each<[string, string, string, string, readonly string[]]>([
    ['E_DMN_RULE_ENTRIES', '', '<output/>', 'r1', [rule('r1', ['1', '2'], ['1'])]],
    ['E_DMN_RULE_ENTRIES', '', '<output/>', 'r1', [rule('r1', ['1'], [])]],
    ['E_DMN_OUTPUT_NAME', '', '<output name="a"/><output/>', 'T', []],
    ['E_DMN_OUTPUT_NAME', '', '<output name="a"/><output name="a"/>', 'T', []],
    ['E_DMN_HIT_POLICY', 'hitPolicy="COLLECT" aggregation="SUM"', '<output name="a"/><output name="b"/>', 'T', []],
    ['W_DMN_NO_OUTPUT_VALUES', 'hitPolicy="PRIORITY"', '<output/>', 'T', []],
    ['W_DMN_SAME_RULES', 'hitPolicy="UNIQUE"', '<output/>', 'T', [rule('r1', ['-'], ['1']), rule('r2', [''], ['2'])]],
  ])('%s: %s %s', async (code, policy, outputs, element, rules) => {
    expect(await findings(policy, outputs, ...rules)).toEqual([
      {
        code,
        severity: code.startsWith('W_') ? 'warning' : 'error',
        elementIds: [element],
        position: element === 'T' ? { line: 2, column: 27 } : { line: 4, column: 5 },
      },
    ]);
  });
});
