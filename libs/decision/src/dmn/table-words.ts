import type { DecisionTableWords } from '../api.ts';
import { attribute, childOf, childrenOf, idOf, kindOfElement, type Element } from './element.ts';

/** What the author of a decision table wrote for people: labels of its columns, what a rule says. Null for other logic. */
export const tableWordsOf = (decision: Element): DecisionTableWords | null => {
  const table = childOf(decision, 'decisionLogic');
  if (!table || kindOfElement(table) !== 'decisionTable') return null;
  return {
    inputs: childrenOf(table, 'input').map((input) => {
      const expression = childOf(input, 'inputExpression');
      const text = expression ? attribute(expression, 'text') : '';
      return { label: attribute(input, 'label') || text, text };
    }),
    outputs: childrenOf(table, 'output').map((output) => {
      const name = attribute(output, 'name');
      return { name, label: attribute(output, 'label') || name };
    }),
    rules: childrenOf(table, 'rule').map((rule, at) => ({
      id: ruleIdOf(rule, table, at),
      number: at + 1,
      says: attribute(rule, 'label') || attribute(rule, 'description') || annotationOf(rule),
    })),
  };
};

/** A rule without an id is known by its place in its table. */
export const ruleIdOf = (rule: Element, table: Element, at: number): string => idOf(rule) || `${idOf(table)}#${at + 1}`;

const annotationOf = (rule: Element): string =>
  childrenOf(rule, 'annotationEntry')
    .map((entry) => attribute(entry, 'text'))
    .filter((text) => text !== '')
    .join(' · ');
