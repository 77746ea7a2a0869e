import { localDateOfInstant } from '@fallspur/kernel';
import type { House } from './house.ts';

/** A municipality by number and name. */
export interface Municipality {
  readonly bfs: number;
  readonly name: string;
}

interface Entry {
  readonly bfsNummer?: unknown;
  readonly name?: unknown;
  readonly nachfolgerin?: unknown;
}

/** Before the first process was in force no case can name a municipality. */
const FIRST_DAY = '2015-07-01';

/**
 * Which municipality a number stands for on a day: itself while it exists, and after a merger the one it became part of.
 */
export const municipalityThen = (register: House['register'], bfs: number, day: string): Municipality | undefined => {
  const entryOn = (number: number, on: string): Entry | undefined =>
    register('gemeinden', on)?.[String(number)] as Entry;
  const seen = new Set<number>();
  for (let number = bfs; !seen.has(number);) {
    seen.add(number);
    const entry = entryOn(number, day);
    if (typeof entry?.name === 'string') return { bfs: number, name: entry.name };
    const gone = entryOn(number, FIRST_DAY);
    if (typeof gone?.nachfolgerin === 'number') number = gone.nachfolgerin;
  }
  return undefined;
};

/** The same as of today by the clock of the house. */
export const municipalityToday = ({ register, clock }: Pick<House, 'register' | 'clock'>) => {
  const today = localDateOfInstant(clock.now());
  return (bfs: number): Municipality | undefined => municipalityThen(register, bfs, today);
};
