import type { FeelFunction } from '../values/function.ts';
import { CONTEXTS } from './contexts.ts';
import { CONVERSION } from './conversion.ts';
import { DATES } from './dates.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { RANGES } from './ranges.ts';
import { STATISTICS } from './statistics.ts';
import { STRINGS } from './strings.ts';

/** Every built-in function by name; the files are the standard's own chapters. [DMN 1.5, 10.3.4] */
export const BUILTINS: ReadonlyMap<string, FeelFunction> = new Map([
  ...CONVERSION,
  ...STRINGS,
  ...LISTS,
  ...STATISTICS,
  ...NUMBERS,
  ...DATES,
  ...RANGES,
  ...CONTEXTS,
]);
