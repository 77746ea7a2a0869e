import { isRefusal } from '@fallspur/kernel';
import { findCaseId, type House } from '@fallspur/house';
import { wrongUsage } from '../terminal/stop.ts';

const SHOWN = 5;

/** The case a person at the terminal means, or a hint how to find it. */
export const askedCase = (house: House, asked: string): string => {
  const found = findCaseId(house, asked);
  if (!isRefusal(found)) return found;
  if (found.code === 'CASE_NOT_FOUND')
    throw wrongUsage(found.message, [
      'Die Fälle und ihre Nummern zeigt «fallspur cases», die einer Gemeinde «fallspur cases --gemeinde 2534».',
    ]);
  const choices = (found.details?.['found'] ?? []) as readonly string[];
  throw wrongUsage(found.message, [
    ...choices.slice(0, SHOWN),
    ...(choices.length > SHOWN ? [`… und ${choices.length - SHOWN} weitere`] : []),
  ]);
};
