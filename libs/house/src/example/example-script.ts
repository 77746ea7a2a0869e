import { addToDate, compareInstants, type LocalDate } from '@fallspur/kernel';
import { chanceOf } from './invented-families.ts';
import { PLAN } from './plan.ts';
import { STORIES } from './stories.ts';
import { Tale, type ExampleLine } from './tale.ts';

/** How every dossier of the example is referred to by its municipality; nothing else begins so. */
export const EXAMPLE_PREFIX = 'BSP-';

/**
 * «Beispieldaten»: a small synthetic canton as a script for `play`, JSON Lines in the order of time, up to the
 * beginning of `today`. The same seed and day give the same script; every person is invented.
 */
export const exampleScript = (seed: number, today: LocalDate): string => {
  const lines: { readonly at: string }[] = tales(seed, today).flatMap((tale) => tale.lines);
  lines.sort((a, b) => compareInstants(a.at, b.at));
  return [...lines, { at: today, do: 'advance' }].map((line) => JSON.stringify(line)).join('\n');
};

const tales = (seed: number, today: LocalDate): readonly Tale[] =>
  PLAN.flatMap((place) => place.families.map((family) => ({ place, family }))).map(({ place, family }, index) => {
    const chance = chanceOf(seed * 1000 + index);
    const [story, daysAgo] = family;
    const referenz = `${EXAMPLE_PREFIX}${String(index + 1).padStart(4, '0')}`;
    const tale = new Tale(referenz, place, addToDate(today, `-P${daysAgo}D`), today, chance);
    STORIES[story](tale);
    return tale;
  });

export type { ExampleLine };
