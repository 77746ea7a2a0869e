import type { Evaluate, Scope } from '../feel/compile/scope.ts';
import { sum } from '../feel/builtins/statistics.ts';
import { same } from '../feel/values/equality.ts';
import { compare } from '../feel/values/order.ts';
import type { Value } from '../feel/values/value.ts';
import { DecisionError } from './fault.ts';

/** Hit policies of decision tables. [DMN 1.5, 8.2.10] */

/** A rule that applies, with its output values in column order. */
export interface Match {
  readonly rule: string;
  readonly values: readonly Value[];
}
export interface OutputColumn {
  readonly name: string;
  /** Output values in order of priority, the highest first. */
  readonly order: readonly Evaluate[];
}
interface Choice {
  readonly chosen: readonly string[];
  readonly value: Value;
}
type Choose = (
  matches: readonly Match[],
  columns: readonly OutputColumn[],
  row: (match: Match) => Value,
  scope: Scope,
) => Choice;

export interface HitPolicy {
  readonly stopsAtFirst: boolean;
  /** The answer where no rule applies and no default output is given. */
  readonly none: Value;
  /** At least one rule applies. */
  readonly choose: Choose;
}

const namesOf = (matches: readonly Match[]): string => matches.map((match) => match.rule).join(', ');
const violated = (policy: string, expected: string, matches: readonly Match[]): never => {
  throw new DecisionError(
    'E_DMN_HIT_POLICY',
    `hit policy ${policy}: expected ${expected}, but these rules apply: ${namesOf(matches)}`,
    matches.map((match) => match.rule),
  );
};

const one = (match: Match, row: (match: Match) => Value): Choice => ({ chosen: [match.rule], value: row(match) });
const many = (matches: readonly Match[], row: (match: Match) => Value): Choice => ({
  chosen: matches.map((match) => match.rule),
  value: matches.map(row),
});

const unique: Choose = (matches, _, row) =>
  matches.length > 1 ? violated('UNIQUE', 'at most one rule', matches) : one(matches[0]!, row);

const any: Choose = (matches, _, row, { run }) => {
  const [first, ...rest] = matches;
  const value = row(first!);
  if (!rest.every((match) => same(row(match), value, run))) violated('ANY', 'the same output from all rules', matches);
  return { chosen: matches.map((match) => match.rule), value };
};

/** Ranks of a match, column by column; a value outside the list comes last. */
const ranks = (match: Match, columns: readonly OutputColumn[], scope: Scope): readonly number[] =>
  columns.map(({ order }, i) => {
    const at = order.findIndex((value) => same(value(scope), match.values[i] ?? null, scope.run));
    return at < 0 ? order.length : at;
  });

const byPriority = (matches: readonly Match[], columns: readonly OutputColumn[], scope: Scope): readonly Match[] => {
  const ranked = matches.map((match) => ({ match, rank: ranks(match, columns, scope) }));
  ranked.sort((a, b) => a.rank.map((r, i) => r - b.rank[i]!).find((difference) => difference !== 0) ?? 0);
  return ranked.map(({ match }) => match);
};

const aggregated =
  (aggregate: (values: readonly Value[]) => Value): Choose =>
  (matches, columns, row) => {
    const { chosen } = many(matches, row);
    if (columns.length === 1) return { chosen, value: aggregate(matches.map((match) => match.values[0] ?? null)) };
    throw new DecisionError('E_DMN_HIT_POLICY', 'an aggregation needs exactly one output column', chosen);
  };

const extreme =
  (wanted: number) =>
  (values: readonly Value[]): Value =>
    values.reduce((best, value) => {
      const order = compare(value, best);
      return order === null ? null : order === wanted ? value : best;
    }, values[0]!);

const AGGREGATIONS: Readonly<Partial<Record<string, Choose>>> = {
  SUM: aggregated(sum),
  MIN: aggregated(extreme(-1)),
  MAX: aggregated(extreme(1)),
  COUNT: aggregated((values) => values.length),
};

const POLICIES: Readonly<Partial<Record<string, Choose>>> = {
  UNIQUE: unique,
  FIRST: (matches, _, row) => one(matches[0]!, row),
  PRIORITY: (matches, columns, row, scope) => one(byPriority(matches, columns, scope)[0]!, row),
  ANY: any,
  COLLECT: (matches, _, row) => many(matches, row),
  'RULE ORDER': (matches, _, row) => many(matches, row),
  'OUTPUT ORDER': (matches, columns, row, scope) => many(byPriority(matches, columns, scope), row),
};

/** The policy by its name in the file; a table without one is UNIQUE. Throws {@link DecisionError} for an unknown one. */
export const hitPolicyOf = (name: string, aggregation: string): HitPolicy => {
  const policy = name || 'UNIQUE';
  const choose = policy === 'COLLECT' && aggregation ? AGGREGATIONS[aggregation] : POLICIES[policy];
  if (!choose)
    throw new DecisionError(
      'E_DMN_HIT_POLICY',
      `unknown hit policy "${[policy, aggregation].filter(Boolean).join(' ')}"; expected ${Object.keys(POLICIES).join(', ')}, or COLLECT with ${Object.keys(AGGREGATIONS).join(', ')}`,
    );
  const none = aggregation === 'COUNT' ? 0 : null;
  return { stopsAtFirst: policy === 'FIRST', none, choose };
};
