import type { Run } from '../run.ts';
import type { Value } from './value.ts';
import { Special } from './value.ts';

/** Arguments as written: by position or by name. */
export type Arguments = { readonly positional: readonly Value[] } | { readonly named: ReadonlyMap<string, Value> };

/** A FEEL function: built in, from the surroundings, a business knowledge model, or written in the text. */
export class FeelFunction extends Special {
  readonly kind = 'function';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly invoke: (args: Arguments, run: Run) => Value;
  readonly #arities: readonly number[];
  /** `arities`: how many arguments it takes, where that is not simply one a parameter. */
  constructor(
    name: string,
    parameters: readonly string[],
    invoke: (args: Arguments, run: Run) => Value,
    arities: readonly number[] = [parameters.length],
  ) {
    super();
    this.#arities = arities;
    this.name = name;
    this.parameters = parameters;
    this.invoke = invoke;
  }

  override toString(): string {
    return `${this.name}(${this.parameters.join(', ')})`;
  }

  takes(count: number): boolean {
    return this.#arities.includes(count);
  }

  call(run: Run, ...positional: readonly Value[]): Value {
    return this.invoke({ positional }, run);
  }
}

/** Puts the arguments into the order of the parameters; `null` where number or names do not fit. */
export const bind = (parameters: readonly string[], args: Arguments): readonly Value[] | null => {
  if ('positional' in args) return args.positional.length === parameters.length ? args.positional : null;
  if (args.named.size !== parameters.length) return null;
  const bound: Value[] = [];
  for (const name of parameters) {
    const value = args.named.get(name);
    if (value === undefined) return null;
    bound.push(value);
  }
  return bound;
};
