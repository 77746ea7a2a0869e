import type { TimelineEntry } from '@fallspur/contract';

type Fields = TimelineEntry['fields'];

/** Pointer below which a correction repeats the whole fact. [decisions.md 11] */
const NEW_DATA = '/daten';

/**
 * Of a correction only what it changed, and its reason: it carries the complete new data, most of which is as before.
 * Everything where nothing to compare with is known, or nothing differs.
 */
export function changedFields(correction: Fields, corrected: Fields | undefined): Fields {
  if (corrected === undefined) return correction;
  const before = new Map(corrected.map(({ path, value }) => [path, JSON.stringify(value)]));
  const differs = ({ path, value }: Fields[number]): boolean =>
    !path.startsWith(`${NEW_DATA}/`) || before.get(path.slice(NEW_DATA.length)) !== JSON.stringify(value);
  const changed = correction.filter(differs);
  return changed.some(({ path }) => path.startsWith(`${NEW_DATA}/`)) ? changed : correction;
}
