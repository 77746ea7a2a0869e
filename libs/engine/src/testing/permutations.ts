import type { ScenarioStep } from './scenario.ts';

/** Orders played for one scenario at most; what would be more is a scenario to be cut into pieces. */
const ORDERS_MAX = 720;

/** Every list of steps a scenario stands for: `anyOrder` means that each order must hold. */
export function permutationsOf(steps: readonly ScenarioStep[]): readonly (readonly ScenarioStep[])[] {
  let lists: (readonly ScenarioStep[])[] = [[]];
  for (const step of steps) {
    const tails = 'anyOrder' in step ? ordersOf(step.anyOrder) : [[step]];
    lists = lists.flatMap((list) => tails.map((tail) => [...list, ...tail]));
    if (lists.length > ORDERS_MAX) throw new Error(`The anyOrder steps give more than ${ORDERS_MAX} orders`);
  }
  return lists;
}

const ordersOf = (steps: readonly ScenarioStep[]): readonly (readonly ScenarioStep[])[] =>
  steps.length < 2
    ? [steps]
    : steps.flatMap((first, index) =>
        ordersOf([...steps.slice(0, index), ...steps.slice(index + 1)]).map((rest) => [first, ...rest]),
      );
