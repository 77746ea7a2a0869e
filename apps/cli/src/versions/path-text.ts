import type { DiagramNames } from '@fallspur/casework';
import type { Refusal } from '@fallspur/kernel';

const ENDS: Readonly<Record<string, string>> = {
  '(completed)': 'beendet',
  '(terminated)': 'abgebrochen (Abbruchereignis)',
  '(cancelled)': 'abgebrochen',
};

/** Where one command led an instance: then, and when it is given again. */
interface TwoWays {
  readonly recorded: readonly string[];
  readonly replayed: readonly string[];
  readonly refused?: Refusal;
}

/** The first difference in words: the way of then beside the way of now, and why the one of now could not be gone. */
export const pathText = ({ recorded, replayed, refused }: TwoWays, names: Pick<DiagramNames, 'element'>): string => {
  if (refused) return `damals ${wayText(recorded, names)}; jetzt abgewiesen, ${refused.message} (${refused.code})`;
  const called = [recorded, replayed].map((way) => wayText(way, names));
  // Two elements of one name: only their ids tell them apart.
  const [then, now] = called[0] === called[1] ? [recorded, replayed].map((way) => wayText(way, IDS)) : called;
  return `damals ${then}; jetzt ${now}`;
};

const IDS: Pick<DiagramNames, 'element'> = { element: (id) => id };

const wayText = (way: readonly string[], names: Pick<DiagramNames, 'element'>): string =>
  way.length ? way.map((one) => ENDS[one] ?? `«${names.element(one)}»`).join(' → ') : 'keine Bewegung';

const WHY: Readonly<Record<string, string>> = {
  WITHHELD: 'persönliche Angaben sind nicht mehr lesbar',
  AFTER_DIFFERENCE: 'eine andere Instanz weicht dort ab',
};

/** Why the history does not say what would have to be put in again. */
export const unknownText = (why: string): string => {
  const known = WHY[why];
  if (known !== undefined) return known;
  const [type = why, inParts] = why.split(': ');
  return inParts
    ? `eine Angabe zu ${type} ist nur in Teilen aufgezeichnet`
    : `${type} lässt sich nicht noch einmal eingeben`;
};

/** The same for machines; details of a refusal may quote what was put in, and that may be personal. */
export const withoutDetails = <T extends object>(found: T): T => {
  const { refused } = found as { readonly refused?: Refusal };
  return refused ? { ...found, refused: { code: refused.code, message: refused.message } } : found;
};
