import { refuse, type Refusal } from '@fallspur/kernel';
import { listCases } from '@fallspur/runtime';
import type { House } from '../house.ts';

/**
 * The case somebody means by its id or the unique beginning of it, with or without the kind before the hyphen.
 * Refusals: `CASE_NOT_FOUND`, `CASE_AMBIGUOUS` with `details.found`.
 */
export const findCaseId = ({ views }: Pick<House, 'views'>, asked: string): string | Refusal => {
  const all = views.answer((rows) => listCases(rows)).value.map(({ caseId }) => caseId);
  if (all.includes(asked)) return asked;
  const prefix = asked.toLowerCase();
  const found = all.filter((id) => id.startsWith(prefix) || id.slice(id.indexOf('-') + 1).startsWith(prefix));
  if (found[0] !== undefined && found.length === 1) return found[0];
  if (found.length === 0 || asked === '')
    return refuse('CASE_NOT_FOUND', `Keinen Fall gefunden, der mit «${asked}» beginnt.`);
  return refuse('CASE_AMBIGUOUS', `«${asked}» ist nicht eindeutig, es beginnen ${found.length} Fälle so:`, { found });
};
