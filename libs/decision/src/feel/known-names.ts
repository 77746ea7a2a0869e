import type { Shape, Shapes } from './syntax.ts';
import type { Context, Value } from './values/value.ts';
import { isContext, isList, normalName } from './values/value.ts';

/**
 * Names with operators or keywords in them (`first-name`, `profit and loss`) are only read as names where they are
 * known. [DMN 1.5, 10.3.1.5] For an expression that stands alone they are known from its variables.
 */
const KEYWORDS =
  'and|or|in|between|not|if|then|else|for|return|some|every|satisfies|instance|of|function|null|true|false|external';
const AMBIGUOUS = new RegExp(`[-+*/.'^]|(?:^|\\s)(?:${KEYWORDS})(?:\\s|$)`);
const MAY_HOLD_ONE = new RegExp(`\\S\\s*[-+*/'^]|[\\s](?:${KEYWORDS})\\s`);
const DEPTH_MAX = 4;
const NAMES_KEPT = 200;
type Kind = 'unread' | 'plain' | 'ambiguous';

/** The ambiguous names among the variables that the text may mean, with the way to them; null where there are none. */
export const ambiguousNames = (text: string): ((variables: Context) => Shapes | null) => {
  if (!MAY_HOLD_ONE.test(text)) return () => null;
  const spelled = normalName(text);
  const kinds = new Map<string, Kind>();
  const kindOf = (name: string): Kind => {
    const known = kinds.get(name);
    if (known) return known;
    const ambiguous = AMBIGUOUS.test(name);
    const kind = !spelled.includes(ambiguous ? normalName(name) : name) ? 'unread' : ambiguous ? 'ambiguous' : 'plain';
    if (kinds.size < NAMES_KEPT) kinds.set(name, kind);
    return kind;
  };
  const within = (context: Context, depth: number): Shapes | null => {
    let found: Record<string, Shape> | null = null;
    for (const name of Object.keys(context)) {
      const kind = kindOf(name);
      if (kind === 'unread') continue;
      const inner = depth < DEPTH_MAX ? shapeOf(context[name]!, depth + 1) : null;
      if (kind === 'ambiguous' || inner) (found ??= {})[name] = inner;
    }
    return found;
  };
  const shapeOf = (value: Value, depth: number): Shape => {
    const one = isList(value) ? value[0] : value;
    return one !== undefined && isContext(one) ? within(one, depth) : null;
  };
  return (variables) => within(variables, 0);
};
