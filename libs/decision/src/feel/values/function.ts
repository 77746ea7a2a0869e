import type { Run } from '../run.ts';
import type { Node } from '../syntax.ts';
import type { Value } from './value.ts';
import { Special } from './value.ts';

/** Arguments as written: by position or by name. */
export type Arguments = { readonly positional: readonly Value[] } | { readonly named: ReadonlyMap<string, Value> };

interface Signature {
  /** How many arguments it takes, where that is not simply one a parameter. */
  readonly arities?: readonly number[];
  readonly types?: readonly (Node | null)[];
}

/** A FEEL function: built in, from the surroundings, a business knowledge model, or written in the text. */
export class FeelFunction extends Special {
  readonly kind = 'function';
  readonly name: string;
  readonly parameters: readonly string[];
  readonly invoke: (args: Arguments, run: Run) => Value;
  /** As declared; null where anything may be handed in. None for a built-in one, which sees for itself. */
  readonly parameterTypes: readonly (Node | null)[];
  readonly #arities: readonly number[];
  constructor(
    name: string,
    parameters: readonly string[],
    invoke: (args: Arguments, run: Run) => Value,
    { arities = [parameters.length], types = [] }: Signature = {},
  ) {
    super();
    this.parameterTypes = types;
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

/**
 * Puts the arguments into the order of the parameters; `null` where number or names do not fit. By name, what is left
 * out is null. [DMN 1.5, 10.3.2.13.5]
 */
export const bind = (parameters: readonly string[], args: Arguments): readonly Value[] | null => {
  if ('positional' in args) return args.positional.length === parameters.length ? args.positional : null;
  for (const name of args.named.keys()) if (!parameters.includes(name)) return null;
  return parameters.map((name) => args.named.get(name) ?? null);
};
