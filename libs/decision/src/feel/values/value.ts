import type { BigDecimal } from './decimal.ts';
import type { FeelRange } from './range.ts';
import type { FeelFunction } from './function.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './temporal.ts';

/** A value while FEEL computes: JSON as it came, and what only FEEL knows. [DMN 1.5, 10.3.2] */
export type Value =
  | null
  | boolean
  | number
  | BigDecimal
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | FeelRange
  | FeelFunction
  | readonly Value[]
  | Context;
export interface Context {
  readonly [name: string]: Value;
}

export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'range'
  | 'function';

/** Everything that is neither JSON nor a list: one base, so that a context with a key `kind` is never mistaken for it. */
export abstract class Special {
  abstract readonly kind: Kind;
}

export const kindOf = (value: Value): Kind => {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      if (value === null || value === undefined) return 'null';
      if (Array.isArray(value)) return 'list';
      return value instanceof Special ? value.kind : 'context';
  }
};

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isContext = (value: Value): value is Context => kindOf(value) === 'context';

/** A context is built without prototype, so that no key of a model can reach `Object.prototype`. */
export const newContext = (entries: Iterable<readonly [string, Value]> = []): Record<string, Value> => {
  const context = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) context[key] = value;
  return context;
};

/**
 * One spelling for a name: blanks collapsed, blanks around symbols equalised, so that `a-b` and `a - b` are one name.
 * The parser hands multi-word names over token by token in the same spelling.
 */
export const normalName = (name: string): string =>
  name
    .replace(/\s*([./\-'+*^])\s*/g, ' $1 ')
    .replace(/\s{2,}/g, ' ')
    .trim();

/** One word, without symbols. */
export const PLAIN_NAME = /^[^\s./\-'+*^]*$/;

/** The entry of a context by FEEL name; `undefined` where it has none. */
export const entryOf = (context: Context, name: string): Value | undefined => {
  if (Object.hasOwn(context, name)) return context[name];
  if (PLAIN_NAME.test(name)) return undefined;
  const normal = normalName(name);
  for (const key of Object.keys(context)) if (normalName(key) === normal) return context[key];
  return undefined;
};
