import type { Finding } from './compiler.ts';
import type { Element } from './element.ts';
import { attribute, childOf, childrenOf } from './element.ts';
import { ruleIdOf } from './table-words.ts';

/** What is wrong with a decision table whatever it is asked, told when it is read. [DMN 1.5, 8.2 and 10.3.2.10] */
export const tableFindings = (table: Element): readonly { readonly at: Element; readonly finding: Finding }[] => {
  const about = (findings: readonly Finding[], at: Element) => findings.map((finding) => ({ at, finding }));
  const rules = childrenOf(table, 'rule');
  return [
    ...about([...unnamedOutputs(table), ...unfitAggregation(table), ...orderWithoutValues(table)], table),
    ...rules.flatMap((rule, i) => about(missingEntries(rule, ruleIdOf(rule, table, i), table), rule)),
    ...about(rulesThatSayTheSame(table, rules), table),
  ];
};

const missingEntries = (rule: Element, id: string, table: Element): readonly Finding[] => {
  const sides = [
    ['input', 'inputEntry'],
    ['output', 'outputEntry'],
  ] as const;
  return sides.flatMap(([column, entry]) => {
    const [wanted, got] = [childrenOf(table, column).length, childrenOf(rule, entry).length];
    if (wanted === got) return [];
    const message = `rule "${id}" has ${got} ${column} entries, the table has ${wanted} ${column} columns`;
    return [
      { code: 'E_DMN_RULE_ENTRIES', message, hint: 'give the rule one entry a column, "-" where any value fits' },
    ];
  });
};

const unnamedOutputs = (table: Element): readonly Finding[] => {
  const names = childrenOf(table, 'output').map((output) => attribute(output, 'name'));
  if (names.length < 2) return [];
  const finding = (message: string): readonly Finding[] => [
    {
      code: 'E_DMN_OUTPUT_NAME',
      message,
      hint: 'give each output column a name of its own: the answer is a context of them',
    },
  ];
  if (names.includes('')) return finding('one of several output columns has no name');
  const twice = names.find((name, i) => names.indexOf(name) < i);
  return twice === undefined ? [] : finding(`two output columns are named "${twice}"`);
};

const unfitAggregation = (table: Element): readonly Finding[] => {
  const aggregation = attribute(table, 'aggregation');
  if (!aggregation || childrenOf(table, 'output').length < 2) return [];
  return [
    {
      code: 'E_DMN_HIT_POLICY',
      message: `COLLECT ${aggregation} needs exactly one output column`,
      hint: 'drop the aggregation, or make a table for each output',
    },
  ];
};

const orderWithoutValues = (table: Element): readonly Finding[] => {
  const policy = attribute(table, 'hitPolicy');
  const valuesOf = (output: Element): Element | null => childOf(output, 'outputValues');
  if (!['PRIORITY', 'OUTPUT ORDER'].includes(policy) || childrenOf(table, 'output').some(valuesOf)) return [];
  return [
    {
      code: 'W_DMN_NO_OUTPUT_VALUES',
      message: `hit policy ${policy} goes by the order of the output values, but no column lists any; the first rule wins`,
      hint: 'list the output values, the most important first',
    },
  ];
};

const rulesThatSayTheSame = (table: Element, rules: readonly Element[]): readonly Finding[] => {
  if (!['', 'UNIQUE'].includes(attribute(table, 'hitPolicy'))) return [];
  const seen = new Map<string, string>();
  return rules.flatMap((rule, i) => {
    const id = ruleIdOf(rule, table, i);
    const tests = JSON.stringify(childrenOf(rule, 'inputEntry').map((entry) => attribute(entry, 'text') || '-'));
    const before = seen.get(tests);
    seen.set(tests, before ?? id);
    if (before === undefined) return [];
    const message = `the rules "${before}" and "${id}" ask the same, but only one rule may apply in a UNIQUE table`;
    return [{ code: 'W_DMN_SAME_RULES', message, hint: 'merge the two, or choose another hit policy' }];
  });
};
