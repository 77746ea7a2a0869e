import { listCases } from '@fallspur/runtime';
import type { House } from '../house/house.ts';
import { wrongUsage } from '../terminal/stop.ts';

const SHOWN = 5;

/** The case somebody means by its id or the unique beginning of it, with or without the kind before the hyphen. */
export const findCaseId = ({ views }: House, asked: string): string => {
  const all = views.answer((rows) => listCases(rows)).value.map(({ caseId }) => caseId);
  if (all.includes(asked)) return asked;
  const prefix = asked.toLowerCase();
  const found = all.filter((id) => id.startsWith(prefix) || id.slice(id.indexOf('-') + 1).startsWith(prefix));
  if (found[0] !== undefined && found.length === 1) return found[0];
  if (found.length === 0 || asked === '')
    throw wrongUsage(`Keinen Fall gefunden, der mit «${asked}» beginnt.`, [
      'Die Fälle und ihre Nummern zeigt «fallspur cases», die einer Gemeinde «fallspur cases --gemeinde 2534».',
    ]);
  throw wrongUsage(`«${asked}» ist nicht eindeutig, es beginnen ${found.length} Fälle so:`, [
    ...found.slice(0, SHOWN),
    ...(found.length > SHOWN ? [`… und ${found.length - SHOWN} weitere`] : []),
  ]);
};
