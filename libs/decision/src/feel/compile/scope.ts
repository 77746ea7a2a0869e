import type { Run } from '../run.ts';
import type { Context, Value } from '../values/value.ts';
import { entryOf } from '../values/value.ts';

/** The names an expression sees: one record of names, and beyond it the next. */
export interface Scope {
  readonly names: Context;
  readonly outer: Scope | null;
  readonly run: Run;
}

/** A compiled node. */
export type Evaluate = (scope: Scope) => Value;

export const inner = (outer: Scope, names: Context): Scope => ({ names, outer, run: outer.run });

export const lookUp = (scope: Scope, name: string): Value | undefined => {
  for (let at: Scope | null = scope; at; at = at.outer) {
    const value = entryOf(at.names, name);
    if (value !== undefined) return value;
  }
  return undefined;
};
